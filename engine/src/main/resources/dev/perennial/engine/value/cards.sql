-- One card per customer, as a database keeps it: money in currency units, times in days unless named otherwise.
SELECT
  CAST(customer_id AS BIGINT) AS customer_id,
  stage, stage_reason, won_back,
  p_alive, any_order,
  expected_orders, CAST(least(orders_low, 2e9) AS INTEGER) AS orders_low, CAST(least(orders_high, 2e9) AS INTEGER) AS orders_high,
  expected_spend, expected_value, value_low, value_high,
  clv, clv_low, clv_high, textbook_clv, value_at_risk,
  expected_interval_days, overdue, interval_variation, recency_days,
  CAST(r AS SMALLINT) AS r, CAST(f AS SMALLINT) AS f, CAST(m AS SMALLINT) AS m, rfm_group,
  coalesce(quadrant, 'none') AS quadrant, window_orders, CAST(window_spend_units AS DOUBLE) / 10000 AS window_spend,
  orders, x, t_x, t, monetary, first_order, last_order, CAST(spend_units AS DOUBLE) / 10000 AS spend,
  year_orders, CAST(year_spend_units AS DOUBLE) / 10000 AS year_spend
FROM customer_quadrant
UNION ALL BY NAME
SELECT customer_id, 'prospect' AS stage
FROM prospects
