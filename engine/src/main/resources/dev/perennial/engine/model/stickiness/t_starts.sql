-- Customers whose first order is old enough to know whether they came back within 180 days, and what that first day was like.
SELECT
  o.customer_id,
  o.came_back,
  o.first_channel,
  CASE WHEN (o.first_on + 3) % 7 >= 5 THEN 1 ELSE 0 END AS weekend,
  CASE WHEN l.first_lines IS NULL THEN NULL WHEN l.first_lines > 1 THEN 1 ELSE 0 END AS several_lines,
  CASE WHEN l.first_lines IS NULL THEN NULL WHEN l.first_categories > 1 THEN 1 ELSE 0 END AS several_categories,
  CASE WHEN l.first_lines IS NULL THEN NULL WHEN l.first_discounted > 0 THEN 1 ELSE 0 END AS discounted,
  CASE WHEN o.first_units > :basket THEN 1 ELSE 0 END AS large_basket,
  CASE WHEN :events_from > o.first_on THEN NULL WHEN e.early_events > 0 THEN 1 ELSE 0 END AS early_activity
FROM f_orders AS o
LEFT JOIN c_lines AS l ON l.customer_id = o.customer_id
LEFT JOIN f_events AS e ON e.customer_id = o.customer_id
WHERE o.first_on <= :as_of - 180 AND o.first_on > :as_of - 180 - :cohort_days
