SELECT
  coalesce(sum(purchase_value), 0e0),
  coalesce(sum(potential_value), 0e0),
  coalesce(sum(referral_value), 0e0),
  coalesce(sum(headroom), 0e0),
  coalesce(sum(contract_value), 0e0),
  count(total_value)
FROM :traits
