-- The share of customers with an order in the past year who spent less in it: that of the next sum somebody spent, since a
-- customer who is looked at again may have spent a sum of their own.
SELECT customer_id, coalesce(spend_share, 1e0) AS spend_share
FROM (
  SELECT
    customer_id,
    min(spend_share) OVER (ORDER BY year_spend_units RANGE BETWEEN CURRENT ROW AND UNBOUNDED FOLLOWING) AS spend_share
  FROM (
    SELECT customer_id, year_spend_units, CAST(NULL AS DOUBLE) AS spend_share
    FROM t_cards
    WHERE year_orders > 0
    UNION ALL
    SELECT NULL, year_spend_units, spend_share
    FROM t_rank
  ) AS both_kinds
) AS placed
WHERE customer_id IS NOT NULL
