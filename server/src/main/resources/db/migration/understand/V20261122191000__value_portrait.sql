-- When the traits of a run were put in place; those shown are of the run of the latest time. They follow the cards.
ALTER TABLE understand.value_run ADD COLUMN portrayed_at timestamptz;
UPDATE understand.value_run SET portrayed_at = published_at WHERE models IS NOT NULL;
CREATE INDEX value_run_portrayed ON understand.value_run (portrayed_at) WHERE portrayed_at IS NOT NULL;
