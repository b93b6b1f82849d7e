-- Customers of whom something was told that their traits do not say yet.
CREATE TABLE understand.value_changed (
    customer_id bigint PRIMARY KEY,
    version     xid8   NOT NULL
) WITH (fillfactor = 70);

-- Traits can follow between runs, several times.
ALTER TABLE understand.value_churn_history
    ADD COLUMN step integer NOT NULL DEFAULT 0,
    DROP CONSTRAINT value_churn_history_pkey,
    ADD PRIMARY KEY (customer_id, run_id, step);
