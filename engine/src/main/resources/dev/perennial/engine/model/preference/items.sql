-- What can be preferred, the most frequent first, with its share of the base.
SELECT
  item,
  CAST(row_number() OVER (ORDER BY sum(n) DESC, item) AS INT) AS item_no,
  CAST(sum(n) AS BIGINT) AS n,
  CAST(sum(n) AS DOUBLE) / sum(sum(n)) OVER () AS share
FROM :counts
GROUP BY item
