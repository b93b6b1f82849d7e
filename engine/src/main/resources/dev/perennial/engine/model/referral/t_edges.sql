-- Who was recommended by whom: the first one who did, so that nobody's value is credited twice.
SELECT referred_id, referrer_id, day
FROM (
  SELECT
    referred_id,
    referrer_id,
    day,
    row_number() OVER (PARTITION BY referred_id ORDER BY day, referrer_id) AS place
  FROM (
    SELECT r.customer_id AS referrer_id, r.day, coalesce(r.referred_id, k.customer_id) AS referred_id
    FROM d_referrals AS r
    LEFT JOIN (
      SELECT key, min(customer_id) AS customer_id
      FROM d_customers
      GROUP BY key
    ) AS k ON k.key = r.referred_key
    WHERE r.day <= :as_of
  ) AS named
  WHERE referred_id IS NOT NULL AND referred_id <> referrer_id
) AS told
WHERE place = 1
