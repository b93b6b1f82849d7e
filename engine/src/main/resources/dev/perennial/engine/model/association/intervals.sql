SELECT p.name, i.gaps, exp(i.mean_ln), exp(i.mean_ln - 196e-2 * i.deviation / sqrt(i.gaps)),
  exp(i.mean_ln + 196e-2 * i.deviation / sqrt(i.gaps))
FROM a_interval AS i
JOIN t_products AS p ON p.product_no = i.product_no
ORDER BY i.gaps DESC, p.name
LIMIT 50
