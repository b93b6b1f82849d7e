-- The scores file as text: decimals that nobody can use are left out, which halves the time and the size of the file.
SELECT * REPLACE (
  CAST(t_x AS DECIMAL(18, 9)) AS t_x,
  CAST(t AS DECIMAL(18, 9)) AS t,
  CAST(monetary AS DECIMAL(18, 6)) AS monetary,
  CAST(p_alive AS DECIMAL(18, 12)) AS p_alive,
  CAST(any_order AS DECIMAL(18, 12)) AS any_order,
  CAST(expected_orders AS DECIMAL(18, 12)) AS expected_orders,
  CAST(expected_value AS DECIMAL(18, 6)) AS expected_value,
  CAST(clv AS DECIMAL(18, 6)) AS clv,
  CAST(clv_low AS DECIMAL(18, 4)) AS clv_low,
  CAST(clv_high AS DECIMAL(18, 4)) AS clv_high,
  CAST(least(overdue, 1e9) AS DECIMAL(18, 6)) AS overdue,
  CAST(least(expected_interval_days, 1e9) AS DECIMAL(18, 6)) AS expected_interval_days,
  CAST(interval_variation AS DECIMAL(18, 6)) AS interval_variation,
  CAST(orders_low AS BIGINT) AS orders_low,
  CAST(orders_high AS BIGINT) AS orders_high,
  CAST(expected_spend AS DECIMAL(18, 6)) AS expected_spend,
  CAST(value_low AS DECIMAL(18, 4)) AS value_low,
  CAST(value_high AS DECIMAL(18, 4)) AS value_high,
  CAST(value_at_risk AS DECIMAL(18, 4)) AS value_at_risk,
  CAST(textbook_clv AS DECIMAL(18, 4)) AS textbook_clv,
  CAST(spend AS DECIMAL(18, 4)) AS spend,
  CAST(window_spend AS DECIMAL(18, 4)) AS window_spend
)
FROM (:scores)
