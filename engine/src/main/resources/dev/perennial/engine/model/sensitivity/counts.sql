SELECT
  coalesce(sum(CAST(discounted AS BIGINT)), 0),
  coalesce(sum(CAST(priced AS BIGINT)), 0),
  coalesce(sum(CAST(discounted AS DOUBLE) * (discounted - 1)
    + CAST(priced - discounted AS DOUBLE) * (priced - discounted - 1)), 0e0),
  coalesce(sum(CAST(priced AS DOUBLE) * (priced - 1)), 0e0)
FROM c_lines
