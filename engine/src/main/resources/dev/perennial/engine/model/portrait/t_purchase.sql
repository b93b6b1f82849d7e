-- Realised margin of the past 365 days: what is known of costs, and a share of all other net spend.
SELECT
  c.customer_id,
  (coalesce(l.costed_units, 0) - coalesce(l.cost_units, 0)
    + :margin * (c.year_spend_units - coalesce(l.costed_units, 0))) / 10000e0 AS purchase_value
FROM t_cards AS c
LEFT JOIN c_lines AS l ON l.customer_id = c.customer_id
WHERE c.orders > 0
