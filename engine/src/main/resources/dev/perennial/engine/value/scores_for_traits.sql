-- What the models of traits build on.
SELECT
  customer_id, stage, p_alive, any_order, overdue, interval_variation, orders, clv, clv_low, clv_high, value_at_risk,
  year_orders, year_spend_units
FROM customer_quadrant
