-- One row per customer with all facts, for the models to add their columns to.
SELECT
  c.*,
  v.purchase_value AS realised,
  o.first_on, o.last_on, o.recent_orders, o.before_orders, o.recent_baskets, o.before_baskets, o.recent_ln, o.before_ln,
  o.year_ln2, o.active_months, o.placed, o.w0, o.w1, o.w2, o.w3, o.w4, o.w5, o.w6,
  l.lines, l.categories, l.priced, l.discounted,
  e.events, e.active_days, e.active_before, e.first_event_on, e.shares,
  a.answers, a.weight, a.weighted, a.nps, a.csat, a.ces, a.unhappy_answers,
  m.complaints, m.recent_complaints, m.open_complaints, m.complaint_weight,
  r.referred, r.referred_buyers, r.referral_value,
  u.usage_ratio, u.usage_readings, s.stated_cause,
  pc.favourite AS category_key, pc.total AS category_total,
  ph.favourite AS channel_key, ph.total AS channel_total,
  n.next_key, n.replenish_key,
  k.peer_spend_units, k.peer_low_units, k.peer_high_units, k.peers, k.peer_level,
  g.spend_share
FROM t_cards AS c
LEFT JOIN t_purchase AS v ON v.customer_id = c.customer_id
LEFT JOIN f_orders AS o ON o.customer_id = c.customer_id
LEFT JOIN c_lines AS l ON l.customer_id = c.customer_id
LEFT JOIN f_events AS e ON e.customer_id = c.customer_id
LEFT JOIN f_answers AS a ON a.customer_id = c.customer_id
LEFT JOIN f_complaints AS m ON m.customer_id = c.customer_id
LEFT JOIN f_referrals AS r ON r.customer_id = c.customer_id
LEFT JOIN f_usage AS u ON u.customer_id = c.customer_id
LEFT JOIN f_causes AS s ON s.customer_id = c.customer_id
LEFT JOIN f_category AS pc ON pc.customer_id = c.customer_id
LEFT JOIN f_channel AS ph ON ph.customer_id = c.customer_id
LEFT JOIN f_next AS n ON n.customer_id = c.customer_id
LEFT JOIN f_peers AS k ON k.customer_id = c.customer_id
LEFT JOIN f_rank AS g ON g.customer_id = c.customer_id
