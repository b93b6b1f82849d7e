-- After how many days a product was bought again: a tenth, a quarter, half, three quarters, nine tenths of the times.
SELECT
  p.product_id,
  i.gaps,
  min(CASE WHEN 10 * u.upto >= i.gaps THEN u.gap END),
  min(CASE WHEN 4 * u.upto >= i.gaps THEN u.gap END),
  min(CASE WHEN 2 * u.upto >= i.gaps THEN u.gap END),
  min(CASE WHEN 4 * u.upto >= 3 * i.gaps THEN u.gap END),
  min(CASE WHEN 10 * u.upto >= 9 * i.gaps THEN u.gap END)
FROM (
  SELECT product_no, gap, sum(n) OVER (PARTITION BY product_no ORDER BY gap) AS upto
  FROM (
    SELECT product_no, gap, count(*) AS n
    FROM a_repeat
    GROUP BY product_no, gap
  ) AS counted
) AS u
JOIN a_interval AS i ON i.product_no = u.product_no
JOIN t_products AS p ON p.product_no = u.product_no
GROUP BY p.product_id, i.gaps
ORDER BY p.product_id
