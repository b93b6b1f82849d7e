-- Answers as points of 0 … 100, each counting half as much as one half_life days younger; the last answer of each kind, and how
-- many recent ones were unhappy.
SELECT
  customer_id,
  CAST(count(*) AS INT) AS answers,
  sum(w) AS weight,
  sum(w * points) AS weighted,
  CAST(max(CASE WHEN kind = 'nps' THEN day * 100 + score END) % 100 AS INT) AS nps,
  CAST(max(CASE WHEN kind = 'csat' THEN day * 100 + score END) % 100 AS INT) AS csat,
  CAST(max(CASE WHEN kind = 'ces' THEN day * 100 + score END) % 100 AS INT) AS ces,
  CAST(sum(CASE WHEN day > :as_of - 180 AND points < 65e0 AND (kind = 'nps' OR points < 40e0) THEN 1 ELSE 0 END) AS INT)
    AS unhappy_answers
FROM t_answers
GROUP BY customer_id
