-- What a file's creator must still be allowed to get it: who may not export any more does not get old exports either.
ALTER TABLE platform.storage_file ADD COLUMN permission text NOT NULL DEFAULT 'self';
