-- Lines with what one piece cost the customer (paid_units) and what its price was said to be. Both are cut off to whole
-- units of 1/10,000.
SELECT
  order_id,
  product_id,
  amount_units,
  CASE
    WHEN quantity_units > 0 THEN CAST(floor(CAST(amount_units AS DOUBLE) * 10000e0 / quantity_units) AS BIGINT)
    ELSE coalesce(price_units, amount_units)
  END AS paid_units,
  price_units,
  CAST(floor(CAST(cost_units AS DOUBLE) * coalesce(quantity_units, 10000) / 10000e0) AS BIGINT) AS cost_units
FROM d_order_lines
WHERE product_id IS NOT NULL AND amount_units >= 0
