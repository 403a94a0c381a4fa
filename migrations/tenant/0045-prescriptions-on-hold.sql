-- A prescription may be held for a while (FHIR on-hold): nothing of it is handed out meanwhile.
ALTER TABLE prescriptions
  DROP CONSTRAINT prescriptions_status_check,
  ADD CONSTRAINT prescriptions_status_check
    CHECK (status IN ('draft', 'active', 'on-hold', 'completed', 'stopped', 'cancelled', 'entered-in-error')) NOT VALID,
  DROP CONSTRAINT prescriptions_ended,
  ADD CONSTRAINT prescriptions_ended CHECK ((ended_at IS NULL) = (status IN ('draft', 'active', 'on-hold'))) NOT VALID;

-- When and why one was held, and when it went on. Role: the hospital's own, insert and read; what happened stays as it was.
CREATE TABLE prescription_holds (
  id uuid PRIMARY KEY DEFAULT uuidv7(),
  prescription_id uuid NOT NULL REFERENCES prescriptions,
  step text NOT NULL CHECK (step IN ('held', 'resumed')),
  reason text,
  note text CHECK (length(note) <= 500),
  by_id uuid NOT NULL,
  by_name text NOT NULL,
  at timestamptz NOT NULL DEFAULT now(),
  CONSTRAINT prescription_holds_for_a_reason CHECK ((step = 'held') = (reason IS NOT NULL))
);
CREATE INDEX prescription_holds_prescription_idx ON prescription_holds (prescription_id, id);

DO $$
BEGIN
  EXECUTE format('REVOKE UPDATE, DELETE, TRUNCATE ON prescription_holds FROM %I', current_schema());
END
$$;
