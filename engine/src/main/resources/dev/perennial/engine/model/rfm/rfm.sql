-- Scores 1 to 5 (5 best) by the cuts, then the eight groups by which scores are high: above the base's mean score,
-- or above a fixed score where one is given (:threshold > 0). Means are compared as whole numbers: score * n > sum.
SELECT
  scored.*,
  CASE
    WHEN r_high AND f_high AND m_high THEN 'important-value'
    WHEN r_high AND NOT f_high AND m_high THEN 'important-develop'
    WHEN NOT r_high AND f_high AND m_high THEN 'important-keep'
    WHEN NOT r_high AND NOT f_high AND m_high THEN 'important-win-back'
    WHEN r_high AND f_high THEN 'general-value'
    WHEN r_high THEN 'general-develop'
    WHEN f_high THEN 'general-keep'
    ELSE 'general-win-back'
  END AS rfm_group
FROM (
  SELECT
    customer_scores.*,
    CASE WHEN :threshold > 0 THEN r > :threshold ELSE r * n > r_sum END AS r_high,
    CASE WHEN :threshold > 0 THEN f > :threshold ELSE f * n > f_sum END AS f_high,
    CASE WHEN :threshold > 0 THEN m > :threshold ELSE m * n > m_sum END AS m_high
  FROM customer_scores
  CROSS JOIN (
    SELECT count(*) AS n, sum(r) AS r_sum, sum(f) AS f_sum, sum(m) AS m_sum
    FROM customer_scores
  ) AS totals
) AS scored
