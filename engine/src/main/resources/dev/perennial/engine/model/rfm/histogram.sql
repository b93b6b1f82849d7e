-- How often each value of a measure occurs, ascending.
SELECT :measure AS value, count(*) AS customers
FROM customer_facts
GROUP BY :measure
ORDER BY value
