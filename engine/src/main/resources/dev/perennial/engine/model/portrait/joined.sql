-- One row per customer of a part of the base with all facts, for the models to add their columns to.
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
  g.spend_share,
  w.contract_status, w.contracts, w.renewal_on, w.renewal_term, w.renewals_made, w.renewal_probability, w.renewal_low,
  w.renewal_high, w.renewal_evidence, w.renewals_expected, w.renewals_low, w.renewals_high, w.contract_value, w.contract_low,
  w.contract_high, w.renewal_at_risk, w.contract_cause, w.contract_ended_on
FROM (SELECT * FROM t_cards WHERE customer_id % :parts = :part) AS c
LEFT JOIN (SELECT * FROM t_purchase WHERE customer_id % :parts = :part) AS v ON v.customer_id = c.customer_id
LEFT JOIN (SELECT * FROM f_orders WHERE customer_id % :parts = :part) AS o ON o.customer_id = c.customer_id
LEFT JOIN (SELECT * FROM c_lines WHERE customer_id % :parts = :part) AS l ON l.customer_id = c.customer_id
LEFT JOIN (SELECT * FROM f_events WHERE customer_id % :parts = :part) AS e ON e.customer_id = c.customer_id
LEFT JOIN (SELECT * FROM f_answers WHERE customer_id % :parts = :part) AS a ON a.customer_id = c.customer_id
LEFT JOIN (SELECT * FROM f_complaints WHERE customer_id % :parts = :part) AS m ON m.customer_id = c.customer_id
LEFT JOIN (SELECT * FROM f_referrals WHERE customer_id % :parts = :part) AS r ON r.customer_id = c.customer_id
LEFT JOIN (SELECT * FROM f_usage WHERE customer_id % :parts = :part) AS u ON u.customer_id = c.customer_id
LEFT JOIN (SELECT * FROM f_causes WHERE customer_id % :parts = :part) AS s ON s.customer_id = c.customer_id
LEFT JOIN (SELECT * FROM f_category WHERE customer_id % :parts = :part) AS pc ON pc.customer_id = c.customer_id
LEFT JOIN (SELECT * FROM f_channel WHERE customer_id % :parts = :part) AS ph ON ph.customer_id = c.customer_id
LEFT JOIN (SELECT * FROM f_next WHERE customer_id % :parts = :part) AS n ON n.customer_id = c.customer_id
LEFT JOIN (SELECT * FROM f_peers WHERE customer_id % :parts = :part) AS k ON k.customer_id = c.customer_id
LEFT JOIN (SELECT * FROM f_rank WHERE customer_id % :parts = :part) AS g ON g.customer_id = c.customer_id
LEFT JOIN (SELECT * FROM f_contracts WHERE customer_id % :parts = :part) AS w ON w.customer_id = c.customer_id
