-- What a patient is allergic to. "Nobody asked", "none known" and a list are three different answers, and the database keeps them apart.

-- The answer about one patient's allergies as a whole; no row until somebody asks. Role: the hospital's own, read and write, never DELETE.
CREATE TABLE allergy_records (
  patient_id uuid PRIMARY KEY REFERENCES patients,
  -- Somebody asked, and the patient knows of none.
  none_known boolean NOT NULL,
  -- Counted up by every change of the list, so that nobody says "none known" of a list that has changed since.
  version integer NOT NULL DEFAULT 1,
  updated_at timestamptz NOT NULL DEFAULT now(),
  updated_by uuid,
  updated_by_name text NOT NULL,
  CONSTRAINT allergy_records_answer_unique UNIQUE (patient_id, none_known)
);

-- One allergy or intolerance (FHIR AllergyIntolerance). What was written by mistake is marked as that. Role: the hospital's own, read and write, never DELETE.
CREATE TABLE allergy_intolerances (
  id uuid PRIMARY KEY DEFAULT uuidv7(),
  patient_id uuid NOT NULL REFERENCES patients,
  substance text NOT NULL CHECK (length(substance) BETWEEN 1 AND 200),
  category text CHECK (category IN ('food', 'medication', 'environment', 'biologic')),
  clinical_status text NOT NULL CHECK (clinical_status IN ('active', 'inactive', 'resolved')),
  verification_status text NOT NULL CHECK (verification_status IN ('unconfirmed', 'confirmed', 'refuted', 'entered-in-error')),
  -- Of the worst reaction; null when nobody knows.
  severity text CHECK (severity IN ('mild', 'moderate', 'severe')),
  reactions text[] NOT NULL DEFAULT '{}' CHECK (cardinality(reactions) <= 10),
  note text,
  version integer NOT NULL DEFAULT 1,
  recorder_id uuid,
  recorder_name text NOT NULL,
  recorded_at timestamptz NOT NULL DEFAULT now(),
  updated_at timestamptz NOT NULL DEFAULT now(),
  updated_by_name text NOT NULL,
  -- False for an allergy that counts today, null for any other: the key below then asks for a patient of whom "none known" is not said.
  none_known boolean GENERATED ALWAYS AS (
    CASE WHEN clinical_status = 'active' AND verification_status IN ('unconfirmed', 'confirmed') THEN false END
  ) STORED,
  CONSTRAINT allergy_intolerances_none_known_fkey FOREIGN KEY (patient_id, none_known) REFERENCES allergy_records (patient_id, none_known)
);
CREATE INDEX allergy_intolerances_patient_idx ON allergy_intolerances (patient_id, recorded_at);

DO $$
BEGIN
  EXECUTE format('REVOKE DELETE, TRUNCATE ON allergy_records, allergy_intolerances FROM %I', current_schema());
END
$$;
