-- The usual time between two purchases of a product (geometric mean) where there is enough to go by.
SELECT
  product_no,
  CAST(sum(gaps) AS BIGINT) AS gaps,
  sum(gap_ln) / sum(gaps) AS mean_ln,
  sqrt(greatest(0e0, sum(gap_ln2) / sum(gaps) - (sum(gap_ln) / sum(gaps)) * (sum(gap_ln) / sum(gaps)))) AS deviation
FROM a_gap
GROUP BY product_no
HAVING sum(gaps) >= :least_gaps
