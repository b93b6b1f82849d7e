-- Pairs with their lift and its bounds: the variance of its logarithm is 1/n(ab) − 1/n(a) − 1/n(b) + (2 lift − 1)/n.
SELECT one, other, n, one_baskets, other_baskets, lift, lift * exp(-196e-2 * deviation) AS low,
  lift * exp(196e-2 * deviation) AS high
FROM (
  SELECT
    one, other, n, one_baskets, other_baskets, lift,
    sqrt(greatest(0e0, 1e0 / n - 1e0 / one_baskets - 1e0 / other_baskets + (2e0 * lift - 1e0) / :visits)) AS deviation
  FROM (
    SELECT
      p.one, p.other, p.n, a.baskets AS one_baskets, b.baskets AS other_baskets,
      p.n * :visits / (CAST(a.baskets AS DOUBLE) * b.baskets) AS lift
    FROM a_pair AS p
    JOIN a_item AS a ON a.product_no = p.one
    JOIN a_item AS b ON b.product_no = p.other
  ) AS lifted
) AS bounded
