-- How customers of each class are thought to go on: means and sums of what the numeric models say.
SELECT t.churn_class, count(*) AS customers, coalesce(avg(c.p_alive), 0e0), coalesce(sum(c.value_at_risk), 0e0)
FROM :traits AS t
JOIN t_cards AS c ON c.customer_id = t.customer_id
WHERE t.churn_class IS NOT NULL
GROUP BY t.churn_class
ORDER BY t.churn_class
