-- Second and third numbers, for the search box and the check for duplicates.
-- migrate:no-transaction
CREATE INDEX CONCURRENTLY IF NOT EXISTS patients_phones_search_idx ON patients USING gin (phones_search ext.gin_trgm_ops) WITH (fastupdate = off)
  WHERE phones_search IS NOT NULL;
