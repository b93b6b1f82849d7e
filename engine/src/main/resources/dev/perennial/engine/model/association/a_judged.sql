-- Histories of the customers whose last basket is held out.
SELECT t.customer_id, t.day, t.product_no, t.place
FROM a_train AS t
JOIN a_visit AS v ON v.customer_id = t.customer_id AND v.held_out = 1
