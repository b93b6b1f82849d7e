-- Edits of many customers at once. What each customer was before is kept, so that an edit can be undone and shown.
CREATE TABLE collect.customer_bulk (
    id            bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    selection     jsonb       NOT NULL,
    changes       jsonb       NOT NULL,
    state         text        NOT NULL DEFAULT 'queued' CHECK (state IN
                      ('queued', 'running', 'succeeded', 'failed', 'cancelled', 'undoing', 'undone')),
    job_id        bigint,
    undo_job_id   bigint,
    selected      bigint      NOT NULL DEFAULT 0,
    changed       bigint      NOT NULL DEFAULT 0,
    refused       bigint      NOT NULL DEFAULT 0,
    undone        bigint      NOT NULL DEFAULT 0,
    kept          bigint      NOT NULL DEFAULT 0,
    created_kind  text        NOT NULL,
    created_by    bigint      NOT NULL,
    created_name  text        NOT NULL,
    created_at    timestamptz NOT NULL,
    ended_at      timestamptz,
    undone_name   text,
    undone_at     timestamptz,
    creation_key  text        UNIQUE,
    request_hash  bytea
);

-- One row per customer that the edit changed, or could not change. Its fields are those of the edit alone.
CREATE TABLE collect.customer_bulk_row (
    bulk_id     bigint NOT NULL REFERENCES collect.customer_bulk ON DELETE CASCADE,
    customer_id bigint NOT NULL REFERENCES collect.customer_profile ON DELETE CASCADE,
    -- kept: somebody changed it since, so that undoing left it as it was
    state       text   NOT NULL CHECK (state IN ('changed', 'refused', 'undone', 'kept')),
    before      jsonb  NOT NULL,
    after       jsonb  NOT NULL,
    changed_at  timestamptz NOT NULL,
    undone_at   timestamptz,
    PRIMARY KEY (bulk_id, customer_id)
);

CREATE INDEX customer_bulk_row_customer ON collect.customer_bulk_row (customer_id, bulk_id);
