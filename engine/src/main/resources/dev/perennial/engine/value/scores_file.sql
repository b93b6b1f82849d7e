-- The scores file: one row per customer, money in currency units, times in units.
SELECT
  customer_id, first_order, last_order, orders, x, t_x, t, monetary,
  r, f, m, rfm_group, quadrant, stage,
  p_alive, expected_orders, expected_value, clv, clv_low, clv_high,
  stage_reason, won_back, overdue, expected_interval_days, interval_variation,
  orders_low, orders_high, any_order, expected_spend, value_low, value_high, value_at_risk, textbook_clv,
  CAST(spend_units AS DOUBLE) / 10000 AS spend,
  window_orders,
  CAST(window_spend_units AS DOUBLE) / 10000 AS window_spend
FROM customer_quadrant
