-- For each feature of the first day: customers with it, of them those who came back; the same without it.
SELECT feature, value, CAST(sum(held) AS BIGINT), CAST(sum(held * came_back) AS BIGINT), CAST(sum(1 - held) AS BIGINT),
  CAST(sum((1 - held) * came_back) AS BIGINT)
FROM (
  SELECT 'weekend' AS feature, '' AS value, weekend AS held, came_back FROM t_starts
  UNION ALL SELECT 'several-lines', '', several_lines, came_back FROM t_starts
  UNION ALL SELECT 'several-categories', '', several_categories, came_back FROM t_starts
  UNION ALL SELECT 'discounted', '', discounted, came_back FROM t_starts
  UNION ALL SELECT 'large-basket', '', large_basket, came_back FROM t_starts
  UNION ALL SELECT 'early-activity', '', early_activity, came_back FROM t_starts
  UNION ALL
  SELECT 'channel', i.item, CASE WHEN s.first_channel = i.item THEN 1 ELSE 0 END, s.came_back
  FROM t_starts AS s
  JOIN i_channel AS i ON i.item_no <= 6
  WHERE s.first_channel IS NOT NULL
  UNION ALL
  SELECT 'category', i.category, CASE WHEN f.customer_id IS NOT NULL THEN 1 ELSE 0 END, s.came_back
  FROM t_starts AS s
  JOIN i_category AS i ON i.item_no <= 8
  JOIN i_categories AS c ON c.item_no = i.item_no
  LEFT JOIN f_lines AS f ON f.customer_id = s.customer_id AND f.item = c.item AND f.first_lines > 0
  WHERE s.several_lines IS NOT NULL
) AS features
WHERE held IS NOT NULL
GROUP BY feature, value
ORDER BY feature, value
