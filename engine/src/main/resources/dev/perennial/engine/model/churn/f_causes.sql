-- Why a customer cancelled last, where they said so in the past year.
SELECT customer_id, cancel_cause AS stated_cause
FROM (
  SELECT
    customer_id,
    cancel_cause,
    row_number() OVER (PARTITION BY customer_id ORDER BY cancelled DESC, cancel_cause) AS place
  FROM d_subscriptions
  WHERE cancel_cause IS NOT NULL AND cancelled <= :as_of AND cancelled > :as_of - 365
) AS told
WHERE place = 1
