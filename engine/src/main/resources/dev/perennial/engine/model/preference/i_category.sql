SELECT i.item_no, c.category, i.n, i.share
FROM i_categories AS i
JOIN t_categories AS c ON c.category_no = i.item
