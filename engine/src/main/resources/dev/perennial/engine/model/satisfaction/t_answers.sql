SELECT
  customer_id,
  day,
  kind,
  CAST(floor(score_units / 10000e0) AS INT) AS score,
  CASE kind
    WHEN 'nps' THEN score_units / 1000e0
    WHEN 'csat' THEN (score_units / 10000e0 - 1e0) * 25e0
    ELSE (score_units / 10000e0 - 1e0) * 100e0 / 6e0
  END AS points,
  power(2e0, -(:as_of - day) / :half_life) AS w
FROM d_survey_answers
WHERE day <= :as_of
  AND ((kind = 'nps' AND score_units BETWEEN 0 AND 100000)
    OR (kind = 'csat' AND score_units BETWEEN 10000 AND 50000)
    OR (kind = 'ces' AND score_units BETWEEN 10000 AND 70000))
