SELECT customer_id, item, n
FROM f_lines
WHERE item > 0
