-- Lists as somebody wants to see them again: the rule, the order and the columns of a list of objects, under a name.
CREATE TABLE collect.view_saved (
    id           bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    object       text        NOT NULL,
    name         text        NOT NULL CHECK (name <> ''),
    -- The account it belongs to; a program has none, so that its views are everyone's.
    owner_id     bigint      REFERENCES platform.access_user,
    shared       boolean     NOT NULL DEFAULT false,
    content      jsonb       NOT NULL,
    position     integer     NOT NULL,
    creation_key text        UNIQUE,
    request_hash bytea,
    created_at   timestamptz NOT NULL,
    updated_at   timestamptz NOT NULL,
    version      bigint      NOT NULL DEFAULT 1,
    CHECK (shared OR owner_id IS NOT NULL)
);

-- Nobody has two views of one name; the tabs of a person are read by it.
CREATE UNIQUE INDEX view_saved_name ON collect.view_saved (owner_id, object, lower(name)) NULLS NOT DISTINCT;
CREATE INDEX view_saved_shared ON collect.view_saved (object) WHERE shared;
