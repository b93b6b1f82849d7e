-- The middle of what customers with an order in the past year spent in it: the smaller one where their number is even.
SELECT coalesce(min(CASE WHEN 2 * place >= customers THEN year_spend_units END), 0)
FROM (
  SELECT
    year_spend_units,
    row_number() OVER (ORDER BY year_spend_units) AS place,
    count(*) OVER () AS customers
  FROM t_cards
  WHERE year_orders > 0
) AS ranked
