-- Recommendations of the past year, how many of the recommended bought, and how many customers could have recommended.
SELECT
  count(*),
  count(p.customer_id),
  coalesce(sum(p.purchase_value), 0e0),
  (SELECT count(*) FROM t_cards WHERE year_orders > 0),
  (SELECT count(*) FROM t_edges)
FROM t_credits AS c
LEFT JOIN t_purchase AS p ON p.customer_id = c.referred_id
WHERE c.day > :as_of - 365
