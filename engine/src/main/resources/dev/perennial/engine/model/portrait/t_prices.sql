-- The usual price of a product: its most frequent one, if a quarter of the lines or more are at it. Products with few lines, or
-- whose price is another each time, have none.
SELECT
  product_id,
  CAST(min(lines) AS BIGINT) AS lines,
  min(CASE WHEN place = 1 AND 4 * n >= lines AND lines >= 20 THEN price END) AS usual_units
FROM (
  SELECT
    product_id,
    price,
    n,
    row_number() OVER (PARTITION BY product_id ORDER BY n DESC, price DESC) AS place,
    sum(n) OVER (PARTITION BY product_id) AS lines
  FROM (
    SELECT product_id, greatest(paid_units, coalesce(price_units, paid_units)) AS price, count(*) AS n
    FROM t_lines
    GROUP BY product_id, greatest(paid_units, coalesce(price_units, paid_units))
  ) AS counted
) AS ranked
GROUP BY product_id
