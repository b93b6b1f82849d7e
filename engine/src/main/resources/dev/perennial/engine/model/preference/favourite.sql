-- The item with the greatest share after drawing to the base's; among equals the more frequent one. The number says both how
-- much it counts, in millionths, and which it is.
SELECT
  c.customer_id,
  CAST(sum(c.n) AS INT) AS total,
  max(CAST(floor((c.n + :strength * i.share) * 1e6) AS BIGINT) * 65536 + (65535 - i.item_no)) AS favourite
FROM :counts AS c
JOIN :items AS i ON i.item = c.item
GROUP BY c.customer_id
