-- The probability of no order within the horizon for everybody who ordered; what came of customers with a like forecast at the
-- last check; and the two themes that move it furthest from the average customer's.
SELECT
  ranked.*,
  CAST(:evidence AS INT) AS churn_evidence,
  :low AS churn_low,
  :high AS churn_high,
  CASE WHEN churn_probability IS NOT NULL THEN :horizon END AS churn_days,
  CASE WHEN churn_probability IS NOT NULL THEN concat_ws(',',
    CASE WHEN first_move >= 1e-1 THEN first_reason END,
    CASE WHEN second_move >= 1e-1 THEN CASE second_move
      WHEN o_rhythm THEN CASE WHEN m_rhythm > 0e0 THEN 'up-rhythm' ELSE 'down-rhythm' END
      WHEN o_orders THEN CASE WHEN m_orders > 0e0 THEN 'up-orders' ELSE 'down-orders' END
      WHEN o_age THEN CASE WHEN m_age > 0e0 THEN 'up-age' ELSE 'down-age' END
      WHEN o_basket THEN CASE WHEN m_basket > 0e0 THEN 'up-basket' ELSE 'down-basket' END
      WHEN o_activity THEN CASE WHEN m_activity > 0e0 THEN 'up-activity' ELSE 'down-activity' END
      WHEN o_usage THEN CASE WHEN m_usage > 0e0 THEN 'up-usage' ELSE 'down-usage' END
      WHEN o_feedback THEN CASE WHEN m_feedback > 0e0 THEN 'up-feedback' ELSE 'down-feedback' END
      WHEN o_cause THEN CASE WHEN m_cause > 0e0 THEN 'up-cause' ELSE 'down-cause' END
    END END)
  END AS churn_reasons
FROM (
  SELECT
    others.*,
    greatest(o_rhythm, o_orders, o_age, o_basket, o_activity, o_usage, o_feedback, o_cause) AS second_move
  FROM (
    SELECT
      firsts.*,
      CASE WHEN first_reason IN ('up-rhythm', 'down-rhythm') THEN 0e0 ELSE abs(m_rhythm) END AS o_rhythm,
      CASE WHEN first_reason IN ('up-orders', 'down-orders') THEN 0e0 ELSE abs(m_orders) END AS o_orders,
      CASE WHEN first_reason IN ('up-age', 'down-age') THEN 0e0 ELSE abs(m_age) END AS o_age,
      CASE WHEN first_reason IN ('up-basket', 'down-basket') THEN 0e0 ELSE abs(m_basket) END AS o_basket,
      CASE WHEN first_reason IN ('up-activity', 'down-activity') THEN 0e0 ELSE abs(m_activity) END AS o_activity,
      CASE WHEN first_reason IN ('up-usage', 'down-usage') THEN 0e0 ELSE abs(m_usage) END AS o_usage,
      CASE WHEN first_reason IN ('up-feedback', 'down-feedback') THEN 0e0 ELSE abs(m_feedback) END AS o_feedback,
      CASE WHEN first_reason IN ('up-cause', 'down-cause') THEN 0e0 ELSE abs(m_cause) END AS o_cause
    FROM (
      SELECT
        forecasts.*,
        CASE first_move
          WHEN abs(m_rhythm) THEN CASE WHEN m_rhythm > 0e0 THEN 'up-rhythm' ELSE 'down-rhythm' END
          WHEN abs(m_orders) THEN CASE WHEN m_orders > 0e0 THEN 'up-orders' ELSE 'down-orders' END
          WHEN abs(m_age) THEN CASE WHEN m_age > 0e0 THEN 'up-age' ELSE 'down-age' END
          WHEN abs(m_basket) THEN CASE WHEN m_basket > 0e0 THEN 'up-basket' ELSE 'down-basket' END
          WHEN abs(m_activity) THEN CASE WHEN m_activity > 0e0 THEN 'up-activity' ELSE 'down-activity' END
          WHEN abs(m_usage) THEN CASE WHEN m_usage > 0e0 THEN 'up-usage' ELSE 'down-usage' END
          WHEN abs(m_feedback) THEN CASE WHEN m_feedback > 0e0 THEN 'up-feedback' ELSE 'down-feedback' END
          WHEN abs(m_cause) THEN CASE WHEN m_cause > 0e0 THEN 'up-cause' ELSE 'down-cause' END
        END AS first_reason
      FROM (
        SELECT
          moved.*,
          CASE WHEN placed > 0 THEN
            1e0 / (1e0 + exp(-greatest(-3e1, least(3e1, :base + m_rhythm + m_orders + m_age + m_basket + m_activity
              + m_usage + m_feedback + m_cause))))
          END AS churn_probability,
          greatest(abs(m_rhythm), abs(m_orders), abs(m_age), abs(m_basket), abs(m_activity), abs(m_usage),
            abs(m_feedback), abs(m_cause)) AS first_move
        FROM (
          SELECT
            known.*,
            :rhythm AS m_rhythm,
            :orders AS m_orders,
            :age AS m_age,
            :basket AS m_basket,
            :activity AS m_activity,
            :usage AS m_usage,
            :feedback AS m_feedback,
            :cause AS m_cause
          FROM (:features) AS known
        ) AS moved
      ) AS forecasts
    ) AS firsts
  ) AS others
) AS ranked
