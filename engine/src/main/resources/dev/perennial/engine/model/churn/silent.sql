-- The columns of a forecast where none can be made.
SELECT
  b.*,
  CAST(NULL AS DOUBLE) AS churn_probability,
  CAST(NULL AS INT) AS churn_evidence,
  CAST(NULL AS DOUBLE) AS churn_low,
  CAST(NULL AS DOUBLE) AS churn_high,
  CAST(NULL AS INT) AS churn_days,
  CAST(NULL AS STRING) AS churn_reasons
FROM (:before) AS b
