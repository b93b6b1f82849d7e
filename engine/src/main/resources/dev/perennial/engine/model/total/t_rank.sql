-- Each sum that customers with an order in the past year spent in it, with the share of them who spent less.
SELECT
  year_spend_units,
  (sum(n) OVER (ORDER BY year_spend_units) - n) / greatest(1e0, sum(n) OVER () - 1e0) AS spend_share
FROM (
  SELECT year_spend_units, count(*) AS n
  FROM t_cards
  WHERE year_orders > 0
  GROUP BY year_spend_units
) AS counted
