SELECT product_no, baskets
FROM a_item
ORDER BY baskets DESC, product_no
LIMIT 10
