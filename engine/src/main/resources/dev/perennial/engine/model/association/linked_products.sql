-- Every product that counts, with the baskets it is in and those after which the customer came again.
SELECT p.product_id, p.name, coalesce(c.category, ''), i.baskets, i.followed
FROM a_item AS i
JOIN t_products AS p ON p.product_no = i.product_no
LEFT JOIN t_categories AS c ON c.category_no = p.category_no
ORDER BY p.product_no
