-- Customers who had ordered by a day.
SELECT count(*) FROM f_orders WHERE first_on <= :day
