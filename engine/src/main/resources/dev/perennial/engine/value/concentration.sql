-- Lifetime value by hundredths of the customers, best first.
SELECT
  part,
  count(*) AS customers,
  sum(clv) AS clv
FROM (
  SELECT clv, ntile(100) OVER (ORDER BY clv DESC) AS part
  FROM customer_summary
  WHERE clv IS NOT NULL
) AS parts
GROUP BY part
ORDER BY part
