-- What the classifier looks at on a day: the same for customers on an earlier day, from whom it learns, and for everybody today.
SELECT
  b.*,
  ln(1e0 + (:day - last_on)) AS x_recency,
  CASE WHEN last_on > first_on THEN
    ln(1e0 + (:day - last_on) * (placed - 1e0) / (last_on - first_on))
  END AS x_overdue,
  ln(greatest(1e0, CAST(placed AS DOUBLE))) AS x_frequency,
  ln(1e0 + recent_orders) AS x_recent,
  ln(1e0 + before_orders) AS x_before,
  CAST(active_months AS DOUBLE) AS x_months,
  ln(1e0 + (:day - first_on)) AS x_age,
  CASE WHEN recent_baskets + before_baskets > 0 THEN
    (recent_ln + before_ln) / (recent_baskets + before_baskets)
  END AS x_basket,
  CASE WHEN recent_baskets > 0 AND before_baskets > 0 THEN
    recent_ln / recent_baskets - before_ln / before_baskets
  END AS x_basket_change,
  CASE WHEN events > 0 THEN ln(1e0 + active_days) END AS x_active,
  CASE WHEN events > 0 THEN ln(1e0 + active_before) END AS x_active_before,
  CASE WHEN usage_ratio IS NOT NULL THEN ln(greatest(5e-2, least(2e1, usage_ratio))) END AS x_usage,
  CASE WHEN answers > 0 THEN CASE WHEN unhappy_answers > 0 THEN 1e0 ELSE 0e0 END END AS x_unhappy,
  CASE WHEN recent_complaints > 0 THEN 1e0 ELSE 0e0 END AS x_complaint,
  CASE WHEN stated_cause IS NOT NULL THEN 1e0 ELSE 0e0 END AS x_cause
FROM :facts AS b
