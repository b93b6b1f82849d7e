SELECT
  customer_id,
  CAST(sum(n) AS INT) AS lines,
  CAST(sum(CASE WHEN item > 0 THEN 1 ELSE 0 END) AS INT) AS categories,
  CAST(sum(priced) AS INT) AS priced,
  CAST(sum(discounted) AS INT) AS discounted,
  CAST(sum(costed_units) AS BIGINT) AS costed_units,
  CAST(sum(cost_units) AS BIGINT) AS cost_units,
  CAST(sum(first_lines) AS INT) AS first_lines,
  CAST(sum(CASE WHEN item > 0 AND first_lines > 0 THEN 1 ELSE 0 END) AS INT) AS first_categories,
  CAST(sum(first_discounted) AS INT) AS first_discounted
FROM f_lines
GROUP BY customer_id
