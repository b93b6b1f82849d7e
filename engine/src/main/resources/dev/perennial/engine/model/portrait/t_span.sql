-- The day of each customer's first order; refunds are not orders.
SELECT customer_id, min(day) AS first_on
FROM d_orders
WHERE NOT refund AND amount_units >= 0 AND day <= :as_of
GROUP BY customer_id
