SELECT
  (SELECT count(contract_status) FROM :traits),
  coalesce(sum(CASE WHEN state <> 'ended' THEN 1 ELSE 0 END), 0),
  coalesce(sum(CASE WHEN state = 'ending' THEN 1 ELSE 0 END), 0),
  coalesce(sum(CASE WHEN state = 'active' AND term IS NULL THEN 1 ELSE 0 END), 0),
  coalesce(sum(CASE WHEN state = 'active' AND term IS NOT NULL AND price_units IS NULL THEN 1 ELSE 0 END), 0),
  (SELECT coalesce(sum(renewal_at_risk), 0e0) FROM :traits)
FROM t_contracts
