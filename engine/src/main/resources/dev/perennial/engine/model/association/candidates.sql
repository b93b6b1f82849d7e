-- What may come next, how likely and why: 2 bought before, 1 others went on with it.
SELECT customer_id, product_no,
  CASE count(*) WHEN 1 THEN :again_1 WHEN 2 THEN :again_2 ELSE :again_3 END AS score,
  2 AS basis,
  CASE count(*) WHEN 1 THEN :seen_1 WHEN 2 THEN :seen_2 ELSE :seen_3 END AS evidence
FROM :history
GROUP BY customer_id, product_no
UNION ALL
SELECT h.customer_id, r.to_no, r.score, 1, r.n
FROM :history AS h
JOIN (
  SELECT customer_id, max(day) AS last_on
  FROM :history
  GROUP BY customer_id
) AS l ON l.customer_id = h.customer_id AND l.last_on = h.day
JOIN a_rule AS r ON r.from_no = h.product_no
WHERE h.place <= :largest_basket
