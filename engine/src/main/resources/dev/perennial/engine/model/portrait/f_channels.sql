-- How often a customer ordered through which channel.
SELECT customer_id, channel AS item, CAST(count(*) AS INT) AS n
FROM t_orders
WHERE channel IS NOT NULL
GROUP BY customer_id, channel
