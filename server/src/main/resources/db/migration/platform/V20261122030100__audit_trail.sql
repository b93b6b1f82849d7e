CREATE TABLE platform.audit_entry (
    id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    at          timestamptz NOT NULL,
    actor_kind  text        NOT NULL CHECK (actor_kind IN ('user', 'token', 'system')),
    actor_id    bigint,
    actor_name  text        NOT NULL,
    action      text        NOT NULL,
    object_type text        NOT NULL,
    object_id   bigint,
    detail      jsonb       NOT NULL,
    trace_id    text
);

CREATE INDEX audit_entry_object ON platform.audit_entry (object_type, object_id, id DESC);
