-- What products have to do with each other, by run. Rows of a run are written before it is shown and removed when the run
-- after the next is: at most 2,000 products, 40,000 pairs and 20,000 followers a run, of two runs.
CREATE TABLE understand.value_product (
    run_id              bigint  NOT NULL REFERENCES understand.value_run ON DELETE CASCADE,
    product_id          bigint  NOT NULL,
    name                text    NOT NULL,
    category            text,
    baskets             bigint  NOT NULL,
    followed            bigint  NOT NULL,
    again_times         bigint,
    again_tenth         integer,
    again_quarter       integer,
    again_half          integer,
    again_three_quarters integer,
    again_nine_tenths   integer,
    PRIMARY KEY (run_id, product_id)
);

CREATE TABLE understand.value_product_pair (
    run_id    bigint           NOT NULL REFERENCES understand.value_run ON DELETE CASCADE,
    one_id    bigint           NOT NULL,
    other_id  bigint           NOT NULL,
    baskets   bigint           NOT NULL,
    lift      double precision NOT NULL,
    lift_low  double precision NOT NULL,
    lift_high double precision NOT NULL,
    PRIMARY KEY (run_id, one_id, other_id)
);

CREATE INDEX ON understand.value_product_pair (run_id, other_id);

CREATE TABLE understand.value_product_next (
    run_id  bigint           NOT NULL REFERENCES understand.value_run ON DELETE CASCADE,
    from_id bigint           NOT NULL,
    to_id   bigint           NOT NULL,
    cases   bigint           NOT NULL,
    score   double precision NOT NULL,
    PRIMARY KEY (run_id, from_id, to_id)
);
