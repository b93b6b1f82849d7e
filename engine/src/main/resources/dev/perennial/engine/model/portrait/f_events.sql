-- What a customer's events say, in one pass. Days are counted as bits, so that many events of a day are one active day.
SELECT
  e.customer_id,
  CAST(count(*) AS INT) AS events,
  CAST(bit_count(bit_or(CASE
    WHEN e.day > :as_of - 28 THEN CAST(power(2e0, :as_of - e.day) AS BIGINT) ELSE CAST(0 AS BIGINT) END)) AS INT)
    AS active_days,
  CAST(bit_count(bit_or(CASE
    WHEN e.day <= :as_of - 28 AND e.day > :as_of - 70 THEN CAST(power(2e0, :as_of - 28 - e.day) AS BIGINT)
    ELSE CAST(0 AS BIGINT) END)) AS INT)
  + CAST(bit_count(bit_or(CASE
    WHEN e.day <= :as_of - 70 AND e.day > :as_of - 112 THEN CAST(power(2e0, :as_of - 70 - e.day) AS BIGINT)
    ELSE CAST(0 AS BIGINT) END)) AS INT) AS active_before,
  min(e.day) AS first_event_on,
  CAST(sum(CASE WHEN e.day > :as_of - 365 AND e.type_id = :share_type THEN 1 ELSE 0 END) AS INT) AS shares,
  CAST(sum(CASE WHEN e.day >= s.first_on AND e.day < s.first_on + 14 THEN 1 ELSE 0 END) AS INT) AS early_events
FROM d_events AS e
LEFT JOIN t_span AS s ON s.customer_id = e.customer_id
WHERE e.day <= :as_of
GROUP BY e.customer_id
