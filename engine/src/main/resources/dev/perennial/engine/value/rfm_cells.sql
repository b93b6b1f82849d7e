SELECT r, f, count(*) AS customers, coalesce(sum(clv), 0) AS clv
FROM customer_summary
GROUP BY r, f
ORDER BY r, f
