CREATE SCHEMA IF NOT EXISTS collect;
CREATE SCHEMA IF NOT EXISTS understand;

CREATE TABLE platform.storage_setting (
    name  text PRIMARY KEY,
    value text NOT NULL
);
