-- Of each product the pairs with the highest lower bound, each pair once.
SELECT x.product_id, y.product_id, k.n, k.lift, k.low, k.high
FROM (
  SELECT DISTINCT one, other, n, lift, low, high
  FROM (
    SELECT one, other, n, lift, low, high,
      row_number() OVER (PARTITION BY product_no ORDER BY low DESC, one, other) AS place
    FROM (
      SELECT one AS product_no, one, other, n, lift, low, high FROM a_lift
      UNION ALL
      SELECT other, one, other, n, lift, low, high FROM a_lift
    ) AS sides
  ) AS ranked
  WHERE place <= :partners
) AS k
JOIN t_products AS x ON x.product_no = k.one
JOIN t_products AS y ON y.product_no = k.other
ORDER BY k.one, k.other
