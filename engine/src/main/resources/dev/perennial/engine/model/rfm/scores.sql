-- A score is one more than the number of cuts exceeded; for recency fewer days are better.
SELECT
  customer_facts.*,
  5 - CASE WHEN recency_days > :r_1 THEN 1 ELSE 0 END
    - CASE WHEN recency_days > :r_2 THEN 1 ELSE 0 END
    - CASE WHEN recency_days > :r_3 THEN 1 ELSE 0 END
    - CASE WHEN recency_days > :r_4 THEN 1 ELSE 0 END AS r,
  1 + CASE WHEN orders > :f_1 THEN 1 ELSE 0 END
    + CASE WHEN orders > :f_2 THEN 1 ELSE 0 END
    + CASE WHEN orders > :f_3 THEN 1 ELSE 0 END
    + CASE WHEN orders > :f_4 THEN 1 ELSE 0 END AS f,
  1 + CASE WHEN spend_units > :m_1 THEN 1 ELSE 0 END
    + CASE WHEN spend_units > :m_2 THEN 1 ELSE 0 END
    + CASE WHEN spend_units > :m_3 THEN 1 ELSE 0 END
    + CASE WHEN spend_units > :m_4 THEN 1 ELSE 0 END AS m
FROM customer_facts
