-- What the mean scores are made of; 0 customers have sums of 0.
SELECT
  count(*) AS customers,
  coalesce(sum(r), 0) AS r_sum,
  coalesce(sum(f), 0) AS f_sum,
  coalesce(sum(m), 0) AS m_sum
FROM customer_scores
