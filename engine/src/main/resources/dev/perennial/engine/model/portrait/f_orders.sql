-- What a customer's orders say, in one pass: recent days and the time before them (the first order left out, since histories
-- begin with one), months with an order as bits, weekdays from Monday, and what the first day was like.
SELECT
  customer_id,
  min(first_on) AS first_on,
  max(day) AS last_on,
  CAST(count(*) AS INT) AS placed,
  CAST(sum(CASE WHEN day > :as_of - 90 AND day > first_on THEN 1 ELSE 0 END) AS INT) AS recent_orders,
  CAST(sum(CASE WHEN day <= :as_of - 90 AND day > :as_of - 360 AND day > first_on THEN 1 ELSE 0 END) AS INT)
    AS before_orders,
  CAST(sum(CASE WHEN day > :as_of - 90 AND amount_units > 0 THEN 1 ELSE 0 END) AS INT) AS recent_baskets,
  CAST(sum(CASE WHEN day <= :as_of - 90 AND day > :as_of - 360 AND amount_units > 0 THEN 1 ELSE 0 END) AS INT)
    AS before_baskets,
  sum(CASE WHEN day > :as_of - 90 AND amount_units > 0 THEN ln(CAST(amount_units AS DOUBLE)) ELSE 0e0 END) AS recent_ln,
  sum(CASE WHEN day <= :as_of - 90 AND day > :as_of - 360 AND amount_units > 0
    THEN ln(CAST(amount_units AS DOUBLE)) ELSE 0e0 END) AS before_ln,
  sum(CASE WHEN day > :as_of - 360 AND amount_units > 0
    THEN ln(CAST(amount_units AS DOUBLE)) * ln(CAST(amount_units AS DOUBLE)) ELSE 0e0 END) AS year_ln2,
  CAST(bit_count(bit_or(CASE
    WHEN day > :as_of - 360 THEN CAST(power(2e0, floor((:as_of - day) / 30e0)) AS BIGINT)
    ELSE CAST(0 AS BIGINT) END)) AS INT) AS active_months,
  CAST(sum(CASE WHEN (day + 3) % 7 = 0 THEN 1 ELSE 0 END) AS INT) AS w0,
  CAST(sum(CASE WHEN (day + 3) % 7 = 1 THEN 1 ELSE 0 END) AS INT) AS w1,
  CAST(sum(CASE WHEN (day + 3) % 7 = 2 THEN 1 ELSE 0 END) AS INT) AS w2,
  CAST(sum(CASE WHEN (day + 3) % 7 = 3 THEN 1 ELSE 0 END) AS INT) AS w3,
  CAST(sum(CASE WHEN (day + 3) % 7 = 4 THEN 1 ELSE 0 END) AS INT) AS w4,
  CAST(sum(CASE WHEN (day + 3) % 7 = 5 THEN 1 ELSE 0 END) AS INT) AS w5,
  CAST(sum(CASE WHEN (day + 3) % 7 = 6 THEN 1 ELSE 0 END) AS INT) AS w6,
  CAST(sum(CASE WHEN day = first_on THEN amount_units ELSE 0 END) AS BIGINT) AS first_units,
  min(CASE WHEN day = first_on THEN channel END) AS first_channel,
  max(CASE WHEN day > first_on AND day <= first_on + 180 THEN 1 ELSE 0 END) AS came_back
FROM t_orders
GROUP BY customer_id
