-- Refused rows of an import with every cell, so that they can be corrected in a file of their own and sent again. They hold what was in the upload:
-- housekeeping removes them after a week. Role: the hospital's own, read and write.
CREATE TABLE import_refusals (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  import_id uuid NOT NULL REFERENCES imports ON DELETE CASCADE,
  line integer NOT NULL,
  cells jsonb NOT NULL,
  -- What is wrong: [{ line, column, code, message }].
  errors jsonb NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now()
);
-- The report in the order of the file: rows are refused in that order, chunk by chunk.
CREATE INDEX import_refusals_import_idx ON import_refusals (import_id, id);
-- Housekeeping.
CREATE INDEX import_refusals_created_idx ON import_refusals (created_at);

ALTER TABLE imports
  -- The head line, for the report.
  ADD COLUMN heads jsonb NOT NULL DEFAULT '[]',
  -- The job that takes the rows in; null while the file is being sent.
  ADD COLUMN job_id uuid,
  -- When its last row was dealt with, or it was stopped or given up.
  ADD COLUMN ended_at timestamptz,
  -- Who stopped it; null while nobody has.
  ADD COLUMN cancelled_by_name text;

-- `errors` is not written any more: rows are reported above instead, every one of them. The release after this one drops it.
