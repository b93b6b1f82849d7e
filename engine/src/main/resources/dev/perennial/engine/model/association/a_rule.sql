-- The ten likeliest products of the next basket after each product, drawn to how frequent they are anyway.
SELECT from_no, to_no, n, score
FROM (
  SELECT from_no, to_no, n, score, row_number() OVER (PARTITION BY from_no ORDER BY score DESC, to_no) AS place
  FROM (
    SELECT r.from_no, r.to_no, r.n,
      (r.n + :prior_baskets * (t.baskets / :visits)) / (f.followed + :prior_baskets) AS score
    FROM a_next AS r
    JOIN a_item AS f ON f.product_no = r.from_no
    JOIN a_item AS t ON t.product_no = r.to_no
  ) AS scored
) AS ranked
WHERE place <= 10
