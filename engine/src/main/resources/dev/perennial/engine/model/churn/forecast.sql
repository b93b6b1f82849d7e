-- The probability of no order within the horizon for everybody who ordered; what came of customers with a like forecast at the
-- last check; and the two themes that move it furthest from the average customer's. A theme's number says how far it moves the
-- log-odds in millionths, which theme it is, and whether it raises them.
SELECT
  told.*,
  CAST(:evidence AS INT) AS churn_evidence,
  :low AS churn_low,
  :high AS churn_high,
  CASE WHEN churn_probability IS NOT NULL THEN :horizon END AS churn_days,
  CASE WHEN churn_probability IS NOT NULL THEN concat_ws(',', :first_reason, :second_reason) END AS churn_reasons
FROM (
  SELECT ranked.*, greatest(:keys_below_first) AS second_key
  FROM (
    SELECT
      keyed.*,
      CASE WHEN placed > 0 THEN 1e0 / (1e0 + exp(-greatest(-3e1, least(3e1, :base + :moves)))) END AS churn_probability,
      greatest(:keys) AS first_key
    FROM (
      SELECT moved.*, :numbered
      FROM (
        SELECT known.*, :named
        FROM (:features) AS known
      ) AS moved
    ) AS keyed
  ) AS ranked
) AS told
