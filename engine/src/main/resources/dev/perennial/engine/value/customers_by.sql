-- The customers with the most of one figure; the lost are left out where :lost_too is 0.
SELECT customer_id, last_order, orders, stage, stage_reason, p_alive, clv, clv_low, clv_high, value_at_risk
FROM customer_summary
WHERE :figure > 0 AND (:lost_too = 1 OR stage <> 'lost')
ORDER BY :figure DESC, customer_id
LIMIT :count
