-- Where values stand among others: of each figure of a run's cards the least, the greatest and what lies between in steps of
-- a thousandth of the customers, for the base (stage '') and for each stage.
CREATE TABLE understand.value_rank (
    run_id bigint             NOT NULL,
    figure text               NOT NULL,
    stage  text               NOT NULL,
    steps  double precision[] NOT NULL,
    PRIMARY KEY (run_id, figure, stage)
);
