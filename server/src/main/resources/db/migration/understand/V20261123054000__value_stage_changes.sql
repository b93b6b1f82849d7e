-- Rules ask who changed stage, and when: few lines of history say so, and these are found by customer and day.
CREATE INDEX value_history_stage_change ON understand.value_history (customer_id, as_of) WHERE stage_before <> stage;
