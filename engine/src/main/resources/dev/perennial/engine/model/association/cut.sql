-- The day from which on there are at most so many orders.
SELECT coalesce(min(day), :as_of)
FROM (
  SELECT day, sum(orders) OVER (ORDER BY day DESC) AS since
  FROM (
    SELECT day, count(*) AS orders
    FROM t_orders
    GROUP BY day
  ) AS days
) AS counted
WHERE since <= :baskets
