-- Nobody recommends before they were recommended themselves; on the same day the smaller id goes first. So there are no circles.
SELECT e.referred_id, e.referrer_id, e.day
FROM t_edges AS e
JOIN t_cards AS known ON known.customer_id = e.referred_id
LEFT JOIN t_edges AS up ON up.referred_id = e.referrer_id
WHERE up.referred_id IS NULL
  OR up.day < e.day
  OR (up.day = e.day AND e.referrer_id < e.referred_id)
