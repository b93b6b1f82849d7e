-- The middle first basket, and the day from which there are events.
SELECT
  coalesce(min(CASE WHEN 2 * place >= customers THEN first_units END), 0),
  coalesce((SELECT min(first_event_on) FROM f_events), 2000000)
FROM (
  SELECT first_units, row_number() OVER (ORDER BY first_units) AS place, count(*) OVER () AS customers
  FROM f_orders
) AS ranked
