-- The import of a job, by which its report is asked for. Beside readers and writers, since hospitals may be importing.
-- migrate:no-transaction
CREATE UNIQUE INDEX CONCURRENTLY IF NOT EXISTS imports_job_idx ON imports (job_id);
