-- The strongest pairs by the lower bound of their lift.
SELECT x.name, y.name, l.n, l.one_baskets, l.other_baskets, l.lift, l.low, l.high
FROM a_lift AS l
JOIN t_products AS x ON x.product_no = l.one
JOIN t_products AS y ON y.product_no = l.other
ORDER BY l.low DESC, x.name, y.name
LIMIT 100
