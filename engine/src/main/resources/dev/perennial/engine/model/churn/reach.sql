-- Since when there are orders, and since when what else the classifier may look at; a far day where there is nothing.
SELECT
  coalesce((SELECT min(first_on) FROM f_orders), :as_of) AS orders,
  coalesce((SELECT min(first_event_on) FROM f_events), 2000000) AS events,
  coalesce((SELECT min(day) FROM d_usage), 2000000) AS usage,
  coalesce((SELECT min(day) FROM d_survey_answers), 2000000) AS survey_answers,
  coalesce((SELECT min(day) FROM d_complaints), 2000000) AS complaints,
  coalesce((SELECT min(cancelled) FROM d_subscriptions), 2000000) AS subscriptions
