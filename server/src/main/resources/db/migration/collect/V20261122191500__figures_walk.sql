-- Lists in the order of the last order that ask how much was spent read no row that they do not show.
DROP INDEX collect.customer_figures_last_order;
CREATE INDEX customer_figures_last_order ON collect.customer_figures (last_order, customer_id) INCLUDE (net_spend);
