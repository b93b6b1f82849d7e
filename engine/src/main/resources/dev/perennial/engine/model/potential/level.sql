-- The quantile of the past year's spend among those who ordered in it, and the two ranks about it that bound it with a probability
-- of 95 %.
SELECT
  :level AS peer_level, :keys,
  CAST(count(*) AS INT) AS peers,
  CAST(min(CASE WHEN place >= :quantile * customers THEN year_spend_units END) AS BIGINT) AS peer_spend_units,
  CAST(min(CASE WHEN place >= :quantile * customers
    - 196e-2 * sqrt(customers * :quantile * (1e0 - :quantile)) THEN year_spend_units END) AS BIGINT) AS peer_low_units,
  CAST(coalesce(min(CASE WHEN place >= :quantile * customers
    + 196e-2 * sqrt(customers * :quantile * (1e0 - :quantile)) THEN year_spend_units END), max(year_spend_units)) AS BIGINT)
    AS peer_high_units
FROM (
  SELECT
    :keys,
    year_spend_units,
    row_number() OVER (PARTITION BY :keys ORDER BY year_spend_units) AS place,
    count(*) OVER (PARTITION BY :keys) AS customers
  FROM t_groups
  WHERE year_orders > 0
) AS ranked
GROUP BY :keys
HAVING count(*) >= :least_peers
