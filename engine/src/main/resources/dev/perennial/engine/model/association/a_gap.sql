-- Days between two purchases of one product by one customer, as sums of logarithms.
SELECT
  customer_id,
  product_no,
  max(day) AS last_on,
  CAST(count(gap) AS INT) AS gaps,
  coalesce(sum(ln(CAST(gap AS DOUBLE))), 0e0) AS gap_ln,
  coalesce(sum(ln(CAST(gap AS DOUBLE)) * ln(CAST(gap AS DOUBLE))), 0e0) AS gap_ln2
FROM (
  SELECT customer_id, product_no, day, day - lag(day) OVER (PARTITION BY customer_id, product_no ORDER BY day) AS gap
  FROM a_basket
) AS days
GROUP BY customer_id, product_no
HAVING count(gap) > 0
