-- The two middle values behind the median cuts, over customers with an order in the window; equal when their number is
-- odd.
SELECT
  count(*) AS customers,
  coalesce(min(CASE WHEN 2 * orders_rank >= n THEN window_orders END), 0) AS orders_lower,
  coalesce(min(CASE WHEN 2 * orders_rank > n THEN window_orders END), 0) AS orders_upper,
  coalesce(min(CASE WHEN 2 * basket_rank >= n THEN basket_units END), 0) AS basket_lower,
  coalesce(min(CASE WHEN 2 * basket_rank > n THEN basket_units END), 0) AS basket_upper
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
