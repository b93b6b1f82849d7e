SELECT term, due, CASE WHEN lost_at <= due THEN lost_at ELSE 0 END AS lost_at, count(*)
FROM t_contracts
WHERE term IS NOT NULL
GROUP BY term, due, CASE WHEN lost_at <= due THEN lost_at ELSE 0 END
ORDER BY term, due, lost_at
