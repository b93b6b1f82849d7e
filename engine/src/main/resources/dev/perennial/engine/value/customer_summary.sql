-- What the answers about the base as a whole are made of, worked out once.
SELECT
  customer_id, last_order, orders, stage, stage_reason, r, f, rfm_group, quadrant,
  p_alive, expected_orders, expected_value, clv, clv_low, clv_high, value_at_risk,
  year_orders, year_spend_units
FROM customer_quadrant
