-- Which patients have this value of a field of the hospital's own: for the list's filters, and for counting how many have any.
-- migrate:no-transaction
CREATE INDEX CONCURRENTLY IF NOT EXISTS patients_custom_fields_idx ON patients USING gin (custom_fields jsonb_path_ops) WITH (fastupdate = off)
  WHERE custom_fields <> '{}';
