-- Who has this ABHA number or passport: for the search box and the check for duplicates.
-- migrate:no-transaction
CREATE INDEX CONCURRENTLY IF NOT EXISTS patients_identifiers_idx ON patients USING gin (identifiers jsonb_path_ops) WITH (fastupdate = off)
  WHERE identifiers <> '[]';
