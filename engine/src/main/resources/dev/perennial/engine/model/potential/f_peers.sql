SELECT
  g.customer_id,
  coalesce(a.peers, b.peers, c.peers) AS peers,
  coalesce(a.peer_level, b.peer_level, c.peer_level) AS peer_level,
  CASE WHEN a.peers IS NOT NULL THEN a.peer_spend_units WHEN b.peers IS NOT NULL THEN b.peer_spend_units
    ELSE c.peer_spend_units END AS peer_spend_units,
  CASE WHEN a.peers IS NOT NULL THEN a.peer_low_units WHEN b.peers IS NOT NULL THEN b.peer_low_units
    ELSE c.peer_low_units END AS peer_low_units,
  CASE WHEN a.peers IS NOT NULL THEN a.peer_high_units WHEN b.peers IS NOT NULL THEN b.peer_high_units
    ELSE c.peer_high_units END AS peer_high_units
FROM t_groups AS g
LEFT JOIN t_level_1 AS a
  ON a.kind = g.kind AND a.province = g.province AND a.category = g.category AND a.tenure = g.tenure
LEFT JOIN t_level_2 AS b ON b.kind = g.kind AND b.category = g.category AND b.tenure = g.tenure
LEFT JOIN t_level_3 AS c ON c.kind = g.kind
