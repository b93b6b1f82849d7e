-- How often something bought on one, two, three or more days is in the next basket: the customer's last known one.
SELECT times, count(*), CAST(sum(hit) AS BIGINT)
FROM (
  SELECT h.customer_id, h.product_no, CAST(least(3, count(*)) AS INT) AS times,
    max(CASE WHEN t.product_no IS NULL THEN 0 ELSE 1 END) AS hit
  FROM a_train AS h
  JOIN (
    SELECT customer_id, max(day) AS last_on
    FROM a_train
    GROUP BY customer_id
    HAVING min(day) < max(day)
  ) AS l ON l.customer_id = h.customer_id AND h.day < l.last_on
  LEFT JOIN a_train AS t ON t.customer_id = l.customer_id AND t.day = l.last_on AND t.product_no = h.product_no
  GROUP BY h.customer_id, h.product_no
) AS bought
GROUP BY times
ORDER BY times
