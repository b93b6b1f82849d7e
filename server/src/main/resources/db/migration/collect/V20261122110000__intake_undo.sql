-- The job that undoes an import. While it is at work, and ever after, nothing more of the import is loaded.
ALTER TABLE collect.intake_import ADD COLUMN undo_job_id bigint;

CREATE INDEX intake_import_undo_job ON collect.intake_import (undo_job_id);
