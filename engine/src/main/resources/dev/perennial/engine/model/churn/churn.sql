-- Signals that a customer is leaving. Counts of two periods are compared by the square-root statistic for two Poisson rates,
-- mean baskets by the difference of their logarithms over its standard error; both are negative when less is bought.
SELECT
  judged.*,
  CASE
    WHEN churn_signal_count IS NULL THEN NULL
    WHEN stage = 'lost' THEN 'lost'
    WHEN churn_signal_count >= 2 OR p_alive < 5e-1 THEN 'high'
    WHEN churn_signal_count = 1 THEN 'watch'
    ELSE 'none'
  END AS churn_class
FROM (
  SELECT
    told.*,
    CASE WHEN orders > 0 THEN
      s_overdue + s_frequency + s_spend + s_activity + s_usage + s_feedback + s_cause
    END AS churn_signal_count,
    CASE WHEN orders > 0 THEN concat_ws(',',
      CASE WHEN s_overdue = 1 THEN 'overdue' END,
      CASE WHEN s_frequency = 1 THEN 'frequency' END,
      CASE WHEN s_spend = 1 THEN 'spend' END,
      CASE WHEN s_activity = 1 THEN 'activity' END,
      CASE WHEN s_usage = 1 THEN 'usage' END,
      CASE WHEN s_feedback = 1 THEN 'feedback' END,
      CASE WHEN s_cause = 1 THEN 'cause' END)
    END AS churn_signals
  FROM (
    SELECT
      tested.*,
      CASE WHEN overdue >= :overdue_ratio AND orders > 1 THEN 1 ELSE 0 END AS s_overdue,
      CASE WHEN frequency_z < -:significance THEN 1 ELSE 0 END AS s_frequency,
      CASE WHEN spend_z < -:significance THEN 1 ELSE 0 END AS s_spend,
      CASE WHEN activity_z < -:significance THEN 1 ELSE 0 END AS s_activity,
      CASE WHEN usage_ratio < :usage_fall AND usage_readings >= 3 THEN 1 ELSE 0 END AS s_usage,
      CASE WHEN negative_feedback > 0 THEN 1 ELSE 0 END AS s_feedback,
      CASE WHEN stated_cause IS NOT NULL THEN 1 ELSE 0 END AS s_cause
    FROM (
      SELECT
        b.*,
        CASE WHEN :as_of - first_on > 180 AND recent_orders + before_orders > 0 THEN
          2e0 * (sqrt(recent_orders + 375e-3)
            - sqrt(90e0 / (least(:as_of - first_on, 360) - 90) * (before_orders + 375e-3)))
          / sqrt(1e0 + 90e0 / (least(:as_of - first_on, 360) - 90))
        END AS frequency_z,
        CASE WHEN recent_baskets > 0 AND before_baskets > 0 AND :spread > 0e0 THEN
          (recent_ln / recent_baskets - before_ln / before_baskets)
          / sqrt(:spread * (1e0 / recent_baskets + 1e0 / before_baskets))
        END AS spend_z,
        CASE WHEN events > 0 AND :as_of - first_event_on >= 56 AND active_days + active_before > 0 THEN
          2e0 * (sqrt(active_days + 375e-3)
            - sqrt(28e0 / (least(:as_of - first_event_on + 1, 112) - 28) * (active_before + 375e-3)))
          / sqrt(1e0 + 28e0 / (least(:as_of - first_event_on + 1, 112) - 28))
        END AS activity_z,
        CASE WHEN unhappy_answers IS NOT NULL OR recent_complaints IS NOT NULL THEN
          coalesce(unhappy_answers, 0) + coalesce(recent_complaints, 0)
        END AS negative_feedback
      FROM :before AS b
    ) AS tested
  ) AS told
) AS judged
