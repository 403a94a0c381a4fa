-- The platform's audit as a chain, like each hospital's (docs/adr/0007-audit-chain.md). The worker writes all of this as the migrator.

-- As in a hospital: the transaction that wrote the event; 0 for events of before, without rewriting the table.
ALTER TABLE public.platform_audit_events ADD COLUMN transaction_id xid8 NOT NULL DEFAULT '0';
ALTER TABLE public.platform_audit_events ALTER COLUMN transaction_id SET DEFAULT pg_current_xact_id();
-- Id and transaction are the database's own: an event with others could slip past the sealer.
REVOKE INSERT ON public.platform_audit_events FROM hms_platform, hms_auth;
GRANT INSERT (occurred_at, actor_id, actor_name, action, entity, entity_id, subject_tenant, address, app_id, request_id, details)
  ON public.platform_audit_events TO hms_platform, hms_auth;

-- The operator's role reads, with the events; nobody but the owner writes.
CREATE TABLE public.platform_audit_seals (
  seq bigint PRIMARY KEY CHECK (seq > 0),
  event_id uuid NOT NULL REFERENCES public.platform_audit_events,
  hash bytea NOT NULL CHECK (length(hash) = 32),
  sealed_at timestamptz NOT NULL,
  CONSTRAINT platform_audit_seals_event_unique UNIQUE (event_id)
);
ALTER TABLE public.platform_audit_seals ENABLE ROW LEVEL SECURITY;
CREATE POLICY platform ON public.platform_audit_seals FOR SELECT TO hms_platform USING (true);
GRANT SELECT ON public.platform_audit_seals TO hms_platform;

-- Where the chain ends, and what sealers lock. Nobody but the owner.
CREATE TABLE public.platform_audit_chain (
  single boolean PRIMARY KEY DEFAULT true CHECK (single),
  seq bigint NOT NULL DEFAULT 0,
  hash bytea CHECK (length(hash) = 32),
  sealed_at timestamptz,
  horizon xid8 NOT NULL DEFAULT '0',
  CONSTRAINT platform_audit_chain_begun CHECK ((seq = 0) = (hash IS NULL) AND (seq = 0) = (sealed_at IS NULL))
);
INSERT INTO public.platform_audit_chain DEFAULT VALUES;
ALTER TABLE public.platform_audit_chain ENABLE ROW LEVEL SECURITY;

-- What the nightly verification of all chains found: the workers' metrics read the newest row. Nobody but the owner.
CREATE TABLE public.audit_verifications (
  id uuid PRIMARY KEY DEFAULT uuidv7(),
  verified_at timestamptz NOT NULL DEFAULT now(),
  chains integer NOT NULL CHECK (chains >= 0),
  broken integer NOT NULL CHECK (broken BETWEEN 0 AND chains)
);
ALTER TABLE public.audit_verifications ENABLE ROW LEVEL SECURITY;
