-- The base's answers: how many, their mean and how much they vary; promoters and detractors among recommendations.
SELECT
  count(*),
  coalesce(avg(points), 50e0),
  coalesce(avg(points * points) - avg(points) * avg(points), 0e0),
  coalesce(sum(CASE WHEN kind = 'nps' THEN 1 ELSE 0 END), 0),
  coalesce(sum(CASE WHEN kind = 'nps' AND score >= 9 THEN 1 ELSE 0 END), 0),
  coalesce(sum(CASE WHEN kind = 'nps' AND score <= 6 THEN 1 ELSE 0 END), 0)
FROM t_answers
