SELECT product_no, CAST(count(*) AS BIGINT) AS baskets, CAST(count(next_on) AS BIGINT) AS followed
FROM a_train
GROUP BY product_no
