-- Why contracts were cancelled, as far as somebody said.
SELECT cancel_cause, count(*), CAST(sum(CASE WHEN cancelled > :as_of - 365 THEN 1 ELSE 0 END) AS BIGINT)
FROM t_contracts
WHERE state = 'ended' AND cancel_cause IS NOT NULL
GROUP BY cancel_cause
ORDER BY count(*) DESC, cancel_cause
