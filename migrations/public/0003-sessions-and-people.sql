-- Sessions and people: second factor, step-up, list of sessions, security settings, sign-up, lockout.
-- Who may read and write what stands beside each table, with the reason.
-- Checks are NOT VALID: every old row was written under a narrower one, so there is nothing to scan while the table is locked.

-- Security settings of a hospital -----------------------------------------------------------------------------------------------------

-- Beside the hospital's row, since sign-in reads them together with it. Their own version: the operator edits the rest of the row.
ALTER TABLE public.tenants
  ADD COLUMN idle_minutes integer NOT NULL DEFAULT 15,
  ADD COLUMN mfa_required_for_admins boolean NOT NULL DEFAULT false,
  ADD COLUMN sign_up_open boolean NOT NULL DEFAULT true,
  ADD COLUMN security_version integer NOT NULL DEFAULT 1,
  ADD CONSTRAINT tenants_idle_minutes_range CHECK (idle_minutes BETWEEN 5 AND 30) NOT VALID;
-- A hospital changes these columns of its own row and no others (policy `own_rows`). The operator has no need to; sign-in reads.
GRANT UPDATE (idle_minutes, mfa_required_for_admins, sign_up_open, security_version) ON public.tenants TO hms_tenant;

-- People ------------------------------------------------------------------------------------------------------------------------------

-- `mfa_enabled_at`: a sign-in without a second factor is refused even if the provider should let it pass.
-- `credentials_version`: counts changes of password and second factor; a sign-in that began before one opens no session.
ALTER TABLE public.users
  ADD COLUMN mfa_enabled_at timestamptz,
  ADD COLUMN credentials_version integer NOT NULL DEFAULT 1;

-- Who signed up has no roles until the hospital gives some.
ALTER TABLE public.memberships DROP CONSTRAINT memberships_roles_check;
ALTER TABLE public.memberships ADD CONSTRAINT memberships_roles_check CHECK (
  (cardinality(roles) >= 1 OR status = 'pending')
  AND roles <@ ARRAY['Admin', 'Doctor', 'Nurse', 'Receptionist', 'LabTechnician', 'Radiologist', 'Pharmacist']
) NOT VALID;
-- Rejected is gone: but only who waits can be taken away, whatever the code asks.
GRANT DELETE ON public.memberships TO hms_auth;
CREATE POLICY auth_removes_pending ON public.memberships AS RESTRICTIVE FOR DELETE TO hms_auth USING (status = 'pending');

-- Codes for who has lost the authenticator: keyed hashes (HMAC with SESSION_KEY), each works once. Sign-in alone.
CREATE TABLE public.recovery_codes (
  user_id uuid NOT NULL REFERENCES public.users ON DELETE CASCADE,
  hash bytea NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now(),
  used_at timestamptz,
  PRIMARY KEY (user_id, hash)
);
ALTER TABLE public.recovery_codes ENABLE ROW LEVEL SECURITY;
CREATE POLICY auth ON public.recovery_codes TO hms_auth USING (true) WITH CHECK (true);
GRANT SELECT, INSERT, UPDATE, DELETE ON public.recovery_codes TO hms_auth;

-- Sessions ----------------------------------------------------------------------------------------------------------------------------

ALTER TABLE public.sessions
  ADD COLUMN reauthenticated_at timestamptz NOT NULL DEFAULT now(),
  ADD COLUMN last_used_at timestamptz NOT NULL DEFAULT now(),
  ADD COLUMN address text,
  ADD COLUMN user_agent text;

ALTER TABLE public.sign_in_challenges DROP CONSTRAINT sign_in_challenges_kind_check;
ALTER TABLE public.sign_in_challenges ADD CONSTRAINT sign_in_challenges_kind_check
  CHECK (kind IN ('NEW_PASSWORD_REQUIRED', 'SOFTWARE_TOKEN_MFA', 'MFA_SETUP', 'CHOOSE_TENANT')) NOT VALID;

-- Sign-up -----------------------------------------------------------------------------------------------------------------------------

-- Asked for, address not proved yet. The worker makes the code just before the mail leaves: until then, and for an address that is known, none is right.
-- No password rests here: whoever proves the address chooses it. Sign-in alone.
CREATE TABLE public.sign_ups (
  id uuid PRIMARY KEY DEFAULT uuidv7(),
  tenant_id text COLLATE "C" NOT NULL REFERENCES public.tenants ON DELETE CASCADE,
  email text COLLATE "C" NOT NULL CHECK (email = lower(email)),
  name text NOT NULL,
  -- HMAC with SESSION_KEY: the code is short enough to be typed.
  code_hash bytea,
  created_at timestamptz NOT NULL DEFAULT now(),
  expires_at timestamptz NOT NULL,
  used_at timestamptz
);
CREATE INDEX sign_ups_email_idx ON public.sign_ups (email, tenant_id, created_at);
ALTER TABLE public.sign_ups ENABLE ROW LEVEL SECURITY;
CREATE POLICY auth ON public.sign_ups TO hms_auth USING (true) WITH CHECK (true);
GRANT SELECT, INSERT, UPDATE ON public.sign_ups TO hms_auth;

-- Lockout -----------------------------------------------------------------------------------------------------------------------------

-- Tries that have not succeeded, per account or address; counted before the password is asked about, so that parallel ones cannot get past the limit.
-- `key` is an HMAC of purpose and e-mail or address: known and unknown e-mails look alike. Sign-in alone.
CREATE TABLE public.sign_in_throttles (
  key bytea PRIMARY KEY,
  failures integer NOT NULL,
  counted_since timestamptz NOT NULL DEFAULT now(),
  last_try_at timestamptz NOT NULL DEFAULT now(),
  locked_until timestamptz,
  -- When the owner was told of this row of failures.
  told_at timestamptz
);
CREATE INDEX sign_in_throttles_age_idx ON public.sign_in_throttles (last_try_at);
ALTER TABLE public.sign_in_throttles ENABLE ROW LEVEL SECURITY;
CREATE POLICY auth ON public.sign_in_throttles TO hms_auth USING (true) WITH CHECK (true);
GRANT SELECT, INSERT, UPDATE, DELETE ON public.sign_in_throttles TO hms_auth;
