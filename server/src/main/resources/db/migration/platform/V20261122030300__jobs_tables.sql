CREATE TABLE platform.jobs_job (
    id               bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    kind             text        NOT NULL,
    state            text        NOT NULL
        CHECK (state IN ('queued', 'running', 'cancelling', 'cancelled', 'succeeded', 'failed')),
    title            jsonb       NOT NULL,
    payload          jsonb       NOT NULL,
    phase            text,
    phase_started_at timestamptz,
    phase_began      bigint      NOT NULL DEFAULT 0,
    done             bigint      NOT NULL DEFAULT 0,
    total            bigint      NOT NULL DEFAULT 0,
    unit             text,
    counts           jsonb       NOT NULL DEFAULT '{}',
    result           jsonb,
    problem          jsonb,
    -- Numbers the attempts; what an earlier one still writes is refused.
    attempts         int         NOT NULL DEFAULT 0,
    -- Attempts in a row that ended with their process, without a checkpoint in between.
    setbacks         int         NOT NULL DEFAULT 0,
    created_by_kind  text        NOT NULL CHECK (created_by_kind IN ('user', 'token', 'system')),
    created_by       bigint      NOT NULL,
    created_by_name  text        NOT NULL,
    created_by_role  text        NOT NULL,
    trace_id         text,
    created_at       timestamptz NOT NULL,
    started_at       timestamptz,
    finished_at      timestamptz,
    heartbeat_at     timestamptz
) WITH (fillfactor = 70);

CREATE INDEX jobs_job_active ON platform.jobs_job (id) WHERE state IN ('queued', 'running', 'cancelling');
CREATE INDEX jobs_job_creator ON platform.jobs_job (created_by_kind, created_by, id DESC);

-- Apart from the job, so that a transaction which saves a checkpoint does not keep progress from being written.
CREATE TABLE platform.jobs_checkpoint (
    job_id  bigint PRIMARY KEY REFERENCES platform.jobs_job,
    attempt int NOT NULL,
    content jsonb
) WITH (fillfactor = 70);

-- The shape that db-scheduler wants.
CREATE TABLE platform.jobs_schedule (
    task_name            text        NOT NULL,
    task_instance        text        NOT NULL,
    task_data            bytea,
    execution_time       timestamptz NOT NULL,
    picked               boolean     NOT NULL,
    picked_by            text,
    last_success         timestamptz,
    last_failure         timestamptz,
    consecutive_failures int,
    last_heartbeat       timestamptz,
    version              bigint      NOT NULL,
    priority             smallint,
    PRIMARY KEY (task_name, task_instance)
);

CREATE INDEX jobs_schedule_due ON platform.jobs_schedule (execution_time);
CREATE INDEX jobs_schedule_heartbeat ON platform.jobs_schedule (last_heartbeat);
