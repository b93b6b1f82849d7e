-- The share of customers with an order in the past year who spent less in it.
SELECT
  customer_id,
  (rank() OVER (ORDER BY year_spend_units) - 1) / greatest(1e0, count(*) OVER () - 1e0) AS spend_share
FROM t_cards
WHERE year_orders > 0
