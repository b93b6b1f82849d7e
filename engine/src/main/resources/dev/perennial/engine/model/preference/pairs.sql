-- Ordered pairs of a customer's observations, those of one kind and all.
SELECT coalesce(sum(CAST(same AS DOUBLE)), 0e0), coalesce(sum(CAST(total AS DOUBLE) * (total - 1)), 0e0)
FROM (
  SELECT customer_id, sum(CAST(n AS BIGINT) * (n - 1)) AS same, CAST(sum(n) AS BIGINT) AS total
  FROM :counts
  GROUP BY customer_id
) AS pairs
