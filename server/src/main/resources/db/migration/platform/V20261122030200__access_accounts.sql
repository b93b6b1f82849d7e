CREATE TABLE platform.access_user (
    id            bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    login         text        NOT NULL UNIQUE CHECK (login = lower(login)),
    name          text        NOT NULL,
    password_hash text        NOT NULL,
    role          text        NOT NULL CHECK (role IN ('admin', 'analyst', 'agent')),
    disabled      boolean     NOT NULL DEFAULT false,
    created_at    timestamptz NOT NULL,
    version       bigint      NOT NULL DEFAULT 1
);

-- Secrets of sessions, tokens and set-up links are random; only their SHA-256 is kept.
CREATE TABLE platform.access_session (
    id           bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    secret_hash  bytea       NOT NULL UNIQUE,
    user_id      bigint      NOT NULL REFERENCES platform.access_user,
    created_at   timestamptz NOT NULL,
    last_used_at timestamptz NOT NULL,
    expires_at   timestamptz NOT NULL,
    user_agent   text        NOT NULL,
    address      text        NOT NULL
);

CREATE INDEX access_session_user ON platform.access_session (user_id);

CREATE TABLE platform.access_token (
    id           bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    name         text        NOT NULL,
    secret_hash  bytea       NOT NULL UNIQUE,
    role         text        NOT NULL CHECK (role IN ('admin', 'analyst', 'agent')),
    created_by   bigint      REFERENCES platform.access_user,
    created_at   timestamptz NOT NULL,
    last_used_at timestamptz,
    revoked_at   timestamptz
);

CREATE TABLE platform.access_set_up (
    secret_hash bytea PRIMARY KEY,
    expires_at  timestamptz NOT NULL
);

CREATE TABLE platform.access_failure (
    at      timestamptz NOT NULL,
    login   text        NOT NULL,
    address text        NOT NULL
);

CREATE INDEX access_failure_at ON platform.access_failure (at);
