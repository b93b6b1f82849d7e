-- Categories numbered by name; 0 is for products of none. Only the first level counts.
SELECT category, CAST(row_number() OVER (ORDER BY category) AS INT) AS category_no
FROM (
  SELECT DISTINCT split_part(category, '/', 1) AS category
  FROM d_products
  WHERE category IS NOT NULL
) AS named
