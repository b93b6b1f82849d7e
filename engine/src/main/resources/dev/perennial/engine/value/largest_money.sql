-- The largest amount that will be written; bounds are never below the estimates they belong to.
SELECT coalesce(max(greatest(
  coalesce(clv_high, 0), coalesce(value_high, 0), coalesce(clv, 0), coalesce(expected_value, 0),
  coalesce(expected_spend, 0), textbook_clv, value_at_risk, abs(CAST(spend_units AS DOUBLE)) / 10000
)), 0)
FROM customer_quadrant
