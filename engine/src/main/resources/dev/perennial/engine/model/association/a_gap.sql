-- Days between two purchases of one product by one customer, as sums of logarithms.
SELECT
  customer_id,
  product_no,
  max(day) AS last_on,
  CAST(count(*) AS INT) AS gaps,
  sum(ln(CAST(gap AS DOUBLE))) AS gap_ln,
  sum(ln(CAST(gap AS DOUBLE)) * ln(CAST(gap AS DOUBLE))) AS gap_ln2
FROM a_repeat
GROUP BY customer_id, product_no
