-- Everybody, with what the numeric models say of those who ordered.
SELECT
  c.customer_id,
  c.kind,
  c.province,
  coalesce(q.stage, 'prospect') AS stage,
  q.p_alive,
  q.any_order,
  q.overdue,
  q.interval_variation,
  coalesce(q.orders, 0) AS orders,
  q.clv,
  q.clv_low,
  q.clv_high,
  q.value_at_risk,
  coalesce(q.year_orders, 0) AS year_orders,
  coalesce(q.year_spend_units, 0) AS year_spend_units
FROM d_customers AS c
LEFT JOIN (
  SELECT
    CAST(customer_id AS BIGINT) AS id, stage, p_alive, any_order, overdue, interval_variation, orders, clv, clv_low,
    clv_high, value_at_risk, year_orders, year_spend_units
  FROM customer_quadrant
) AS q ON q.id = c.customer_id
