-- Lines by customer and category: how many, how many have a price to compare with, how many were at least a twentieth below
-- it, what is known of the past year's cost, and what was on the first day.
SELECT
  o.customer_id,
  p.category_no AS item,
  CAST(count(*) AS INT) AS n,
  CAST(sum(CASE WHEN p.usual_units > 0 THEN 1 ELSE 0 END) AS INT) AS priced,
  CAST(sum(CASE
    WHEN p.usual_units > 0
      AND 100 * CAST(l.paid_units AS DOUBLE) <= 95 * CAST(greatest(p.usual_units, coalesce(l.price_units, 0)) AS DOUBLE)
    THEN 1 ELSE 0 END) AS INT) AS discounted,
  CAST(sum(CASE WHEN o.day > :as_of - 365 AND l.cost_units IS NOT NULL
    THEN CAST(floor(l.amount_units * o.factor) AS BIGINT) ELSE 0 END) AS BIGINT) AS costed_units,
  CAST(sum(CASE WHEN o.day > :as_of - 365 AND l.cost_units IS NOT NULL
    THEN CAST(floor(l.cost_units * o.factor) AS BIGINT) ELSE 0 END) AS BIGINT) AS cost_units,
  CAST(sum(CASE WHEN o.day = o.first_on THEN 1 ELSE 0 END) AS INT) AS first_lines,
  CAST(sum(CASE
    WHEN o.day = o.first_on AND p.usual_units > 0
      AND 100 * CAST(l.paid_units AS DOUBLE) <= 95 * CAST(greatest(p.usual_units, coalesce(l.price_units, 0)) AS DOUBLE)
    THEN 1 ELSE 0 END) AS INT) AS first_discounted
FROM t_lines AS l
JOIN t_orders AS o ON o.order_id = l.order_id
JOIN t_products AS p ON p.product_id = l.product_id
GROUP BY o.customer_id, p.category_no
