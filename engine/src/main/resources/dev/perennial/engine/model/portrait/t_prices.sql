-- The usual price of a product: what at most a quarter of its lines are above. Products with few lines have none.
SELECT
  product_id,
  CAST(min(lines) AS BIGINT) AS lines,
  min(CASE WHEN 4 * cumulative >= 3 * lines AND lines >= 20 THEN price END) AS usual_units
FROM (
  SELECT
    product_id,
    price,
    sum(n) OVER (PARTITION BY product_id ORDER BY price) AS cumulative,
    sum(n) OVER (PARTITION BY product_id) AS lines
  FROM (
    SELECT product_id, greatest(paid_units, coalesce(price_units, paid_units)) AS price, count(*) AS n
    FROM t_lines
    GROUP BY product_id, greatest(paid_units, coalesce(price_units, paid_units))
  ) AS counted
) AS ranked
GROUP BY product_id
