-- The platform's own tables: hospitals, plans, people, sessions, jobs, audit.
-- Run as the migrator, who owns everything. Who may read and write what is at the end of the file, table by table, with the reason.

CREATE SCHEMA ext;
CREATE EXTENSION pg_trgm SCHEMA ext;
CREATE EXTENSION btree_gist SCHEMA ext;

CREATE ROLE hms_tenant NOLOGIN;
CREATE ROLE hms_platform NOLOGIN;
CREATE ROLE hms_auth NOLOGIN;
GRANT hms_platform, hms_auth TO hms_api WITH INHERIT FALSE, SET TRUE, ADMIN FALSE;

REVOKE CREATE ON SCHEMA public FROM PUBLIC;
REVOKE ALL ON SCHEMA public FROM PUBLIC;
GRANT USAGE ON SCHEMA public TO hms_tenant, hms_platform, hms_auth;
GRANT USAGE ON SCHEMA ext TO PUBLIC;
DO $$ BEGIN EXECUTE format('REVOKE CREATE, TEMPORARY ON DATABASE %I FROM PUBLIC', current_database()); END $$;

-- Hospitals -----------------------------------------------------------------------------------------------------------------------

CREATE TABLE public.tenants (
  id text COLLATE "C" PRIMARY KEY CHECK (id ~ '^(tenant_[0-9]{13,20}|demo_[a-z0-9_]{1,40})$'),
  name text NOT NULL CHECK (length(name) BETWEEN 1 AND 200),
  email text NOT NULL,
  phone text NOT NULL,
  address text NOT NULL,
  subdomain text COLLATE "C" NOT NULL,
  time_zone text NOT NULL DEFAULT 'Asia/Kolkata',
  -- Initials that patient numbers begin with, fixed at creation: CH-0000042.
  number_prefix text NOT NULL CHECK (number_prefix ~ '^[A-Z]{1,4}$'),
  status text NOT NULL DEFAULT 'provisioning' CHECK (status IN ('provisioning', 'active', 'suspended')),
  suspension_kind text CHECK (suspension_kind IN ('billing_hold', 'lock')),
  suspension_reason text,
  suspended_at timestamptz,
  brand_colour text CHECK (brand_colour ~ '^#[0-9a-f]{6}$'),
  branding jsonb,
  job_id uuid,
  version integer NOT NULL DEFAULT 1,
  created_at timestamptz NOT NULL DEFAULT now(),
  updated_at timestamptz NOT NULL DEFAULT now(),
  CONSTRAINT tenants_subdomain_unique UNIQUE (subdomain),
  CONSTRAINT tenants_suspension_whole CHECK (
    (status = 'suspended') = (suspension_kind IS NOT NULL AND suspension_reason IS NOT NULL AND suspended_at IS NOT NULL)
  )
);
CREATE UNIQUE INDEX tenants_name_unique ON public.tenants (lower(name));
CREATE INDEX tenants_created_idx ON public.tenants (created_at, id);

-- Where a hospital lives: PostgreSQL server and cell (login role and pool). One of each to begin with.
CREATE TABLE public.tenant_placements (
  tenant_id text COLLATE "C" PRIMARY KEY REFERENCES public.tenants ON DELETE CASCADE,
  server text NOT NULL DEFAULT 'main',
  cell integer NOT NULL DEFAULT 1
);

CREATE TABLE public.subscription_tiers (
  id text COLLATE "C" PRIMARY KEY,
  name text NOT NULL,
  monthly_paise bigint NOT NULL CHECK (monthly_paise >= 0),
  yearly_paise bigint NOT NULL CHECK (yearly_paise >= 0),
  currency text NOT NULL DEFAULT 'INR',
  max_patients integer CHECK (max_patients > 0),
  max_users integer CHECK (max_users > 0),
  position integer NOT NULL
);
INSERT INTO public.subscription_tiers (id, name, monthly_paise, yearly_paise, max_patients, max_users, position) VALUES
  ('basic', 'Basic', 499900, 4999000, 500, 5, 1),
  ('advanced', 'Advanced', 1499900, 14999000, 2000, 25, 2),
  ('premium', 'Premium', 2999900, 29999000, NULL, NULL, 3);

