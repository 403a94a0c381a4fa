-- Appointments, and what makes them possible: hours of doctors and days off. The database keeps every doctor, patient and room from being booked
-- twice, whatever program writes. All instants are UTC; days and minutes of a day are by the clock of the hospital's zone (public.tenants).

-- Appointments. Role: the hospital's own, read and write, never DELETE: one that is not to be is cancelled.
CREATE TABLE appointments (
  id uuid PRIMARY KEY DEFAULT uuidv7(),
  patient_id uuid NOT NULL REFERENCES patients,
  -- A member of the hospital's staff (public.memberships); no hospital's table may refer there.
  doctor_id uuid NOT NULL,
  type_id uuid REFERENCES appointment_types,
  room_id uuid REFERENCES rooms,
  starts_at timestamptz NOT NULL,
  ends_at timestamptz NOT NULL,
  -- From start to end with the type's buffers around: so long doctor and room are taken.
  blocked tstzrange NOT NULL,
  -- A doctor's time has twenty lanes side by side. A kind of appointment for one patient at a time takes all of them, one for n patients at once
  -- takes one of the first n.
  lanes int4range NOT NULL CHECK (lanes <@ int4range(0, 20) AND NOT isempty(lanes)),
  status text NOT NULL DEFAULT 'scheduled' CHECK (status IN ('scheduled', 'checked_in', 'in_progress', 'completed', 'cancelled', 'no_show')),
  -- FHIR R4 appointment-cancellation-reason; the words that were added are in the history.
  cancellation_reason text CHECK (length(cancellation_reason) <= 20),
  reason text CHECK (length(reason) <= 500),
  notes text CHECK (length(notes) <= 2000),
  outside_hours boolean NOT NULL DEFAULT false,
  -- Appointments that were booked together carry the same one.
  series_id uuid,
  version integer NOT NULL DEFAULT 1,
  created_at timestamptz NOT NULL DEFAULT now(),
  updated_at timestamptz NOT NULL DEFAULT now(),
  updated_by uuid,
  updated_by_name text NOT NULL,
  CONSTRAINT appointments_in_order CHECK (starts_at < ends_at AND ends_at <= starts_at + interval '8 hours'),
  CONSTRAINT appointments_blocked CHECK (blocked @> tstzrange(starts_at, ends_at) AND lower_inc(blocked) AND NOT upper_inc(blocked)),
  CONSTRAINT appointments_cancelled_for_a_reason CHECK ((status = 'cancelled') = (cancellation_reason IS NOT NULL)),
  -- Nobody is in two places at once. Ranges are [from, to): one may begin when the other ends.
  CONSTRAINT appointments_doctor_free EXCLUDE USING gist (
    doctor_id WITH =, lanes WITH &&, blocked WITH &&
  ) WHERE (status NOT IN ('cancelled', 'no_show')),
  -- Several patients at once only for the same kind of appointment.
  CONSTRAINT appointments_group_alike EXCLUDE USING gist (
    doctor_id WITH =, type_id WITH <>, blocked WITH &&
  ) WHERE (status NOT IN ('cancelled', 'no_show') AND lanes <> int4range(0, 20)),
  CONSTRAINT appointments_patient_free EXCLUDE USING gist (
    patient_id WITH =, tstzrange(starts_at, ends_at) WITH &&
  ) WHERE (status NOT IN ('cancelled', 'no_show')),
  -- A doctor's own group shares the room.
  CONSTRAINT appointments_room_free EXCLUDE USING gist (
    room_id WITH =, doctor_id WITH <>, blocked WITH &&
  ) WHERE (room_id IS NOT NULL AND status NOT IN ('cancelled', 'no_show'))
);
-- Lists in keyset order: of everybody, of a doctor, of a patient.
CREATE INDEX appointments_start_idx ON appointments (starts_at, id);
CREATE INDEX appointments_doctor_idx ON appointments (doctor_id, starts_at, id);
CREATE INDEX appointments_patient_idx ON appointments (patient_id, starts_at, id);
CREATE INDEX appointments_series_idx ON appointments (series_id) WHERE series_id IS NOT NULL;

