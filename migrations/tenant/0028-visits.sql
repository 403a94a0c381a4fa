-- Visits (FHIR R4 Encounter) and the note of each. A draft is written over as its doctor types; what is signed stays as it was signed, for good.

-- One visit with its note as it reads today. Vitals, diagnoses, prescriptions and orders of a visit refer to it.
-- Role: the hospital's own, read and write, never DELETE: what was written by mistake is marked as that and stays readable.
CREATE TABLE visits (
  id uuid PRIMARY KEY DEFAULT uuidv7(),
  patient_id uuid NOT NULL REFERENCES patients,
  appointment_id uuid REFERENCES appointments,
  -- Whose visit it is: writes the draft and signs it. The name is as it was then, whatever becomes of the membership.
  doctor_id uuid NOT NULL,
  doctor_name text NOT NULL,
  -- v3-ActEncounterCode.
  class text NOT NULL DEFAULT 'AMB' CHECK (class IN ('AMB', 'EMER', 'FLD', 'HH', 'IMP', 'ACUTE', 'NONAC', 'OBSENC', 'PRENC', 'SS', 'VR')),
  started_at timestamptz NOT NULL DEFAULT now(),
  status text NOT NULL DEFAULT 'draft' CHECK (status IN ('draft', 'signed', 'amended', 'entered_in_error')),
  chief_complaint text NOT NULL DEFAULT '' CHECK (length(chief_complaint) <= 1000),
  history text NOT NULL DEFAULT '' CHECK (length(history) <= 10000),
  examination text NOT NULL DEFAULT '' CHECK (length(examination) <= 10000),
  assessment text NOT NULL DEFAULT '' CHECK (length(assessment) <= 10000),
  plan text NOT NULL DEFAULT '' CHECK (length(plan) <= 10000),
  follow_up text NOT NULL DEFAULT '' CHECK (length(follow_up) <= 2000),
  follow_up_on date,
  -- Which of its visit_versions it reads as; null until it is signed.
  signed_version integer,
  -- Of that version.
  signed_at timestamptz,
  signed_by uuid,
  signed_by_name text,
  error_reason text CHECK (length(error_reason) BETWEEN 1 AND 500),
  version integer NOT NULL DEFAULT 1,
  created_at timestamptz NOT NULL DEFAULT now(),
  updated_at timestamptz NOT NULL DEFAULT now(),
  -- Of what was signed. The key below holds it to an append-only version: no statement changes a signed text, but by adding the version that says why.
  signed_hash text GENERATED ALWAYS AS (
    CASE WHEN signed_version IS NOT NULL THEN
      md5(chief_complaint || chr(31) || history || chr(31) || examination || chr(31) || assessment || chr(31) || plan || chr(31) || follow_up
        || chr(31) || coalesce((follow_up_on - DATE '2000-01-01')::text, ''))
    END
  ) STORED,
  CONSTRAINT visits_signed_as_status CHECK (
    CASE status WHEN 'draft' THEN signed_version IS NULL WHEN 'signed' THEN coalesce(signed_version, 0) = 1
      WHEN 'amended' THEN coalesce(signed_version, 0) > 1 ELSE true END
  ),
  CONSTRAINT visits_signed_by_somebody CHECK (num_nonnulls(signed_version, signed_at, signed_by, signed_by_name) IN (0, 4)),
  CONSTRAINT visits_error_reason CHECK ((status = 'entered_in_error') = (error_reason IS NOT NULL))
);
-- An appointment leads to one visit; one that was a mistake makes room for another.
CREATE UNIQUE INDEX visits_appointment_unique ON visits (appointment_id) WHERE appointment_id IS NOT NULL AND status <> 'entered_in_error';
CREATE INDEX visits_patient_idx ON visits (patient_id, started_at, id);
CREATE INDEX visits_doctor_idx ON visits (doctor_id, started_at, id);
CREATE INDEX visits_time_idx ON visits (started_at, id);
-- Notes that wait for their doctor's signature.
CREATE INDEX visits_draft_idx ON visits (doctor_id, started_at, id) WHERE status = 'draft';

-- Every text that was signed, as it was: number 1 by the signature, further ones by amendments.
-- Role: the hospital's own, read and INSERT alone. It refers to no patient: when two records are merged, the visit takes its versions along.
CREATE TABLE visit_versions (
  id uuid PRIMARY KEY DEFAULT uuidv7(),
  visit_id uuid NOT NULL REFERENCES visits,
  number integer NOT NULL CHECK (number >= 1),
  chief_complaint text NOT NULL,
  history text NOT NULL,
  examination text NOT NULL,
  assessment text NOT NULL,
  plan text NOT NULL,
  follow_up text NOT NULL,
  follow_up_on date,
  -- Of the amendment.
  reason text CHECK (length(reason) BETWEEN 1 AND 500),
  signed_at timestamptz NOT NULL DEFAULT now(),
  signed_by uuid NOT NULL,
  signed_by_name text NOT NULL,
  signed_hash text NOT NULL GENERATED ALWAYS AS (
    md5(chief_complaint || chr(31) || history || chr(31) || examination || chr(31) || assessment || chr(31) || plan || chr(31) || follow_up
      || chr(31) || coalesce((follow_up_on - DATE '2000-01-01')::text, ''))
  ) STORED,
  CONSTRAINT visit_versions_number_unique UNIQUE (visit_id, number),
  CONSTRAINT visit_versions_text_unique UNIQUE (visit_id, number, signed_hash),
  CONSTRAINT visit_versions_reason CHECK ((number = 1) = (reason IS NULL))
);
ALTER TABLE visits
  ADD CONSTRAINT visits_signed_text_fkey FOREIGN KEY (id, signed_version, signed_hash) REFERENCES visit_versions (visit_id, number, signed_hash);

DO $$
BEGIN
  EXECUTE format('REVOKE DELETE, TRUNCATE ON visits FROM %I', current_schema());
  EXECUTE format('REVOKE UPDATE, DELETE, TRUNCATE ON visit_versions FROM %I', current_schema());
END
$$;
