-- From a product to one in the customer's next basket, which may be the same again.
SELECT a.product_no AS from_no, b.product_no AS to_no, CAST(count(*) AS BIGINT) AS n
FROM a_train AS a
JOIN a_train AS b ON b.customer_id = a.customer_id AND b.day = a.next_on
WHERE a.place <= :largest_basket AND b.place <= :largest_basket
GROUP BY a.product_no, b.product_no
HAVING count(*) >= 3
