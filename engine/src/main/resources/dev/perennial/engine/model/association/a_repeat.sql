-- Purchases of a product by someone who had bought it before, with the days since.
SELECT customer_id, product_no, day, gap
FROM (
  SELECT customer_id, product_no, day, day - lag(day) OVER (PARTITION BY customer_id, product_no ORDER BY day) AS gap
  FROM a_basket
) AS days
WHERE gap IS NOT NULL
