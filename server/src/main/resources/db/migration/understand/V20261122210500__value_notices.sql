-- What people have seen of the runs they hear of: that a gate stopped it, or a measure of drift that was an alarm.
CREATE TABLE understand.value_notice_seen (
    user_id bigint      NOT NULL REFERENCES platform.access_user ON DELETE CASCADE,
    run_id  bigint      NOT NULL REFERENCES understand.value_run ON DELETE CASCADE,
    what    text        NOT NULL,
    seen_at timestamptz NOT NULL,
    PRIMARY KEY (user_id, run_id, what)
);

CREATE INDEX value_notice_seen_run ON understand.value_notice_seen (run_id);

-- The few runs that people hear of, asked for every minute by everybody who may start runs.
CREATE INDEX value_run_notable ON understand.value_run (id)
    WHERE gates @> '[{"passed": false}]' OR drift @> '{"measures": [{"level": "alarm"}]}';
