-- Answers drawn to the base's mean as if it were prior_answers answers more, less what complaints take away.
SELECT
  scored.*,
  CASE WHEN satisfaction_score IS NULL THEN NULL ELSE greatest(0e0, satisfaction_score - margin_of_error) END
    AS satisfaction_low,
  CASE WHEN satisfaction_score IS NULL THEN NULL ELSE least(100e0, satisfaction_score + margin_of_error) END
    AS satisfaction_high,
  CASE
    WHEN satisfaction_score IS NULL THEN NULL
    WHEN satisfaction_score >= 70e0 THEN 'satisfied'
    WHEN satisfaction_score >= 40e0 THEN 'neutral'
    ELSE 'unhappy'
  END AS satisfaction_class
FROM (
  SELECT
    b.*,
    CASE WHEN answers > 0 OR complaints > 0 THEN
      greatest(0e0, least(100e0,
        (:prior_answers * :mean + coalesce(weighted, 0e0)) / (:prior_answers + coalesce(weight, 0e0))
        - coalesce(complaint_weight, 0e0)))
    END AS satisfaction_score,
    196e-2 * sqrt(:variance / (:prior_answers + coalesce(weight, 0e0))) AS margin_of_error
  FROM :before AS b
) AS scored
