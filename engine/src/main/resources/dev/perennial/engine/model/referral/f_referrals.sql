SELECT
  c.referrer_id AS customer_id,
  CAST(count(*) AS INT) AS referred,
  CAST(count(p.customer_id) AS INT) AS referred_buyers,
  coalesce(sum(p.purchase_value), 0e0) AS referral_value
FROM t_credits AS c
LEFT JOIN t_purchase AS p ON p.customer_id = c.referred_id
GROUP BY c.referrer_id
