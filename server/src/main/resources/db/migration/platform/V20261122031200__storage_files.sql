-- Files made for somebody to download: exports and rows that an import refused. The content lies in the home folder.
CREATE TABLE platform.storage_file (
    id           bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    name         text        NOT NULL,
    media_type   text        NOT NULL,
    size         bigint      NOT NULL,
    path         text        NOT NULL,
    created_kind text        NOT NULL,
    created_by   bigint      NOT NULL,
    created_at   timestamptz NOT NULL,
    expires_at   timestamptz NOT NULL
);

CREATE INDEX storage_file_expires ON platform.storage_file (expires_at);
