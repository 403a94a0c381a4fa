-- A mother's children.
-- migrate:no-transaction
CREATE INDEX CONCURRENTLY IF NOT EXISTS patients_mother_idx ON patients (mother_id) WHERE mother_id IS NOT NULL;
