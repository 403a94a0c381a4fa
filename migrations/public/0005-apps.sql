-- Program access: apps of third parties, their keys, and the buckets of the rate limits.
-- Who may read and write what stands beside each table, with the reason.

-- Apps --------------------------------------------------------------------------------------------------------------------------------

-- `server`: a program with keys, whose rights are its scopes in one hospital. `browser`: pages of somebody else, in which people sign in; it has
-- origins, no secret and no right of its own. Our own two apps are not here: their origins follow from the configuration.
CREATE TABLE public.apps (
  id uuid PRIMARY KEY DEFAULT uuidv7(),
  kind text NOT NULL CHECK (kind IN ('server', 'browser')),
  name text NOT NULL CHECK (length(name) BETWEEN 1 AND 100),
  tenant_id text COLLATE "C" REFERENCES public.tenants ON DELETE CASCADE,
  scopes text[] NOT NULL DEFAULT '{}',
  origins text[] NOT NULL DEFAULT '{}',
  -- Requests a second; null: the platform's usual limit.
  rate_per_second integer CHECK (rate_per_second BETWEEN 1 AND 10000),
  revoked_at timestamptz,
  version integer NOT NULL DEFAULT 1,
  created_at timestamptz NOT NULL DEFAULT now(),
  updated_at timestamptz NOT NULL DEFAULT now(),
  CONSTRAINT apps_whole CHECK (
    CASE kind
      WHEN 'server' THEN tenant_id IS NOT NULL AND cardinality(scopes) >= 1 AND origins = '{}'
      ELSE tenant_id IS NULL AND scopes = '{}' AND cardinality(origins) >= 1
    END
  )
);
CREATE INDEX apps_tenant_idx ON public.apps (tenant_id);

-- The SHA-256 of 256 random bits: nothing slower is needed, since there is nothing to guess. Several may be valid while a program changes over.
CREATE TABLE public.app_keys (
  id uuid PRIMARY KEY DEFAULT uuidv7(),
  app_id uuid NOT NULL REFERENCES public.apps ON DELETE CASCADE,
  hash bytea NOT NULL CHECK (length(hash) = 32),
  -- The last four characters, by which people tell keys apart.
  hint text NOT NULL CHECK (length(hint) = 4),
  created_at timestamptz NOT NULL DEFAULT now(),
  expires_at timestamptz,
  revoked_at timestamptz,
  -- Written in batches, so up to half a minute late.
  last_used_at timestamptz,
  CONSTRAINT app_keys_hash_unique UNIQUE (hash)
);
CREATE INDEX app_keys_app_idx ON public.app_keys (app_id, created_at);

ALTER TABLE public.apps ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.app_keys ENABLE ROW LEVEL SECURITY;
-- The operator registers, changes and revokes; nothing is ever deleted, so that the audit's app ids keep their names. A key's hash can be written and
-- never read back. What an app is (kind, hospital) cannot be changed afterwards.
CREATE POLICY platform ON public.apps TO hms_platform USING (true) WITH CHECK (true);
GRANT SELECT, INSERT, UPDATE (name, scopes, origins, rate_per_second, revoked_at, version, updated_at) ON public.apps TO hms_platform;
CREATE POLICY platform ON public.app_keys TO hms_platform USING (true) WITH CHECK (true);
GRANT SELECT (id, app_id, hint, created_at, expires_at, revoked_at, last_used_at), INSERT (app_id, hash, hint), UPDATE (expires_at, revoked_at)
  ON public.app_keys TO hms_platform;
-- Each request's check reads, and writes down when a key was last used.
CREATE POLICY auth ON public.apps FOR SELECT TO hms_auth USING (true);
GRANT SELECT ON public.apps TO hms_auth;
CREATE POLICY auth ON public.app_keys TO hms_auth USING (true) WITH CHECK (true);
GRANT SELECT, UPDATE (last_used_at) ON public.app_keys TO hms_auth;

-- Apps are remembered between requests, unknown ids too, so a new one is told as well.
CREATE TRIGGER app_changed AFTER INSERT OR UPDATE OR DELETE ON public.apps FOR EACH ROW EXECUTE FUNCTION public.tell_change('app', 'id');
CREATE TRIGGER app_key_made AFTER INSERT OR DELETE ON public.app_keys FOR EACH ROW EXECUTE FUNCTION public.tell_change('app', 'app_id');
CREATE TRIGGER app_key_changed AFTER UPDATE OF expires_at, revoked_at ON public.app_keys
  FOR EACH ROW EXECUTE FUNCTION public.tell_change('app', 'app_id');

-- Rate limits -------------------------------------------------------------------------------------------------------------------------

-- Token buckets that all API processes share. `key` is an HMAC of what is limited (hospital, app or address). Not logged: after a crash of PostgreSQL
-- every bucket is full again, which harms nobody. Sign-in's role alone, since limits are kept before it is known who asks.
CREATE UNLOGGED TABLE public.rate_buckets (
  key bytea PRIMARY KEY,
  tokens double precision NOT NULL,
  filled_at timestamptz NOT NULL
) WITH (fillfactor = 50);
ALTER TABLE public.rate_buckets ENABLE ROW LEVEL SECURITY;
CREATE POLICY auth ON public.rate_buckets TO hms_auth USING (true) WITH CHECK (true);
GRANT SELECT, INSERT, UPDATE, DELETE ON public.rate_buckets TO hms_auth;

-- Takes up to `wanted` tokens out of a bucket that fills by `rate` a second up to `burst`. Its row is locked for one statement.
CREATE FUNCTION public.lease_tokens(bucket bytea, rate double precision, burst double precision, wanted integer, OUT granted integer, OUT remaining double precision)
LANGUAGE plpgsql AS $$
DECLARE
  there double precision;
  moment timestamptz;
BEGIN
  INSERT INTO public.rate_buckets (key, tokens, filled_at) VALUES (bucket, burst, clock_timestamp()) ON CONFLICT (key) DO NOTHING;
  SELECT tokens, filled_at INTO there, moment FROM public.rate_buckets WHERE key = bucket FOR UPDATE;
  there := least(burst, there + rate * greatest(extract(epoch FROM clock_timestamp() - moment), 0));
  granted := greatest(least(wanted, floor(there)::integer), 0);
  remaining := there - granted;
  UPDATE public.rate_buckets SET tokens = remaining, filled_at = greatest(clock_timestamp(), moment) WHERE key = bucket;
END
$$;
REVOKE EXECUTE ON FUNCTION public.lease_tokens(bytea, double precision, double precision, integer) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION public.lease_tokens(bytea, double precision, double precision, integer) TO hms_auth;
