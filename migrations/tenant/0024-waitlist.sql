-- The waitlist, and holds: a freed time that is kept for one patient for a while. A hold is a row of appointments, so that the same constraints that keep
-- everybody from being booked twice keep it free, on every path that writes. It is no appointment yet and is in no list of them.
-- Role: as for the table, and DELETE of a hold: one that is not taken is given back. Row-level security keeps appointments from being deleted with it.
ALTER TABLE appointments
  -- Of a hold: until when. From then on it blocks nobody: whoever it is in the way of gives it back first.
  ADD COLUMN held_until timestamptz,
  DROP CONSTRAINT appointments_status_check,
  ADD CONSTRAINT appointments_status_check
    CHECK (status IN ('held', 'scheduled', 'checked_in', 'in_progress', 'completed', 'cancelled', 'no_show')) NOT VALID,
  ADD CONSTRAINT appointments_held_until CHECK ((status = 'held') = (held_until IS NOT NULL)) NOT VALID;
ALTER TABLE appointments ENABLE ROW LEVEL SECURITY;
CREATE POLICY appointments_read ON appointments FOR SELECT USING (true);
CREATE POLICY appointments_added ON appointments FOR INSERT WITH CHECK (true);
CREATE POLICY appointments_changed ON appointments FOR UPDATE USING (true);
CREATE POLICY appointments_given_back ON appointments FOR DELETE USING (status = 'held');

-- Who waits for a time with a doctor, with anybody of a specialty, or for a kind of appointment. Days and parts of the day are by the hospital's clock.
-- Role: the hospital's own, read and write, never DELETE: who no longer waits is marked so.
CREATE TABLE waitlist_entries (
  id uuid PRIMARY KEY DEFAULT uuidv7(),
  patient_id uuid NOT NULL REFERENCES patients,
  doctor_id uuid,
  specialty text CHECK (length(specialty) BETWEEN 1 AND 100),
  type_id uuid REFERENCES appointment_types,
  minutes integer NOT NULL CHECK (minutes BETWEEN 5 AND 480),
  from_date date NOT NULL,
  to_date date NOT NULL,
  -- Of the day; none means any.
  parts text[] NOT NULL DEFAULT '{}' CHECK (parts <@ ARRAY['morning', 'afternoon', 'evening']),
  -- FHIR R4 request-priority as numbers: 0 asap, 1 urgent, 2 routine.
  priority integer NOT NULL CHECK (priority BETWEEN 0 AND 2),
  reason text CHECK (length(reason) <= 500),
  status text NOT NULL DEFAULT 'waiting' CHECK (status IN ('waiting', 'booked', 'withdrawn')),
  -- What the wait has led to.
  appointment_id uuid REFERENCES appointments,
  version integer NOT NULL DEFAULT 1,
  created_at timestamptz NOT NULL DEFAULT now(),
  updated_at timestamptz NOT NULL DEFAULT now(),
  updated_by_name text NOT NULL,
  CONSTRAINT waitlist_entries_in_order CHECK (from_date <= to_date AND to_date <= from_date + 366),
  CONSTRAINT waitlist_entries_for_something CHECK (num_nonnulls(doctor_id, specialty, type_id) > 0 AND num_nonnulls(doctor_id, specialty) < 2),
  CONSTRAINT waitlist_entries_booked CHECK ((status = 'booked') = (appointment_id IS NOT NULL))
);
-- Who is next, and the list of those who wait.
CREATE INDEX waitlist_entries_waiting_idx ON waitlist_entries (priority, created_at, id) WHERE status = 'waiting';
CREATE INDEX waitlist_entries_list_idx ON waitlist_entries (status, priority, created_at, id);
CREATE INDEX waitlist_entries_patient_idx ON waitlist_entries (patient_id);
CREATE INDEX waitlist_entries_appointment_idx ON waitlist_entries (appointment_id) WHERE appointment_id IS NOT NULL;

-- What was offered to whom, and how it ended. An open one whose time is over has lapsed, written down or not.
-- Role: the hospital's own, read and write, never DELETE: nobody is offered the same time twice.
CREATE TABLE waitlist_offers (
  id uuid PRIMARY KEY DEFAULT uuidv7(),
  entry_id uuid NOT NULL REFERENCES waitlist_entries,
  -- The hold, then the appointment; null once the hold was given back.
  appointment_id uuid REFERENCES appointments ON DELETE SET NULL,
  doctor_id uuid NOT NULL,
  starts_at timestamptz NOT NULL,
  ends_at timestamptz NOT NULL,
  expires_at timestamptz NOT NULL,
  status text NOT NULL DEFAULT 'open' CHECK (status IN ('open', 'accepted', 'declined', 'lapsed', 'withdrawn')),
  created_at timestamptz NOT NULL DEFAULT now(),
  ended_at timestamptz,
  CONSTRAINT waitlist_offers_ended CHECK ((status = 'open') = (ended_at IS NULL))
);
CREATE UNIQUE INDEX waitlist_offers_open_unique ON waitlist_offers (entry_id) WHERE status = 'open';
CREATE INDEX waitlist_offers_entry_idx ON waitlist_offers (entry_id, doctor_id, starts_at);
CREATE INDEX waitlist_offers_appointment_idx ON waitlist_offers (appointment_id) WHERE appointment_id IS NOT NULL;
CREATE INDEX waitlist_offers_expiry_idx ON waitlist_offers (expires_at) WHERE status = 'open';

DO $$
BEGIN
  EXECUTE format('REVOKE DELETE, TRUNCATE ON waitlist_entries, waitlist_offers FROM %I', current_schema());
  EXECUTE format('GRANT DELETE ON appointments TO %I', current_schema());
END
$$;
