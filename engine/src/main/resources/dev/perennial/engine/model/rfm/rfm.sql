-- The eight groups by which scores are high: above the base's mean score, or above a fixed score where one is given
-- (:threshold > 0). Means are compared as whole numbers: score * customers > sum.
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
    CASE WHEN :threshold > 0 THEN r > :threshold ELSE CAST(r AS BIGINT) * :customers > :r_sum END AS r_high,
    CASE WHEN :threshold > 0 THEN f > :threshold ELSE CAST(f AS BIGINT) * :customers > :f_sum END AS f_high,
    CASE WHEN :threshold > 0 THEN m > :threshold ELSE CAST(m AS BIGINT) * :customers > :m_sum END AS m_high
  FROM customer_scores
) AS scored
