-- What rules are learnt from: next_on is the day of the next basket where that is not held out.
SELECT
  b.customer_id,
  b.day,
  b.product_no,
  b.place,
  CASE WHEN v.last_known = 1 THEN NULL ELSE v.next_day END AS next_on
FROM a_basket AS b
JOIN a_visit AS v ON v.customer_id = b.customer_id AND v.day = b.day
WHERE v.held_out = 0
