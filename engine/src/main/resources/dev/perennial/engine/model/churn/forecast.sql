-- The probability of no order within the horizon for everybody who ordered; what came of customers with a like forecast at the
-- last check; and the two themes that move it furthest from the average customer's, by number, negative where they lower it.
SELECT
  seconds.*,
  CAST(:evidence AS INT) AS churn_evidence,
  :low AS churn_low,
  :high AS churn_high,
  CASE WHEN churn_probability IS NOT NULL THEN :horizon END AS churn_days,
  CASE WHEN churn_probability IS NOT NULL THEN concat_ws(',',
    CASE first_theme
      WHEN 1 THEN 'up-rhythm' WHEN -1 THEN 'down-rhythm'
      WHEN 2 THEN 'up-orders' WHEN -2 THEN 'down-orders'
      WHEN 3 THEN 'up-age' WHEN -3 THEN 'down-age'
      WHEN 4 THEN 'up-basket' WHEN -4 THEN 'down-basket'
      WHEN 5 THEN 'up-activity' WHEN -5 THEN 'down-activity'
      WHEN 6 THEN 'up-usage' WHEN -6 THEN 'down-usage'
      WHEN 7 THEN 'up-feedback' WHEN -7 THEN 'down-feedback'
      WHEN 8 THEN 'up-cause' WHEN -8 THEN 'down-cause'
    END,
    CASE second_theme
      WHEN 1 THEN 'up-rhythm' WHEN -1 THEN 'down-rhythm'
      WHEN 2 THEN 'up-orders' WHEN -2 THEN 'down-orders'
      WHEN 3 THEN 'up-age' WHEN -3 THEN 'down-age'
      WHEN 4 THEN 'up-basket' WHEN -4 THEN 'down-basket'
      WHEN 5 THEN 'up-activity' WHEN -5 THEN 'down-activity'
      WHEN 6 THEN 'up-usage' WHEN -6 THEN 'down-usage'
      WHEN 7 THEN 'up-feedback' WHEN -7 THEN 'down-feedback'
      WHEN 8 THEN 'up-cause' WHEN -8 THEN 'down-cause'
    END)
  END AS churn_reasons
FROM (
  SELECT
    others.*,
    CASE
      WHEN second_move < 1e-1 THEN 0
      WHEN o_rhythm = second_move THEN CASE WHEN m_rhythm > 0e0 THEN 1 ELSE -1 END
      WHEN o_orders = second_move THEN CASE WHEN m_orders > 0e0 THEN 2 ELSE -2 END
      WHEN o_age = second_move THEN CASE WHEN m_age > 0e0 THEN 3 ELSE -3 END
      WHEN o_basket = second_move THEN CASE WHEN m_basket > 0e0 THEN 4 ELSE -4 END
      WHEN o_activity = second_move THEN CASE WHEN m_activity > 0e0 THEN 5 ELSE -5 END
      WHEN o_usage = second_move THEN CASE WHEN m_usage > 0e0 THEN 6 ELSE -6 END
      WHEN o_feedback = second_move THEN CASE WHEN m_feedback > 0e0 THEN 7 ELSE -7 END
      WHEN o_cause = second_move THEN CASE WHEN m_cause > 0e0 THEN 8 ELSE -8 END
    END AS second_theme
  FROM (
    SELECT
      remaining.*,
      greatest(o_rhythm, o_orders, o_age, o_basket, o_activity, o_usage, o_feedback, o_cause) AS second_move
    FROM (
      SELECT
        firsts.*,
        CASE WHEN first_theme IN (1, -1) THEN 0e0 ELSE abs(m_rhythm) END AS o_rhythm,
        CASE WHEN first_theme IN (2, -2) THEN 0e0 ELSE abs(m_orders) END AS o_orders,
        CASE WHEN first_theme IN (3, -3) THEN 0e0 ELSE abs(m_age) END AS o_age,
        CASE WHEN first_theme IN (4, -4) THEN 0e0 ELSE abs(m_basket) END AS o_basket,
        CASE WHEN first_theme IN (5, -5) THEN 0e0 ELSE abs(m_activity) END AS o_activity,
        CASE WHEN first_theme IN (6, -6) THEN 0e0 ELSE abs(m_usage) END AS o_usage,
        CASE WHEN first_theme IN (7, -7) THEN 0e0 ELSE abs(m_feedback) END AS o_feedback,
        CASE WHEN first_theme IN (8, -8) THEN 0e0 ELSE abs(m_cause) END AS o_cause
      FROM (
        SELECT
          forecasts.*,
          CASE
            WHEN first_move < 1e-1 THEN 0
            WHEN abs(m_rhythm) = first_move THEN CASE WHEN m_rhythm > 0e0 THEN 1 ELSE -1 END
            WHEN abs(m_orders) = first_move THEN CASE WHEN m_orders > 0e0 THEN 2 ELSE -2 END
            WHEN abs(m_age) = first_move THEN CASE WHEN m_age > 0e0 THEN 3 ELSE -3 END
            WHEN abs(m_basket) = first_move THEN CASE WHEN m_basket > 0e0 THEN 4 ELSE -4 END
            WHEN abs(m_activity) = first_move THEN CASE WHEN m_activity > 0e0 THEN 5 ELSE -5 END
            WHEN abs(m_usage) = first_move THEN CASE WHEN m_usage > 0e0 THEN 6 ELSE -6 END
            WHEN abs(m_feedback) = first_move THEN CASE WHEN m_feedback > 0e0 THEN 7 ELSE -7 END
            WHEN abs(m_cause) = first_move THEN CASE WHEN m_cause > 0e0 THEN 8 ELSE -8 END
          END AS first_theme
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
    ) AS remaining
  ) AS others
) AS seconds
