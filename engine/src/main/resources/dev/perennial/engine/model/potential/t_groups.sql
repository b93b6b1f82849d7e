-- Groups of customers who look alike, from the finest (level 1) to the coarsest.
SELECT
  c.customer_id,
  c.year_orders,
  c.year_spend_units,
  CAST(least(4, floor((:as_of - o.first_on) / 365e0)) AS INT) AS tenure,
  c.kind,
  coalesce(c.province, '') AS province,
  CAST(coalesce(65535 - p.favourite % 65536, 0) AS INT) AS category
FROM t_cards AS c
JOIN f_orders AS o ON o.customer_id = c.customer_id
LEFT JOIN f_category AS p ON p.customer_id = c.customer_id
