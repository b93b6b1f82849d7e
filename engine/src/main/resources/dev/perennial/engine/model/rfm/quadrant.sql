-- The frequency x basket map: B low/low, C high frequency/low basket, D low frequency/high basket, E high/high. High is
-- strictly above the cut; cuts are fractions (:orders_sum / :orders_count), compared by multiplication. A customer
-- without an order in the window is in no group.
SELECT
  basketed.*,
  CASE
    WHEN window_orders = 0 THEN NULL
    WHEN frequency_high AND basket_high THEN 'E'
    WHEN basket_high THEN 'D'
    WHEN frequency_high THEN 'C'
    ELSE 'B'
  END AS quadrant
FROM (
  SELECT
    customer_rfm.*,
    CAST(window_orders AS DECIMAL(19, 0)) * :orders_count > :orders_sum AS frequency_high,
    CASE
      WHEN window_orders > 0
      THEN CAST(floor(CAST(window_spend_units AS DOUBLE) / window_orders) AS DECIMAL(19, 0)) * :basket_count > :basket_sum
      ELSE FALSE
    END AS basket_high
  FROM customer_rfm
) AS basketed
