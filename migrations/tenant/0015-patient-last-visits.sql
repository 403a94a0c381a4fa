-- The list's filter by last visit.
-- migrate:no-transaction
CREATE INDEX CONCURRENTLY IF NOT EXISTS patients_last_visit_idx ON patients (last_visit_at) WHERE last_visit_at IS NOT NULL;