CREATE TABLE public.tenant_subscriptions (
  tenant_id text COLLATE "C" PRIMARY KEY REFERENCES public.tenants ON DELETE CASCADE,
  tier_id text COLLATE "C" NOT NULL REFERENCES public.subscription_tiers,
  billing_cycle text NOT NULL DEFAULT 'monthly' CHECK (billing_cycle IN ('monthly', 'yearly')),
  status text NOT NULL DEFAULT 'active' CHECK (status IN ('trialing', 'active', 'past_due', 'paused', 'cancelled')),
  current_period_start timestamptz NOT NULL,
  current_period_end timestamptz NOT NULL CHECK (current_period_end > current_period_start),
  created_at timestamptz NOT NULL DEFAULT now(),
  updated_at timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX tenant_subscriptions_tier_idx ON public.tenant_subscriptions (tier_id);

-- The counters that plan limits are kept by: UPDATE … SET used = used + n WHERE used + n <= max, in the transaction of the insert.
CREATE TABLE public.tenant_usage (
  tenant_id text COLLATE "C" NOT NULL REFERENCES public.tenants ON DELETE CASCADE,
  metric text COLLATE "C" NOT NULL CHECK (metric IN ('patients', 'users')),
  used integer NOT NULL DEFAULT 0 CHECK (used >= 0),
  max integer,
  PRIMARY KEY (tenant_id, metric)
);

-- People --------------------------------------------------------------------------------------------------------------------------

-- One identity per person; its id is the user name at the identity provider.
CREATE TABLE public.users (
  id uuid PRIMARY KEY DEFAULT uuidv7(),
  email text COLLATE "C" NOT NULL CHECK (email = lower(email)),
  name text NOT NULL,
  -- Subject at the identity provider; null until the person has an account there.
  provider_subject text COLLATE "C",
  platform_roles text[] NOT NULL DEFAULT '{}' CHECK (platform_roles <@ ARRAY['SuperAdmin']),
  created_at timestamptz NOT NULL DEFAULT now(),
  CONSTRAINT users_email_unique UNIQUE (email),
  CONSTRAINT users_provider_subject_unique UNIQUE (provider_subject)
);

-- A person in a hospital. Name and e-mail are what the hospital wrote when it invited, so that it never reads the identity.
CREATE TABLE public.memberships (
  tenant_id text COLLATE "C" NOT NULL REFERENCES public.tenants ON DELETE CASCADE,
  user_id uuid NOT NULL REFERENCES public.users,
  email text COLLATE "C" NOT NULL,
  name text NOT NULL,
  roles text[] NOT NULL CHECK (
    cardinality(roles) >= 1
    AND roles <@ ARRAY['Admin', 'Doctor', 'Nurse', 'Receptionist', 'LabTechnician', 'Radiologist', 'Pharmacist']
  ),
  status text NOT NULL CHECK (status IN ('invited', 'pending', 'active', 'suspended')),
  last_sign_in_at timestamptz,
  -- Counts changes of roles and status; a sign-in is none.
  version integer NOT NULL DEFAULT 1,
  created_at timestamptz NOT NULL DEFAULT now(),
  updated_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (tenant_id, user_id)
);
CREATE INDEX memberships_user_idx ON public.memberships (user_id);
CREATE INDEX memberships_list_idx ON public.memberships (tenant_id, lower(name) COLLATE "C", user_id);
CREATE INDEX memberships_all_idx ON public.memberships (lower(name) COLLATE "C", user_id, tenant_id);

-- A session belongs to one hospital, or to the platform (tenant_id null). `origin_jti` is in every access token of the session.
CREATE TABLE public.sessions (
  id uuid PRIMARY KEY DEFAULT uuidv7(),
  user_id uuid NOT NULL REFERENCES public.users ON DELETE CASCADE,
  tenant_id text COLLATE "C" REFERENCES public.tenants ON DELETE CASCADE,
  app_id text NOT NULL,
  origin_jti text COLLATE "C" NOT NULL,
  -- The identity provider's refresh token, sealed with SESSION_KEY.
  provider_refresh_token bytea NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now(),
  expires_at timestamptz NOT NULL,
  revoked_at timestamptz,
  revoked_reason text,
  CONSTRAINT sessions_origin_unique UNIQUE (origin_jti)
);
CREATE INDEX sessions_user_idx ON public.sessions (user_id) WHERE revoked_at IS NULL;

-- Our opaque refresh tokens, by SHA-256. A rotated one names its successor (sealed), for tabs that refresh at the same moment.
CREATE TABLE public.refresh_tokens (
  hash bytea PRIMARY KEY,
  session_id uuid NOT NULL REFERENCES public.sessions ON DELETE CASCADE,
  created_at timestamptz NOT NULL DEFAULT now(),
  rotated_at timestamptz,
  successor bytea
);
CREATE INDEX refresh_tokens_session_idx ON public.refresh_tokens (session_id);

-- What stands between a right password and a session: a new password or the choice of a hospital. Single use, by SHA-256.
CREATE TABLE public.sign_in_challenges (
  hash bytea PRIMARY KEY,
  user_id uuid NOT NULL REFERENCES public.users ON DELETE CASCADE,
  kind text NOT NULL CHECK (kind IN ('NEW_PASSWORD_REQUIRED', 'CHOOSE_TENANT')),
  app_id text NOT NULL,
  tenant_id text COLLATE "C" REFERENCES public.tenants ON DELETE CASCADE,
  -- The provider's session or tokens, sealed with SESSION_KEY.
  sealed bytea NOT NULL,
  expires_at timestamptz NOT NULL,
  used_at timestamptz
);

-- Codes that we mail, by SHA-256: invitations and password resets. Single use, short-lived.
CREATE TABLE public.one_time_codes (
  hash bytea PRIMARY KEY,
  purpose text NOT NULL CHECK (purpose IN ('invitation', 'password_reset')),
  user_id uuid NOT NULL REFERENCES public.users ON DELETE CASCADE,
  tenant_id text COLLATE "C" REFERENCES public.tenants ON DELETE CASCADE,
  created_at timestamptz NOT NULL DEFAULT now(),
  expires_at timestamptz NOT NULL,
  used_at timestamptz
);
CREATE INDEX one_time_codes_user_idx ON public.one_time_codes (user_id, purpose, created_at);

-- Work ----------------------------------------------------------------------------------------------------------------------------

-- Every job is asked for here, in the transaction of what it is about. The worker takes the tenant from `tenant_id`, never from the payload.
CREATE TABLE public.job_requests (
  id uuid PRIMARY KEY DEFAULT uuidv7(),
  scope text NOT NULL DEFAULT 'tenant' CHECK (scope IN ('tenant', 'platform')),
  tenant_id text COLLATE "C" DEFAULT current_user REFERENCES public.tenants ON DELETE CASCADE,
  kind text NOT NULL,
  -- Ids and settings; a secret only sealed, and emptied when it has been used.
  payload jsonb NOT NULL DEFAULT '{}',
  requested_by uuid,
  state text NOT NULL DEFAULT 'queued' CHECK (state IN ('queued', 'running', 'done', 'failed')),
  done integer NOT NULL DEFAULT 0,
  total integer NOT NULL DEFAULT 0,
  steps jsonb,
  result jsonb,
  error jsonb,
  -- How often it was begun; a job that keeps failing, or keeps killing its worker, is given up.
  attempts integer NOT NULL DEFAULT 0,
  -- When the worker moved it to the queue.
  sent_at timestamptz,
  created_at timestamptz NOT NULL DEFAULT now(),
  updated_at timestamptz NOT NULL DEFAULT now(),
  CONSTRAINT job_requests_scope_has_tenant CHECK ((scope = 'tenant') = (tenant_id IS NOT NULL))
);
CREATE INDEX job_requests_waiting_idx ON public.job_requests (created_at) WHERE sent_at IS NULL;
CREATE INDEX job_requests_open_idx ON public.job_requests (id) WHERE state IN ('queued', 'running');
CREATE INDEX job_requests_tenant_idx ON public.job_requests (tenant_id);

-- Answers of platform creates by Idempotency-Key, kept 24 h; hospitals keep theirs in their own schema.
CREATE TABLE public.platform_idempotency_keys (
  principal_id uuid NOT NULL,
  route text NOT NULL,
  key text NOT NULL,
  body_hash bytea NOT NULL,
  status integer,
  headers jsonb,
  body jsonb,
  created_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (principal_id, route, key)
);

-- Who did what on the platform. Append-only.
CREATE TABLE public.platform_audit_events (
  id uuid PRIMARY KEY DEFAULT uuidv7(),
  occurred_at timestamptz NOT NULL DEFAULT now(),
  actor_id uuid,
  actor_name text NOT NULL,
  action text NOT NULL,
  entity text NOT NULL,
  entity_id text,
  -- The hospital it is about, if any; no row of a hospital, so not named tenant_id.
  subject_tenant text COLLATE "C",
  address text,
  app_id text,
  request_id text NOT NULL,
  details jsonb NOT NULL DEFAULT '{}'
);
CREATE INDEX platform_audit_events_time_idx ON public.platform_audit_events (occurred_at, id);
CREATE INDEX platform_audit_events_tenant_idx ON public.platform_audit_events (subject_tenant, occurred_at);

-- Who may do what -----------------------------------------------------------------------------------------------------------------
-- hms_tenant:   what a hospital's own role may see of itself; row-level security keeps it to its rows.
-- hms_platform: routes of the operator. No right in any hospital's schema.
-- hms_auth:     sign-in, session checks and invitations. No right in any hospital's schema.

ALTER TABLE public.tenants ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.tenant_placements ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.tenant_subscriptions ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.tenant_usage ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.users ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.memberships ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.sessions ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.refresh_tokens ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.sign_in_challenges ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.one_time_codes ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.job_requests ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.platform_idempotency_keys ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.platform_audit_events ENABLE ROW LEVEL SECURITY;

-- A hospital reads its own row; the operator creates and changes; sign-in reads.
CREATE POLICY own_rows ON public.tenants TO hms_tenant USING (id = current_user);
CREATE POLICY platform ON public.tenants TO hms_platform USING (true) WITH CHECK (true);
CREATE POLICY auth ON public.tenants FOR SELECT TO hms_auth USING (true);
GRANT SELECT ON public.tenants TO hms_tenant, hms_auth;
GRANT SELECT, INSERT, UPDATE ON public.tenants TO hms_platform;

-- The API finds a hospital's server and cell before it binds.
CREATE POLICY own_rows ON public.tenant_placements TO hms_tenant USING (tenant_id = current_user);
CREATE POLICY platform ON public.tenant_placements TO hms_platform USING (true) WITH CHECK (true);
CREATE POLICY auth ON public.tenant_placements FOR SELECT TO hms_auth USING (true);
GRANT SELECT ON public.tenant_placements TO hms_auth;
GRANT SELECT, INSERT ON public.tenant_placements TO hms_platform;

GRANT SELECT ON public.subscription_tiers TO hms_platform, hms_tenant;

-- A hospital reads its plan; only the operator changes it.
CREATE POLICY own_rows ON public.tenant_subscriptions TO hms_tenant USING (tenant_id = current_user);
CREATE POLICY platform ON public.tenant_subscriptions TO hms_platform USING (true) WITH CHECK (true);
GRANT SELECT ON public.tenant_subscriptions TO hms_tenant;
GRANT SELECT, INSERT, UPDATE ON public.tenant_subscriptions TO hms_platform;

-- A hospital counts itself up and down, but never moves its own limit. Invitations take seats.
CREATE POLICY own_rows ON public.tenant_usage TO hms_tenant USING (tenant_id = current_user) WITH CHECK (tenant_id = current_user);
CREATE POLICY platform ON public.tenant_usage TO hms_platform USING (true) WITH CHECK (true);
GRANT SELECT, UPDATE (used) ON public.tenant_usage TO hms_tenant;
GRANT SELECT, INSERT, UPDATE ON public.tenant_usage TO hms_platform;

-- The identity: no hospital role has any right on it.
CREATE POLICY platform ON public.users TO hms_platform USING (true);
CREATE POLICY auth ON public.users TO hms_auth USING (true) WITH CHECK (true);
GRANT SELECT ON public.users TO hms_platform;
GRANT SELECT, INSERT, UPDATE ON public.users TO hms_auth;

-- A hospital reads its staff and changes roles and status; it can neither insert a membership nor point one at another person.
CREATE POLICY own_rows ON public.memberships TO hms_tenant USING (tenant_id = current_user) WITH CHECK (tenant_id = current_user);
CREATE POLICY platform ON public.memberships TO hms_platform USING (true) WITH CHECK (true);
CREATE POLICY auth ON public.memberships TO hms_auth USING (true) WITH CHECK (true);
GRANT SELECT, UPDATE (roles, status, version, updated_at) ON public.memberships TO hms_tenant, hms_platform;
GRANT SELECT, INSERT, UPDATE ON public.memberships TO hms_auth;

-- Sign-in alone.
CREATE POLICY auth ON public.sessions TO hms_auth USING (true) WITH CHECK (true);
GRANT SELECT, INSERT, UPDATE ON public.sessions TO hms_auth;
CREATE POLICY auth ON public.refresh_tokens TO hms_auth USING (true) WITH CHECK (true);
GRANT SELECT, INSERT, UPDATE ON public.refresh_tokens TO hms_auth;
CREATE POLICY auth ON public.sign_in_challenges TO hms_auth USING (true) WITH CHECK (true);
GRANT SELECT, INSERT, UPDATE, DELETE ON public.sign_in_challenges TO hms_auth;
CREATE POLICY auth ON public.one_time_codes TO hms_auth USING (true) WITH CHECK (true);
GRANT SELECT, INSERT, UPDATE ON public.one_time_codes TO hms_auth;

-- A hospital asks for its own jobs and follows them; it cannot change one. The worker (migrator) moves them.
CREATE POLICY own_rows ON public.job_requests TO hms_tenant
  USING (tenant_id = current_user) WITH CHECK (tenant_id = current_user AND scope = 'tenant');
CREATE POLICY platform ON public.job_requests TO hms_platform
  USING (scope = 'platform') WITH CHECK (scope = 'platform' AND tenant_id IS NULL);
CREATE POLICY auth ON public.job_requests FOR INSERT TO hms_auth WITH CHECK (scope = 'platform' AND tenant_id IS NULL AND kind LIKE 'mail.%');
GRANT SELECT, INSERT (id, kind, payload, requested_by, total) ON public.job_requests TO hms_tenant;
GRANT SELECT, INSERT ON public.job_requests TO hms_platform;
GRANT INSERT ON public.job_requests TO hms_auth;

CREATE POLICY platform ON public.platform_idempotency_keys TO hms_platform USING (true) WITH CHECK (true);
GRANT SELECT, INSERT, UPDATE, DELETE ON public.platform_idempotency_keys TO hms_platform;

-- Append-only for everyone but the owner.
CREATE POLICY platform ON public.platform_audit_events TO hms_platform USING (true) WITH CHECK (true);
CREATE POLICY auth ON public.platform_audit_events FOR INSERT TO hms_auth WITH CHECK (true);
GRANT SELECT, INSERT ON public.platform_audit_events TO hms_platform;
GRANT INSERT ON public.platform_audit_events TO hms_auth;
