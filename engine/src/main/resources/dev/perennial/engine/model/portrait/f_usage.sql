-- Usage in the last 30 days against a third of the 90 days before, each metric by its number of readings.
SELECT
  customer_id,
  sum(readings * (recent / earlier)) / sum(readings) AS usage_ratio,
  CAST(sum(readings) AS INT) AS usage_readings
FROM (
  SELECT
    customer_id,
    metric,
    CAST(sum(CASE WHEN day > :as_of - 30 THEN quantity_units ELSE 0 END) AS DOUBLE) AS recent,
    sum(CASE WHEN day <= :as_of - 30 THEN quantity_units ELSE 0 END) / 3e0 AS earlier,
    sum(CASE WHEN day <= :as_of - 30 THEN 1 ELSE 0 END) AS readings
  FROM d_usage
  WHERE day <= :as_of AND day > :as_of - 120
  GROUP BY customer_id, metric
) AS metrics
WHERE earlier > 0
GROUP BY customer_id
