-- Sums behind the mean cuts of the frequency x basket map, over customers with an order in the window. Basket is money
-- per order in 1/10,000, cut off to a whole number so that the sums are exact.
SELECT
  count(*) AS customers,
  coalesce(sum(CAST(window_orders AS DECIMAL(38, 0))), 0) AS orders_sum,
  coalesce(sum(CAST(floor(CAST(window_spend_units AS DOUBLE) / window_orders) AS DECIMAL(38, 0))), 0) AS basket_sum
FROM customer_facts
WHERE window_orders > 0
