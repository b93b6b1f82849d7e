-- The team that looks after a customer, beside the owner. No row is rewritten.
ALTER TABLE collect.customer_profile ADD COLUMN team_id bigint REFERENCES platform.access_team;
ALTER TABLE collect.customer_list ADD COLUMN team_id bigint;

CREATE INDEX customer_list_team ON collect.customer_list (team_id, customer_id) WHERE team_id IS NOT NULL;

-- Assigning owners now touches the team as well; what earlier edits changed says so too, so that they can still be undone.
UPDATE collect.customer_bulk_row AS r
SET before = r.before || '{"team": null}',
    after = r.after || '{"team": null}'
FROM collect.customer_bulk AS b
WHERE b.id = r.bulk_id
  AND b.changes @> '[{"attribute": "owner", "operation": "set"}]';
