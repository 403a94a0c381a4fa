-- What the sealer has not seen yet: events from a transaction on. Beside readers and writers.
-- migrate:no-transaction
CREATE INDEX CONCURRENTLY IF NOT EXISTS platform_audit_events_transaction_idx ON public.platform_audit_events (transaction_id, id);
