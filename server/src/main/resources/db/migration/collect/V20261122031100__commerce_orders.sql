-- Orders and refunds. Amounts are net of what an order itself took back; a refund on its own has kind 'refund' and an
-- amount below zero, and may name the order (and its line) whose money it gives back by that order's number in the same
-- system. Models read base_amount, the amount in the installation's currency.
--
-- Facts are partitioned by the year of the order's business day, so that old years cost those that come nothing. The years
-- get their partitions as their first order comes; days of no sensible year stay in the default partition. Rows of an order
-- in the other tables carry its day, so that they lie in the partition of the same year. They are written and removed
-- together with the order and by one module only, which is why no foreign key checks each of them again.
CREATE SEQUENCE collect.commerce_order_number;

CREATE TABLE collect.commerce_order (
    id          bigint         NOT NULL DEFAULT nextval('collect.commerce_order_number'),
    customer_id bigint         NOT NULL REFERENCES collect.customer_profile,
    placed_at   timestamptz    NOT NULL,
    placed_on   date           NOT NULL,
    amount      numeric(18, 4) NOT NULL,
    currency    char(3)        NOT NULL,
    base_amount numeric(18, 4) NOT NULL,
    kind        text           NOT NULL CHECK (kind IN ('order', 'refund')),
    status      text,
    channel     text,
    import_id   bigint,
    refund_of   text,
    refund_line integer,
    PRIMARY KEY (id, placed_on)
) PARTITION BY RANGE (placed_on);

ALTER SEQUENCE collect.commerce_order_number OWNED BY collect.commerce_order.id;

CREATE TABLE collect.commerce_order_default PARTITION OF collect.commerce_order DEFAULT;

CREATE INDEX commerce_order_customer ON collect.commerce_order (customer_id, placed_on DESC, id DESC);

-- The number of an order in the system it came from; a second delivery of the same order is recognised by it. Which version
-- is known is told by when the order was last changed there and by a digest of all that was told; both are null where a
-- file told of the order.
CREATE TABLE collect.commerce_order_key (
    source     text   NOT NULL,
    key        text   NOT NULL CHECK (key <> ''),
    order_id   bigint NOT NULL,
    placed_on  date   NOT NULL,
    changed_at timestamptz,
    digest     bigint,
    PRIMARY KEY (source, key)
);

CREATE INDEX commerce_order_key_order ON collect.commerce_order_key (order_id);

-- product is what the sender calls it; product_id the product of that key. price is for one, unit_cost what one cost when the
-- order was first told of.
CREATE TABLE collect.commerce_order_line (
    order_id   bigint         NOT NULL,
    line_no    integer        NOT NULL,
    placed_on  date           NOT NULL,
    product_id bigint,
    product    text,
    quantity   numeric(18, 4),
    price      numeric(18, 4),
    amount     numeric(18, 4) NOT NULL,
    unit_cost  numeric(18, 4),
    PRIMARY KEY (order_id, line_no, placed_on)
) PARTITION BY RANGE (placed_on);

CREATE TABLE collect.commerce_order_line_default PARTITION OF collect.commerce_order_line DEFAULT;

CREATE TABLE collect.commerce_payment (
    order_id    bigint         NOT NULL,
    payment_no  integer        NOT NULL,
    placed_on   date           NOT NULL,
    customer_id bigint         NOT NULL,
    key         text,
    method      text           NOT NULL,
    amount      numeric(18, 4) NOT NULL,
    currency    char(3)        NOT NULL,
    paid_at     timestamptz    NOT NULL,
    PRIMARY KEY (order_id, payment_no, placed_on)
) PARTITION BY RANGE (placed_on);

CREATE TABLE collect.commerce_payment_default PARTITION OF collect.commerce_payment DEFAULT;

CREATE INDEX commerce_payment_customer ON collect.commerce_payment (customer_id, paid_at DESC, order_id DESC);

-- What the status of an order was at a time, one row per version of an order that had several.
CREATE TABLE collect.commerce_order_status (
    order_id bigint      NOT NULL,
    at       timestamptz NOT NULL,
    status   text        NOT NULL,
    PRIMARY KEY (order_id, at, status)
) PARTITION BY RANGE (at);

CREATE TABLE collect.commerce_order_status_default PARTITION OF collect.commerce_order_status DEFAULT;