-- Every change of an appointment: who, when, from what to what. Role: the hospital's own, insert and read; nobody but the owner changes a row.
CREATE TABLE appointment_changes (
  id uuid PRIMARY KEY DEFAULT uuidv7(),
  appointment_id uuid NOT NULL REFERENCES appointments,
  occurred_at timestamptz NOT NULL DEFAULT now(),
  actor_id uuid,
  actor_name text NOT NULL,
  -- Null for the booking.
  from_status text,
  to_status text NOT NULL,
  -- Of a move; null where it stayed.
  from_starts_at timestamptz,
  to_starts_at timestamptz,
  from_doctor_id uuid,
  to_doctor_id uuid,
  -- Of a cancellation.
  reason text,
  note text CHECK (length(note) <= 500)
);
CREATE INDEX appointment_changes_appointment_idx ON appointment_changes (appointment_id, id);

-- That somebody wrote a doctor's weekly hours down, and how often. Role: the hospital's own, read and write.
CREATE TABLE availability_schedules (
  doctor_id uuid PRIMARY KEY,
  version integer NOT NULL DEFAULT 2,
  updated_at timestamptz NOT NULL DEFAULT now(),
  updated_by_name text NOT NULL
);

-- Weekly hours. Role: the hospital's own, read and write: a change replaces the rows, what was before is in the audit.
CREATE TABLE availability_rules (
  id uuid PRIMARY KEY DEFAULT uuidv7(),
  doctor_id uuid NOT NULL REFERENCES availability_schedules,
  -- ISO 8601: 1 is Monday.
  weekday integer NOT NULL CHECK (weekday BETWEEN 1 AND 7),
  start_minute integer NOT NULL CHECK (start_minute >= 0),
  end_minute integer NOT NULL CHECK (end_minute <= 1440),
  slot_minutes integer NOT NULL CHECK (slot_minutes BETWEEN 5 AND 240),
  valid_from date NOT NULL,
  valid_to date,
  CONSTRAINT availability_rules_in_order CHECK (start_minute < end_minute AND (valid_to IS NULL OR valid_from <= valid_to)),
  CONSTRAINT availability_rules_apart EXCLUDE USING gist (
    doctor_id WITH =, weekday WITH =, int4range(start_minute, end_minute) WITH &&,
    daterange(valid_from, valid_to, '[]') WITH &&
  )
);

-- Days on which a doctor is away, or there besides the weekly hours. Role: the hospital's own, read and write; removed when it was a mistake.
CREATE TABLE availability_exceptions (
  id uuid PRIMARY KEY DEFAULT uuidv7(),
  doctor_id uuid NOT NULL,
  kind text NOT NULL CHECK (kind IN ('leave', 'extra_hours')),
  from_date date NOT NULL,
  to_date date NOT NULL,
  -- Of each day; null for whole days.
  start_minute integer CHECK (start_minute >= 0),
  end_minute integer CHECK (end_minute <= 1440),
  slot_minutes integer CHECK (slot_minutes BETWEEN 5 AND 240),
  note text CHECK (length(note) <= 200),
  created_at timestamptz NOT NULL DEFAULT now(),
  created_by_name text NOT NULL,
  CONSTRAINT availability_exceptions_in_order CHECK (from_date <= to_date AND to_date <= from_date + 366),
  CONSTRAINT availability_exceptions_times CHECK (
    (start_minute IS NULL) = (end_minute IS NULL) AND (start_minute IS NULL OR start_minute < end_minute)
  ),
  CONSTRAINT availability_exceptions_extra CHECK ((kind = 'extra_hours') = (slot_minutes IS NOT NULL) AND (kind = 'leave' OR start_minute IS NOT NULL))
);
CREATE INDEX availability_exceptions_doctor_idx ON availability_exceptions (doctor_id, to_date);

-- Days without weekly hours for anybody. Role: the hospital's own, read and write; removed when it was a mistake.
CREATE TABLE holidays (
  id uuid PRIMARY KEY DEFAULT uuidv7(),
  date date NOT NULL,
  name text NOT NULL CHECK (length(name) BETWEEN 1 AND 100),
  created_at timestamptz NOT NULL DEFAULT now(),
  CONSTRAINT holidays_date_unique UNIQUE (date)
);

DO $$
BEGIN
  EXECUTE format('REVOKE DELETE, TRUNCATE ON appointments, availability_schedules FROM %I', current_schema());
  EXECUTE format('REVOKE UPDATE, DELETE, TRUNCATE ON appointment_changes FROM %I', current_schema());
END
$$;
