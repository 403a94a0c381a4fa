-- Papers that left a hospital with a code on them, by which whoever holds one finds out that it is genuine.
-- No patient and nothing clinical: the code is all that is asked with, and these columns are all that is answered.
CREATE TABLE public.issued_documents (
  id uuid PRIMARY KEY DEFAULT uuidv7(),
  tenant_id text COLLATE "C" NOT NULL DEFAULT current_user REFERENCES public.tenants ON DELETE CASCADE,
  -- SHA-256 of the 256 random bits in the code.
  hash bytea NOT NULL CHECK (length(hash) = 32),
  kind text NOT NULL CHECK (kind IN ('prescription', 'visit_summary', 'lab_report')),
  -- As printed, since people leave.
  doctor_name text NOT NULL CHECK (length(doctor_name) BETWEEN 1 AND 200),
  issued_at timestamptz NOT NULL DEFAULT now(),
  CONSTRAINT issued_documents_hash_unique UNIQUE (hash)
);
CREATE INDEX issued_documents_tenant_idx ON public.issued_documents (tenant_id);
ALTER TABLE public.issued_documents ENABLE ROW LEVEL SECURITY;
-- A hospital issues its own and can neither read, change nor take one back: what is on paper stays as it was.
CREATE POLICY own_rows ON public.issued_documents TO hms_tenant USING (tenant_id = current_user) WITH CHECK (tenant_id = current_user);
GRANT INSERT (hash, kind, doctor_name) ON public.issued_documents TO hms_tenant;
-- Who asks with a code is in no hospital: sign-in's role finds out which.
CREATE POLICY auth ON public.issued_documents FOR SELECT TO hms_auth USING (true);
GRANT SELECT ON public.issued_documents TO hms_auth;
