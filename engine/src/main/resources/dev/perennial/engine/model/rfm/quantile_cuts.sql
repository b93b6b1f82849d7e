-- Cuts between five scores: the smallest value that at least 1/5, 2/5, 3/5, 4/5 of the customers do not exceed.
-- Whole-number comparison, so the answer is the same on every engine and for any number of threads.
SELECT
  min(CASE WHEN 5 * cumulative >= 1 * total THEN value END) AS cut_1,
  min(CASE WHEN 5 * cumulative >= 2 * total THEN value END) AS cut_2,
  min(CASE WHEN 5 * cumulative >= 3 * total THEN value END) AS cut_3,
  min(CASE WHEN 5 * cumulative >= 4 * total THEN value END) AS cut_4
FROM (
  SELECT
    value,
    sum(customers) OVER (ORDER BY value) AS cumulative,
    sum(customers) OVER () AS total
  FROM (
    SELECT :measure AS value, count(*) AS customers
    FROM customer_facts
    GROUP BY :measure
  ) AS counted
) AS ranked
