-- Jobs for later, and calendars that doctors subscribe to. Who may read and write what stands beside each table, with the reason.

-- Jobs for later --------------------------------------------------------------------------------------------------------------------

-- What a hospital wants done at a time to come: a mail the day before an appointment. When that time is there the worker makes the row a job of the same
-- id; until then nothing looks at it but an index. What is not wanted any more is deleted, by what it is about.
CREATE TABLE public.planned_jobs (
  id uuid PRIMARY KEY DEFAULT uuidv7(),
  tenant_id text COLLATE "C" NOT NULL DEFAULT current_user REFERENCES public.tenants ON DELETE CASCADE,
  kind text NOT NULL,
  -- Ids and settings, as in job_requests.
  payload jsonb NOT NULL DEFAULT '{}',
  -- The thing that it is about.
  subject_id uuid NOT NULL,
  due_at timestamptz NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX planned_jobs_due_idx ON public.planned_jobs (due_at);
CREATE INDEX planned_jobs_subject_idx ON public.planned_jobs (tenant_id, subject_id);
ALTER TABLE public.planned_jobs ENABLE ROW LEVEL SECURITY;
-- A hospital plans its own jobs and takes them back; it can neither change one nor plan for another. The worker (migrator) moves them.
CREATE POLICY own_rows ON public.planned_jobs TO hms_tenant USING (tenant_id = current_user) WITH CHECK (tenant_id = current_user);
GRANT SELECT, DELETE, INSERT (kind, payload, subject_id, due_at) ON public.planned_jobs TO hms_tenant;

-- Calendar feeds --------------------------------------------------------------------------------------------------------------------

-- A doctor's secret address, by the SHA-256 of 256 random bits: one at a time, so a new one ends the one before.
CREATE TABLE public.calendar_feeds (
  tenant_id text COLLATE "C" NOT NULL DEFAULT current_user,
  doctor_id uuid NOT NULL,
  hash bytea NOT NULL CHECK (length(hash) = 32),
  created_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (tenant_id, doctor_id),
  CONSTRAINT calendar_feeds_member_fkey FOREIGN KEY (tenant_id, doctor_id) REFERENCES public.memberships ON DELETE CASCADE,
  CONSTRAINT calendar_feeds_hash_unique UNIQUE (hash)
);
ALTER TABLE public.calendar_feeds ENABLE ROW LEVEL SECURITY;
-- A hospital makes, changes and ends those of its own doctors; a hash can be written and never read back.
CREATE POLICY own_rows ON public.calendar_feeds TO hms_tenant USING (tenant_id = current_user) WITH CHECK (tenant_id = current_user);
GRANT SELECT (tenant_id, doctor_id, created_at), INSERT (doctor_id, hash), UPDATE (hash, created_at), DELETE ON public.calendar_feeds TO hms_tenant;
-- Who asks with an address is in no hospital yet: sign-in's role finds out which.
CREATE POLICY auth ON public.calendar_feeds FOR SELECT TO hms_auth USING (true);
GRANT SELECT ON public.calendar_feeds TO hms_auth;
