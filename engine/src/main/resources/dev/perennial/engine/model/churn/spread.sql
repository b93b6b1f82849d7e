-- How much the logarithms of one customer's amounts vary, over customers with two or more in the past 360 days.
SELECT
  coalesce(sum(year_ln2
    - CASE WHEN recent_baskets > 0 THEN recent_ln * recent_ln / recent_baskets ELSE 0e0 END
    - CASE WHEN before_baskets > 0 THEN before_ln * before_ln / before_baskets ELSE 0e0 END), 0e0) AS squares,
  coalesce(sum(recent_baskets + before_baskets
    - CASE WHEN recent_baskets > 0 THEN 1 ELSE 0 END - CASE WHEN before_baskets > 0 THEN 1 ELSE 0 END), 0) AS freedom
FROM f_orders
