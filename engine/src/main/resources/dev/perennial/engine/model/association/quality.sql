-- The first ten recommendations against the ten most frequent products, by the share of the held-out basket that they hit: both
-- means, the mean difference and its square.
SELECT
  count(*),
  coalesce(avg(hits / least(bought, 10e0)), 0e0),
  coalesce(avg(popular / least(bought, 10e0)), 0e0),
  coalesce(avg((hits - popular) / least(bought, 10e0)), 0e0),
  coalesce(avg((hits - popular) / least(bought, 10e0) * ((hits - popular) / least(bought, 10e0))), 0e0),
  coalesce(avg(CASE WHEN hits > 0 THEN 1e0 ELSE 0e0 END), 0e0),
  coalesce(avg(CASE WHEN popular > 0 THEN 1e0 ELSE 0e0 END), 0e0)
FROM (
  SELECT
    b.customer_id,
    CAST(count(*) AS DOUBLE) AS bought,
    sum(CASE WHEN r.product_no IS NOT NULL THEN 1 ELSE 0 END) AS hits,
    sum(CASE WHEN p.product_no IS NOT NULL THEN 1 ELSE 0 END) AS popular
  FROM a_basket AS b
  JOIN a_visit AS v ON v.customer_id = b.customer_id AND v.day = b.day AND v.held_out = 1
  LEFT JOIN (
    SELECT customer_id, product_no
    FROM (
      SELECT customer_id, product_no,
        row_number() OVER (PARTITION BY customer_id ORDER BY max(score) DESC, product_no) AS place
      FROM (
        SELECT customer_id, product_no, score FROM a_choice
        UNION ALL
        SELECT j.customer_id, i.product_no, i.baskets / :visits
        FROM (SELECT DISTINCT customer_id FROM a_judged) AS j
        CROSS JOIN a_popular AS i
      ) AS every
      GROUP BY customer_id, product_no
    ) AS ranked
    WHERE place <= 10
  ) AS r ON r.customer_id = b.customer_id AND r.product_no = b.product_no
  LEFT JOIN a_popular AS p ON p.product_no = b.product_no
  GROUP BY b.customer_id
) AS judged
