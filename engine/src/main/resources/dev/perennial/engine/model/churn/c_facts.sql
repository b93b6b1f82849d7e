-- The facts that models know of customers today, as they were on an earlier day for customers of the sample who had ordered
-- by then; and whether no order came within the horizon after it.
SELECT
  o.*, e.events, e.active_days, e.active_before, u.usage_ratio, a.answers, a.unhappy_answers, m.recent_complaints,
  s.stated_cause
FROM (
  SELECT
    customer_id,
    min(first_on) AS first_on,
    max(CASE WHEN day <= :day THEN day END) AS last_on,
    CAST(sum(CASE WHEN day <= :day THEN 1 ELSE 0 END) AS INT) AS placed,
    CAST(count(DISTINCT CASE WHEN day <= :day THEN day END) AS INT) AS order_days,
    CAST(sum(CASE WHEN day <= :day AND day > :day - 90 AND day > first_on THEN 1 ELSE 0 END) AS INT) AS recent_orders,
    CAST(sum(CASE WHEN day <= :day - 90 AND day > :day - 360 AND day > first_on THEN 1 ELSE 0 END) AS INT)
      AS before_orders,
    CAST(sum(CASE WHEN day <= :day AND day > :day - 90 AND amount_units > 0 THEN 1 ELSE 0 END) AS INT)
      AS recent_baskets,
    CAST(sum(CASE WHEN day <= :day - 90 AND day > :day - 360 AND amount_units > 0 THEN 1 ELSE 0 END) AS INT)
      AS before_baskets,
    sum(CASE WHEN day <= :day AND day > :day - 90 AND amount_units > 0
      THEN ln(CAST(amount_units AS DOUBLE)) ELSE 0e0 END) AS recent_ln,
    sum(CASE WHEN day <= :day - 90 AND day > :day - 360 AND amount_units > 0
      THEN ln(CAST(amount_units AS DOUBLE)) ELSE 0e0 END) AS before_ln,
    CAST(count(DISTINCT CASE WHEN day <= :day AND day > :day - 360
      THEN CAST(floor((:day - day) / 30e0) AS INT) END) AS INT) AS active_months,
    1 - max(CASE WHEN day > :day AND day <= :day + :horizon THEN 1 ELSE 0 END) AS churned
  FROM c_orders
  WHERE first_on <= :day
  GROUP BY customer_id
) AS o
LEFT JOIN (
  SELECT
    customer_id,
    CAST(count(*) AS INT) AS events,
    CAST(sum(CASE WHEN day > :day - 28 THEN 1 ELSE 0 END) AS INT) AS active_days,
    CAST(sum(CASE WHEN day <= :day - 28 AND day > :day - 112 THEN 1 ELSE 0 END) AS INT) AS active_before
  FROM c_seen
  WHERE day <= :day
  GROUP BY customer_id
) AS e ON e.customer_id = o.customer_id
LEFT JOIN (
  SELECT customer_id, sum(readings * (recent / earlier)) / sum(readings) AS usage_ratio
  FROM (
    SELECT
      customer_id,
      CAST(sum(CASE WHEN day > :day - 30 THEN quantity_units ELSE 0 END) AS DOUBLE) AS recent,
      sum(CASE WHEN day <= :day - 30 THEN quantity_units ELSE 0 END) / 3e0 AS earlier,
      sum(CASE WHEN day <= :day - 30 THEN 1 ELSE 0 END) AS readings
    FROM d_usage
    WHERE day <= :day AND day > :day - 120 AND customer_id % 1000003 * 613337 % 1000003 < :limit
    GROUP BY customer_id, metric
  ) AS metrics
  WHERE earlier > 0
  GROUP BY customer_id
) AS u ON u.customer_id = o.customer_id
LEFT JOIN (
  SELECT
    customer_id,
    CAST(count(*) AS INT) AS answers,
    CAST(sum(CASE WHEN day > :day - 180 AND CASE kind
      WHEN 'nps' THEN score_units < 65000
      WHEN 'csat' THEN score_units < 26000
      ELSE score_units < 34000 END THEN 1 ELSE 0 END) AS INT) AS unhappy_answers
  FROM d_survey_answers
  WHERE day <= :day AND customer_id % 1000003 * 613337 % 1000003 < :limit
    AND ((kind = 'nps' AND score_units BETWEEN 0 AND 100000)
      OR (kind = 'csat' AND score_units BETWEEN 10000 AND 50000)
      OR (kind = 'ces' AND score_units BETWEEN 10000 AND 70000))
  GROUP BY customer_id
) AS a ON a.customer_id = o.customer_id
LEFT JOIN (
  SELECT customer_id, CAST(sum(CASE WHEN day > :day - 180 THEN 1 ELSE 0 END) AS INT) AS recent_complaints
  FROM d_complaints
  WHERE day <= :day AND customer_id % 1000003 * 613337 % 1000003 < :limit
  GROUP BY customer_id
) AS m ON m.customer_id = o.customer_id
LEFT JOIN (
  SELECT customer_id, max(cancel_cause) AS stated_cause
  FROM d_subscriptions
  WHERE cancel_cause IS NOT NULL AND cancelled <= :day AND cancelled > :day - 365
  GROUP BY customer_id
) AS s ON s.customer_id = o.customer_id
