-- Baskets: what a customer bought on a day. Only the most frequent products count, and of a very large basket the most frequent
-- ones (place).
SELECT
  customer_id,
  day,
  product_no,
  CAST(row_number() OVER (PARTITION BY customer_id, day ORDER BY product_no) AS INT) AS place
FROM (
  SELECT DISTINCT o.customer_id, o.day, p.product_no
  FROM t_lines AS l
  JOIN t_orders AS o ON o.order_id = l.order_id
  JOIN t_products AS p ON p.product_id = l.product_id
  WHERE o.day >= :cut AND p.product_no <= :products
) AS bought
