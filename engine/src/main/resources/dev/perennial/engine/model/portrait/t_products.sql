-- Products that were bought, the one with the most lines first.
SELECT
  p.product_id,
  CAST(row_number() OVER (ORDER BY p.lines DESC, p.product_id) AS INT) AS product_no,
  CAST(p.lines AS BIGINT) AS lines,
  p.usual_units,
  coalesce(d.name, CAST(p.product_id AS STRING)) AS name,
  coalesce(c.category_no, 0) AS category_no
FROM t_prices AS p
LEFT JOIN d_products AS d ON d.product_id = p.product_id
LEFT JOIN t_categories AS c ON c.category = split_part(d.category, '/', 1)
