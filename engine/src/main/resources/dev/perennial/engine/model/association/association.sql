-- The numbers of the table before, taken apart.
SELECT
  b.*,
  n.name AS next_product,
  CASE WHEN b.next_key IS NULL THEN NULL ELSE floor(b.next_key / 4294967296e0) / 1e9 END AS next_score,
  CAST(b.next_key % 16384 AS INT) AS next_evidence,
  CASE
    WHEN b.next_key IS NULL THEN NULL
    WHEN b.next_key % 4294967296 >= 2147483648 THEN 'again'
    ELSE 'others'
  END AS next_reason,
  r.name AS replenish_product,
  CAST(floor(b.replenish_key / 16777216e0) AS INT) AS replenish_on,
  CAST(b.replenish_key % 256 AS INT) AS replenish_evidence
FROM :before AS b
LEFT JOIN t_products AS n ON n.product_no = 65535 - floor((b.next_key % 1073741824) / 16384e0)
LEFT JOIN t_products AS r ON r.product_no = floor((b.replenish_key % 16777216) / 256e0)
