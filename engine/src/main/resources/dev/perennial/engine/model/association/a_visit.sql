-- Days with a basket and the customer's next such day. Of every tenth customer the last basket is held out to judge by.
SELECT
  customer_id,
  day,
  next_day,
  CASE WHEN customer_id % 10 = 0 AND next_day IS NULL AND previous_day IS NOT NULL THEN 1 ELSE 0 END AS held_out,
  CASE WHEN customer_id % 10 = 0 AND next_day IS NOT NULL AND after_next IS NULL THEN 1 ELSE 0 END AS last_known
FROM (
  SELECT
    customer_id,
    day,
    lag(day) OVER (PARTITION BY customer_id ORDER BY day) AS previous_day,
    lead(day) OVER (PARTITION BY customer_id ORDER BY day) AS next_day,
    lead(day, 2) OVER (PARTITION BY customer_id ORDER BY day) AS after_next
  FROM a_basket
  WHERE place = 1
) AS days
