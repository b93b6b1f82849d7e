-- The forecast of churn: how sure it is, how far it looks and what moves it. Runs of earlier versions have none.
ALTER TABLE understand.value_trait
    ADD COLUMN churn_probability double precision,
    ADD COLUMN churn_low         double precision,
    ADD COLUMN churn_high        double precision,
    ADD COLUMN churn_evidence    integer,
    ADD COLUMN churn_days        integer,
    ADD COLUMN churn_reasons     text;

CREATE INDEX ON understand.value_trait (churn_probability, customer_id);
