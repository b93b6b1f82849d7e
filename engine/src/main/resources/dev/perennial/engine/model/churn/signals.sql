-- How often each signal is there.
SELECT
  coalesce(sum(CASE WHEN churn_signals LIKE '%overdue%' THEN 1 ELSE 0 END), 0),
  coalesce(sum(CASE WHEN churn_signals LIKE '%frequency%' THEN 1 ELSE 0 END), 0),
  coalesce(sum(CASE WHEN churn_signals LIKE '%spend%' THEN 1 ELSE 0 END), 0),
  coalesce(sum(CASE WHEN churn_signals LIKE '%activity%' THEN 1 ELSE 0 END), 0),
  coalesce(sum(CASE WHEN churn_signals LIKE '%usage%' THEN 1 ELSE 0 END), 0),
  coalesce(sum(CASE WHEN churn_signals LIKE '%feedback%' THEN 1 ELSE 0 END), 0),
  coalesce(sum(CASE WHEN churn_signals LIKE '%cause%' THEN 1 ELSE 0 END), 0)
FROM :traits
