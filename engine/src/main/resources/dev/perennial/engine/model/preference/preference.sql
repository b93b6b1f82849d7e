-- Shares of the favourite category, channel and weekday with a lower bound (95 %).
SELECT
  shared.*,
  CASE WHEN category_affinity IS NOT NULL THEN greatest(0e0, category_affinity - 196e-2 * sqrt(category_affinity
    * greatest(0e0, 1e0 - category_affinity) / (category_total + :category_strength + 1e0))) END AS category_low,
  CASE WHEN channel_affinity IS NOT NULL THEN greatest(0e0, channel_affinity - 196e-2 * sqrt(channel_affinity
    * greatest(0e0, 1e0 - channel_affinity) / (channel_total + :channel_strength + 1e0))) END AS channel_low,
  CASE WHEN weekday_affinity IS NOT NULL THEN greatest(0e0, weekday_affinity - 196e-2 * sqrt(weekday_affinity
    * greatest(0e0, 1e0 - weekday_affinity) / (placed + :weekday_strength + 1e0))) END AS weekday_low
FROM (
  SELECT
    b.*,
    ic.category AS preferred_category,
    b.category_total AS category_evidence,
    (category_key - category_key % 65536) / 65536 / 1e6 / (category_total + :category_strength) AS category_affinity,
    ih.item AS preferred_channel,
    b.channel_total AS channel_evidence,
    b.placed AS weekday_evidence,
    (channel_key - channel_key % 65536) / 65536 / 1e6 / (channel_total + :channel_strength) AS channel_affinity,
    CAST(8 - weekday_key % 8 AS INT) AS preferred_weekday,
    (weekday_key - weekday_key % 8) / 8 / 1e6 / (placed + :weekday_strength) AS weekday_affinity
  FROM (
    SELECT
      p.*,
      greatest(
        CAST(floor((w0 + :weekday_strength * :s0) * 1e6) AS BIGINT) * 8 + 7,
        CAST(floor((w1 + :weekday_strength * :s1) * 1e6) AS BIGINT) * 8 + 6,
        CAST(floor((w2 + :weekday_strength * :s2) * 1e6) AS BIGINT) * 8 + 5,
        CAST(floor((w3 + :weekday_strength * :s3) * 1e6) AS BIGINT) * 8 + 4,
        CAST(floor((w4 + :weekday_strength * :s4) * 1e6) AS BIGINT) * 8 + 3,
        CAST(floor((w5 + :weekday_strength * :s5) * 1e6) AS BIGINT) * 8 + 2,
        CAST(floor((w6 + :weekday_strength * :s6) * 1e6) AS BIGINT) * 8 + 1) AS weekday_key
    FROM :before AS p
  ) AS b
  LEFT JOIN i_category AS ic ON ic.item_no = 65535 - b.category_key % 65536
  LEFT JOIN i_channel AS ih ON ih.item_no = 65535 - b.channel_key % 65536
) AS shared
