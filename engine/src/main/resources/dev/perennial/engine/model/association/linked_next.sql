-- What came after each product, how often, and how likely it is by that.
SELECT f.product_id, t.product_id, r.n, r.score
FROM a_rule AS r
JOIN t_products AS f ON f.product_no = r.from_no
JOIN t_products AS t ON t.product_no = r.to_no
ORDER BY r.from_no, r.to_no
