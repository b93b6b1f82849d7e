-- A line of history says what stood there before as well, and what the classes follow from, so that movement between two
-- runs is read from the lines between them and from nothing else.
ALTER TABLE understand.value_history
    ADD COLUMN window_orders      integer,
    ADD COLUMN window_spend       double precision,
    ADD COLUMN stage_before       text,
    ADD COLUMN clv_before         double precision,
    ADD COLUMN quadrant_before    text,
    ADD COLUMN rfm_group_before   text;

UPDATE understand.value_history AS later
SET stage_before = line.stage_before, clv_before = line.clv_before, quadrant_before = line.quadrant_before,
    rfm_group_before = line.rfm_group_before
FROM (
    SELECT customer_id, run_id, step, lag(stage) OVER earlier AS stage_before, lag(clv) OVER earlier AS clv_before,
           lag(quadrant) OVER earlier AS quadrant_before, lag(rfm_group) OVER earlier AS rfm_group_before
    FROM understand.value_history
    WINDOW earlier AS (PARTITION BY customer_id ORDER BY run_id, step)
) AS line
WHERE (later.customer_id, later.run_id, later.step) = (line.customer_id, line.run_id, line.step)
  AND line.stage_before IS NOT NULL;

-- Lines are appended run by run, so a few pages of this index find those of any runs.
CREATE INDEX value_history_run ON understand.value_history USING brin (run_id) WITH (pages_per_range = 32);

-- The churn risk before, and what spoke for it; a row only where it changed. It comes with the traits, after the cards.
CREATE TABLE understand.value_churn_history (
    customer_id        bigint NOT NULL,
    run_id             bigint NOT NULL,
    as_of              date   NOT NULL,
    churn_class        text,
    churn_signals      text,
    churn_class_before text,
    clv                double precision,
    clv_before         double precision,
    PRIMARY KEY (customer_id, run_id)
);

CREATE INDEX value_churn_history_run ON understand.value_churn_history USING brin (run_id) WITH (pages_per_range = 32);

-- How many customers, worth how much, a run saw in each class: what did not move is the rest of these.
CREATE TABLE understand.value_class (
    run_id    bigint           NOT NULL,
    kind      text             NOT NULL,
    class     text             NOT NULL,
    customers bigint           NOT NULL,
    clv       double precision NOT NULL,
    PRIMARY KEY (run_id, kind, class)
);

INSERT INTO understand.value_class (run_id, kind, class, customers, clv)
SELECT run.id, named.kind, named.class, count(*), coalesce(sum(card.clv), 0)
FROM understand.value_run AS run
CROSS JOIN understand.value_card AS card
CROSS JOIN LATERAL (VALUES
    ('stage', card.stage),
    ('quadrant', CASE WHEN card.stage = 'prospect' THEN 'A' ELSE coalesce(card.quadrant, 'unknown') END),
    ('rfm_group', CASE WHEN card.stage = 'prospect' THEN 'prospect' ELSE coalesce(card.rfm_group, 'unknown') END)
) AS named (kind, class)
WHERE run.state = 'published'
GROUP BY run.id, named.kind, named.class;

-- Movement between two runs as it was counted when somebody first asked: it never changes.
CREATE TABLE understand.value_movement (
    from_run     bigint           NOT NULL,
    to_run       bigint           NOT NULL,
    kind         text             NOT NULL,
    class_before text             NOT NULL,
    class_after  text             NOT NULL,
    class_own    text             NOT NULL,
    customers    bigint           NOT NULL,
    clv_before   double precision NOT NULL,
    clv_after    double precision NOT NULL,
    PRIMARY KEY (from_run, to_run, kind, class_before, class_after, class_own)
);
