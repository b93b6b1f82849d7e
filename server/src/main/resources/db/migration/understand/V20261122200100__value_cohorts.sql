-- Customers by the month and the quarter of their first order, and how this run differs from the one it may replace.
ALTER TABLE understand.value_run
    ADD COLUMN cohorts jsonb,
    ADD COLUMN drift   jsonb;
