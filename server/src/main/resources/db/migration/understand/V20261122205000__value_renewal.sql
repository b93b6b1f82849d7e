-- What the model of renewals says of customers with contracts. Runs of earlier versions say nothing.
ALTER TABLE understand.value_trait
    ADD COLUMN contract_status     text,
    ADD COLUMN contracts           integer,
    ADD COLUMN renewal_probability double precision,
    ADD COLUMN renewal_low         double precision,
    ADD COLUMN renewal_high        double precision,
    ADD COLUMN renewal_evidence    integer,
    ADD COLUMN renewal_on          date,
    ADD COLUMN renewal_term        integer,
    ADD COLUMN renewals_made       integer,
    ADD COLUMN renewals_expected   double precision,
    ADD COLUMN renewals_low        integer,
    ADD COLUMN renewals_high       integer,
    ADD COLUMN contract_value      double precision,
    ADD COLUMN contract_low        double precision,
    ADD COLUMN contract_high       double precision,
    ADD COLUMN renewal_at_risk     double precision,
    ADD COLUMN contract_cause      text,
    ADD COLUMN contract_ended_on   date;

CREATE INDEX ON understand.value_trait (renewal_at_risk, customer_id);
