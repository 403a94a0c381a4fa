-- Names in the person's own script, for the search box. Few patients have one.
-- migrate:no-transaction
CREATE INDEX CONCURRENTLY IF NOT EXISTS patients_local_name_idx ON patients USING gin (local_name_search ext.gin_trgm_ops) WITH (fastupdate = off)
  WHERE local_name_search IS NOT NULL;
