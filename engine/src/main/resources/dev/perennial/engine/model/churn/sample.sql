SELECT churned, :day - last_on AS recency, :day - first_on AS age, order_days, :columns
FROM (:features) AS f
ORDER BY customer_id
