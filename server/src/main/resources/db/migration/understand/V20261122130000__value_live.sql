-- Customers whose orders changed and whose cards have not followed yet. Written in the transaction of the orders; the
-- version is that transaction's number, so a row is removed only by who has read all that it stands for.
CREATE TABLE understand.value_touched (
    customer_id bigint      PRIMARY KEY,
    version     xid8        NOT NULL,
    touched_at  timestamptz NOT NULL
) WITH (fillfactor = 80, autovacuum_vacuum_threshold = 2000, autovacuum_vacuum_scale_factor = 0.05);

CREATE INDEX value_touched_version ON understand.value_touched (version, customer_id);

-- What a run's scores follow from, and which commits it saw (pg_snapshot). Runs of before have neither.
ALTER TABLE understand.value_run
    ADD COLUMN scoring   jsonb,
    ADD COLUMN watermark pg_snapshot;

-- A card that followed an order has a day of its own and the number of the transaction that wrote it; those of a run have
-- neither. Tables of runs that wait to be published have the same columns.
DO $$
DECLARE
    cards regclass;
BEGIN
    FOR cards IN
        SELECT oid
        FROM pg_class
        WHERE relnamespace = 'understand'::regnamespace
          AND relkind = 'r'
          AND relname ~ '^value_card(_r[0-9]+)?$'
    LOOP
        EXECUTE format('ALTER TABLE %s ADD COLUMN as_of date, ADD COLUMN live_at timestamptz, ADD COLUMN live_version xid8',
                       cards);
    END LOOP;
END
$$;

-- Step 0 is what the run thought; later ones followed orders, each at its time.
ALTER TABLE understand.value_history
    ADD COLUMN step integer NOT NULL DEFAULT 0,
    ADD COLUMN at   timestamptz,
    DROP CONSTRAINT value_history_pkey,
    ADD PRIMARY KEY (customer_id, run_id, step);
