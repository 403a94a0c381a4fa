-- The records that one record replaces.
-- migrate:no-transaction
CREATE INDEX CONCURRENTLY IF NOT EXISTS patients_replaced_by_idx ON patients (replaced_by) WHERE replaced_by IS NOT NULL;
