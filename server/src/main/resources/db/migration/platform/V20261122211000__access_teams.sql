-- Teams are renamed and retired, never deleted: users and customers keep pointing at them.
CREATE TABLE platform.access_team (
    id           bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    name         text        NOT NULL CHECK (name <> ''),
    retired_at   timestamptz,
    created_at   timestamptz NOT NULL,
    -- a creation repeated with the same Idempotency-Key finds the team it made
    creation_key text        UNIQUE,
    asked_name   text,
    version      bigint      NOT NULL DEFAULT 1
);

CREATE UNIQUE INDEX access_team_name ON platform.access_team (lower(name));

ALTER TABLE platform.access_user ADD COLUMN team_id bigint REFERENCES platform.access_team;

CREATE INDEX access_user_team ON platform.access_user (team_id) WHERE team_id IS NOT NULL;
