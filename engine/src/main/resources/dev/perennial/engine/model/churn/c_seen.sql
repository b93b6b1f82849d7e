-- Days on which customers of the sample were seen.
SELECT customer_id, day
FROM d_events
WHERE day <= :until AND customer_id % 1000003 * 613337 % 1000003 < :limit
GROUP BY customer_id, day
