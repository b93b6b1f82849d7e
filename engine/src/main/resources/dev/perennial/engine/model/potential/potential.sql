-- What a customer's look-alikes in the better part spend more in a year.
SELECT
  b.*,
  CASE WHEN peers IS NOT NULL THEN greatest(0e0, (peer_spend_units - greatest(0, year_spend_units)) / 10000e0) END AS headroom,
  CASE WHEN peers IS NOT NULL THEN greatest(0e0, (peer_low_units - greatest(0, year_spend_units)) / 10000e0) END AS headroom_low,
  CASE WHEN peers IS NOT NULL THEN greatest(0e0, (peer_high_units - greatest(0, year_spend_units)) / 10000e0) END AS headroom_high,
  peer_spend_units / 10000e0 AS peer_spend
FROM :before AS b
