-- Orders of the customers of the sample: those whose id, scattered by a multiplication modulo a prime, falls below a limit.
SELECT
  customer_id,
  day,
  amount_units,
  min(day) OVER (PARTITION BY customer_id) AS first_on
FROM d_orders
WHERE NOT refund AND amount_units >= 0 AND day <= :as_of AND customer_id % 1000003 * 613337 % 1000003 < :limit
