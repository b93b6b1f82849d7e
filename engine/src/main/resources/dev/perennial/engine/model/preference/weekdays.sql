SELECT
  coalesce(sum(w0), 0), coalesce(sum(w1), 0), coalesce(sum(w2), 0), coalesce(sum(w3), 0), coalesce(sum(w4), 0),
  coalesce(sum(w5), 0), coalesce(sum(w6), 0),
  coalesce(sum(CAST(w0 AS BIGINT) * (w0 - 1) + CAST(w1 AS BIGINT) * (w1 - 1) + CAST(w2 AS BIGINT) * (w2 - 1)
    + CAST(w3 AS BIGINT) * (w3 - 1) + CAST(w4 AS BIGINT) * (w4 - 1) + CAST(w5 AS BIGINT) * (w5 - 1)
    + CAST(w6 AS BIGINT) * (w6 - 1)), 0),
  coalesce(sum(CAST(placed AS BIGINT) * (placed - 1)), 0)
FROM f_orders
