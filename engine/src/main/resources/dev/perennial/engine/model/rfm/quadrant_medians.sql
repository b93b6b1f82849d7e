-- The two middle values behind the median cuts, over customers with an order in the window; equal when their number is
-- odd.
SELECT
  count(*) AS customers,
  min(CASE WHEN 2 * orders_rank >= n THEN window_orders END) AS orders_lower,
  min(CASE WHEN 2 * orders_rank > n THEN window_orders END) AS orders_upper,
  min(CASE WHEN 2 * basket_rank >= n THEN basket_units END) AS basket_lower,
  min(CASE WHEN 2 * basket_rank > n THEN basket_units END) AS basket_upper
FROM (
  SELECT
    window_orders,
    basket_units,
    count(*) OVER () AS n,
    row_number() OVER (ORDER BY window_orders) AS orders_rank,
    row_number() OVER (ORDER BY basket_units) AS basket_rank
  FROM (
    SELECT
      window_orders,
      CAST(floor(CAST(window_spend_units AS DOUBLE) / window_orders) AS BIGINT) AS basket_units
    FROM customer_facts
    WHERE window_orders > 0
  ) AS baskets
) AS ranked
