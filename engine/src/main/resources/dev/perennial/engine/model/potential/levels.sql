SELECT peer_level, count(*), CAST(sum(peers) AS BIGINT)
FROM (
  SELECT peer_level, peers FROM t_level_1
  UNION ALL SELECT peer_level, peers FROM t_level_2
  UNION ALL SELECT peer_level, peers FROM t_level_3
) AS levels
GROUP BY peer_level
ORDER BY peer_level
