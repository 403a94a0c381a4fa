-- The walk-in queue: numbers without gaps for each doctor and day, by the clock of the hospital's zone.

-- The last number that was given. Counted up in the transaction that makes the token, so a refused one leaves no gap.
-- Role: the hospital's own, read and write, never DELETE: a number is never given twice.
CREATE TABLE queue_counters (
  doctor_id uuid NOT NULL,
  day date NOT NULL,
  last_number integer NOT NULL CHECK (last_number > 0),
  PRIMARY KEY (doctor_id, day)
);

-- Who waits for whom. Role: the hospital's own, read and write, never DELETE: who leaves is marked so.
CREATE TABLE queue_tokens (
  id uuid PRIMARY KEY DEFAULT uuidv7(),
  doctor_id uuid NOT NULL,
  day date NOT NULL,
  number integer NOT NULL CHECK (number > 0),
  patient_id uuid NOT NULL REFERENCES patients,
  -- The appointment that the patient came for; null for a walk-in.
  appointment_id uuid REFERENCES appointments,
  status text NOT NULL DEFAULT 'waiting' CHECK (status IN ('waiting', 'called', 'served', 'left')),
  called_at timestamptz,
  ended_at timestamptz,
  version integer NOT NULL DEFAULT 1,
  created_at timestamptz NOT NULL DEFAULT now(),
  updated_by_name text NOT NULL,
  CONSTRAINT queue_tokens_number_unique UNIQUE (doctor_id, day, number)
);
-- Nobody waits twice for the same doctor.
CREATE UNIQUE INDEX queue_tokens_waiting_unique ON queue_tokens (patient_id, doctor_id, day) WHERE status IN ('waiting', 'called');
-- The list of a day.
CREATE INDEX queue_tokens_day_idx ON queue_tokens (day, created_at, id);
CREATE INDEX queue_tokens_appointment_idx ON queue_tokens (appointment_id) WHERE appointment_id IS NOT NULL;

DO $$
BEGIN
  EXECUTE format('REVOKE DELETE, TRUNCATE ON queue_counters, queue_tokens FROM %I', current_schema());
END
$$;
