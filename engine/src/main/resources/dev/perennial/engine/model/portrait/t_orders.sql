-- Orders by the day looked from, each with the day of its customer's first one. factor turns the money of its lines into the
-- installation's currency.
SELECT
  o.customer_id,
  o.order_id,
  o.day,
  s.first_on,
  o.amount_units,
  o.channel,
  CASE
    WHEN o.own_units IS NULL OR o.own_units = 0 THEN 1e0
    ELSE CAST(o.amount_units AS DOUBLE) / o.own_units
  END AS factor
FROM d_orders AS o
JOIN t_span AS s ON s.customer_id = o.customer_id
WHERE NOT o.refund AND o.amount_units >= 0 AND o.day <= :as_of
