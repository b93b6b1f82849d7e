SELECT
  count(*) AS customers,
  CAST(sum(orders) AS BIGINT) AS orders,
  CAST(sum(year_orders) AS BIGINT) AS year_orders,
  CAST(sum(year_spend_units) AS DOUBLE) / 10000 AS year_spend,
  sum(p_alive) AS active,
  coalesce(sum(value_at_risk), 0) AS value_at_risk,
  coalesce(sum(clv), 0) AS clv,
  coalesce(sum(expected_value), 0) AS expected_value,
  sum(expected_orders) AS expected_orders
FROM customer_summary
