SELECT
  customer_id,
  CAST(count(*) AS INT) AS complaints,
  CAST(sum(CASE WHEN day > :as_of - 180 THEN 1 ELSE 0 END) AS INT) AS recent_complaints,
  CAST(sum(CASE WHEN resolved IS NULL OR NOT resolved THEN 1 ELSE 0 END) AS INT) AS open_complaints,
  sum(power(2e0, -(:as_of - day) / :half_life)
    * CASE WHEN resolved IS NULL OR NOT resolved THEN :open_cost ELSE :resolved_cost END) AS complaint_weight
FROM d_complaints
WHERE day <= :as_of
GROUP BY customer_id
