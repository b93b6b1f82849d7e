-- Products bought on one day.
SELECT a.product_no AS one, b.product_no AS other, CAST(count(*) AS BIGINT) AS n
FROM a_train AS a
JOIN a_train AS b ON b.customer_id = a.customer_id AND b.day = a.day AND b.place > a.place
WHERE a.place <= :largest_basket AND b.place <= :largest_basket
GROUP BY a.product_no, b.product_no
HAVING count(*) >= :least_pairs
