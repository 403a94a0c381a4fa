-- What a hospital is made of besides patients: departments, rooms, what its people are by profession, and the kinds of appointments it gives.
-- Nothing here is deleted: what is no longer used is archived, so that appointments and records keep their names.

-- Role: the hospital's own, read and write, never DELETE.
CREATE TABLE departments (
  id uuid PRIMARY KEY DEFAULT uuidv7(),
  name text NOT NULL CHECK (length(name) BETWEEN 1 AND 100),
  archived_at timestamptz,
  version integer NOT NULL DEFAULT 1,
  created_at timestamptz NOT NULL DEFAULT now(),
  updated_at timestamptz NOT NULL DEFAULT now()
);
CREATE UNIQUE INDEX departments_name_unique ON departments (lower(name) COLLATE "C") WHERE archived_at IS NULL;

-- Role: the hospital's own, read and write, never DELETE.
CREATE TABLE rooms (
  id uuid PRIMARY KEY DEFAULT uuidv7(),
  name text NOT NULL CHECK (length(name) BETWEEN 1 AND 100),
  department_id uuid REFERENCES departments,
  archived_at timestamptz,
  version integer NOT NULL DEFAULT 1,
  created_at timestamptz NOT NULL DEFAULT now(),
  updated_at timestamptz NOT NULL DEFAULT now()
);
CREATE UNIQUE INDEX rooms_name_unique ON rooms (lower(name) COLLATE "C") WHERE archived_at IS NULL;
CREATE INDEX rooms_department_idx ON rooms (department_id);

-- What a member of staff is by profession; name, e-mail, roles and status are columns of public.memberships. A row is made when somebody writes
-- one of these down, so a doctor without a row is a doctor all the same. Role: the hospital's own, read and write, never DELETE.
CREATE TABLE staff_profiles (
  user_id uuid PRIMARY KEY,
  department_id uuid REFERENCES departments,
  -- As the hospital calls it: Cardiology. Slots are searched by it.
  specialty text CHECK (length(specialty) BETWEEN 1 AND 100),
  -- Printed under a doctor's name: MBBS, MD (Medicine).
  qualification text CHECK (length(qualification) BETWEEN 1 AND 200),
  -- Of the state's or national medical council; printed on prescriptions.
  registration_number text CHECK (length(registration_number) BETWEEN 1 AND 50),
  version integer NOT NULL DEFAULT 1,
  created_at timestamptz NOT NULL DEFAULT now(),
  updated_at timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX staff_profiles_department_idx ON staff_profiles (department_id);
CREATE INDEX staff_profiles_specialty_idx ON staff_profiles (lower(specialty) COLLATE "C");

-- Kinds of appointments: how long, how much time around them, how many at once. Role: the hospital's own, read and write, never DELETE.
CREATE TABLE appointment_types (
  id uuid PRIMARY KEY DEFAULT uuidv7(),
  name text NOT NULL CHECK (length(name) BETWEEN 1 AND 100),
  duration_minutes integer NOT NULL CHECK (duration_minutes BETWEEN 5 AND 480),
  buffer_before_minutes integer NOT NULL DEFAULT 0 CHECK (buffer_before_minutes BETWEEN 0 AND 120),
  buffer_after_minutes integer NOT NULL DEFAULT 0 CHECK (buffer_after_minutes BETWEEN 0 AND 120),
  -- One of the chart colours of the design tokens: a hospital picks out of these five.
  colour integer NOT NULL DEFAULT 1 CHECK (colour BETWEEN 1 AND 5),
  -- How many patients one doctor may be booked for at the same time: lanes of the exclusion constraint.
  capacity integer NOT NULL DEFAULT 1 CHECK (capacity BETWEEN 1 AND 20),
  archived_at timestamptz,
  version integer NOT NULL DEFAULT 1,
  created_at timestamptz NOT NULL DEFAULT now(),
  updated_at timestamptz NOT NULL DEFAULT now()
);
CREATE UNIQUE INDEX appointment_types_name_unique ON appointment_types (lower(name) COLLATE "C") WHERE archived_at IS NULL;

DO $$
BEGIN
  EXECUTE format('REVOKE DELETE, TRUNCATE ON departments, rooms, staff_profiles, appointment_types FROM %I', current_schema());
END
$$;
