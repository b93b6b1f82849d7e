-- Size, lifetime value, past year's spend and mean P(alive) by one classification; customers in no class come as ''.
SELECT
  coalesce(:class, '') AS code,
  count(*) AS customers,
  coalesce(sum(clv), 0) AS clv,
  CAST(sum(year_spend_units) AS DOUBLE) / 10000 AS year_spend,
  avg(p_alive) AS p_alive
FROM customer_summary
GROUP BY 1
