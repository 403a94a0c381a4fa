-- Treatment plans: what is to be reached, and what is to be done for it (FHIR R4 CarePlan and Goal). The patient stands on the plan alone, so a merge moves
-- one row; goals and activities hang on it. Doctors write all three (`records:write`), Admins, Doctors and Nurses read them (`records:read`).

-- One plan. Role: the hospital's own, read and write, never DELETE: it is completed, revoked, or marked as a mistake, and stays readable.
CREATE TABLE care_plans (
  id uuid PRIMARY KEY DEFAULT uuidv7(),
  patient_id uuid NOT NULL REFERENCES patients,
  -- Of the same patient: in which it was made.
  visit_id uuid REFERENCES visits,
  title text NOT NULL CHECK (length(title) BETWEEN 1 AND 200),
  description text CHECK (length(description) <= 2000),
  -- FHIR request-status, without what a plan here never is: draft and unknown.
  status text COLLATE "C" NOT NULL DEFAULT 'active' CHECK (status IN ('active', 'on-hold', 'completed', 'revoked', 'entered-in-error')),
  status_reason text CHECK (length(status_reason) BETWEEN 1 AND 500),
  status_at timestamptz NOT NULL DEFAULT now(),
  status_by_name text NOT NULL,
  period_start date NOT NULL,
  period_end date,
  created_at timestamptz NOT NULL DEFAULT now(),
  created_by uuid,
  created_by_name text NOT NULL,
  -- Also of its goals and activities: a merge is not undone under what was written since.
  updated_at timestamptz NOT NULL DEFAULT now(),
  updated_by_name text NOT NULL,
  version integer NOT NULL DEFAULT 1,
  CONSTRAINT care_plans_in_order CHECK (period_end >= period_start),
  -- Pausing and ending before the end are explained.
  CONSTRAINT care_plans_explained CHECK (status IN ('active', 'completed') OR status_reason IS NOT NULL)
);
CREATE INDEX care_plans_patient_idx ON care_plans (patient_id, created_at DESC, id DESC);
CREATE INDEX care_plans_visit_idx ON care_plans (visit_id) WHERE visit_id IS NOT NULL;

-- What is to be reached. Role: the hospital's own, read and write, never DELETE: it is cancelled.
CREATE TABLE care_plan_goals (
  id uuid PRIMARY KEY DEFAULT uuidv7(),
  plan_id uuid NOT NULL REFERENCES care_plans,
  description text NOT NULL CHECK (length(description) BETWEEN 1 AND 500),
  -- What is measured, in words; the value in a unit of UCUM, and on which side of it the goal lies.
  target_measure text CHECK (length(target_measure) BETWEEN 1 AND 100),
  target_comparator text CHECK (target_comparator IN ('<', '<=', '>=', '>')),
  target_value double precision CHECK (target_value > '-Infinity' AND target_value < 'Infinity'),
  target_unit text CHECK (length(target_unit) BETWEEN 1 AND 50),
  due_on date,
  -- Of FHIR goal-status what is needed.
  lifecycle_status text NOT NULL DEFAULT 'active' CHECK (lifecycle_status IN ('active', 'cancelled')),
  -- FHIR goal-achievement.
  achievement_status text NOT NULL DEFAULT 'in-progress' CHECK (achievement_status IN ('in-progress', 'improving', 'worsening', 'no-change', 'achieved',
    'sustaining', 'not-achieved', 'no-progress', 'not-attainable')),
  created_at timestamptz NOT NULL DEFAULT now(),
  updated_at timestamptz NOT NULL DEFAULT now(),
  updated_by_name text NOT NULL,
  version integer NOT NULL DEFAULT 1,
  CONSTRAINT care_plan_goals_target CHECK (num_nonnulls(target_value, target_unit) IN (0, 2) AND (target_comparator IS NULL OR target_value IS NOT NULL))
);
CREATE INDEX care_plan_goals_plan_idx ON care_plan_goals (plan_id, id);

-- What is to be done. A task is ticked here; everything else becomes real by naming what it turned into, whose own status says how far it is: nothing of
-- that is copied. Role: the hospital's own, read and write, never DELETE: it is cancelled.
CREATE TABLE care_plan_activities (
  id uuid PRIMARY KEY DEFAULT uuidv7(),
  plan_id uuid NOT NULL REFERENCES care_plans,
  -- Of FHIR care-plan-activity-kind what this hospital has: a task, a laboratory order, a prescription, an appointment.
  kind text COLLATE "C" NOT NULL CHECK (kind IN ('Task', 'ServiceRequest', 'MedicationRequest', 'Appointment')),
  description text NOT NULL CHECK (length(description) BETWEEN 1 AND 500),
  due_on date,
  -- A role of the hospital: who is to do it.
  performer_role text CHECK (length(performer_role) <= 40),
  -- Its own; that of what it is linked to is read there.
  status text COLLATE "C" NOT NULL DEFAULT 'not-started' CHECK (status IN ('not-started', 'in-progress', 'completed', 'cancelled')),
  status_reason text CHECK (length(status_reason) BETWEEN 1 AND 500),
  done_at timestamptz,
  done_by uuid,
  done_by_name text,
  -- Of the plan's patient.
  lab_order_id uuid REFERENCES lab_orders,
  prescription_id uuid REFERENCES prescriptions,
  appointment_id uuid REFERENCES appointments,
  created_at timestamptz NOT NULL DEFAULT now(),
  updated_at timestamptz NOT NULL DEFAULT now(),
  updated_by_name text NOT NULL,
  version integer NOT NULL DEFAULT 1,
  CONSTRAINT care_plan_activities_tasks_are_ticked CHECK (kind = 'Task' OR status IN ('not-started', 'cancelled')),
  CONSTRAINT care_plan_activities_done CHECK ((status = 'completed') = (done_at IS NOT NULL) AND (done_at IS NULL) = (done_by_name IS NULL)),
  CONSTRAINT care_plan_activities_cancelled CHECK ((status = 'cancelled') = (status_reason IS NOT NULL)),
  CONSTRAINT care_plan_activities_link_of_kind CHECK ((lab_order_id IS NULL OR kind = 'ServiceRequest')
    AND (prescription_id IS NULL OR kind = 'MedicationRequest') AND (appointment_id IS NULL OR kind = 'Appointment'))
);
CREATE INDEX care_plan_activities_plan_idx ON care_plan_activities (plan_id, id);
CREATE INDEX care_plan_activities_order_idx ON care_plan_activities (lab_order_id) WHERE lab_order_id IS NOT NULL;
CREATE INDEX care_plan_activities_prescription_idx ON care_plan_activities (prescription_id) WHERE prescription_id IS NOT NULL;
CREATE INDEX care_plan_activities_appointment_idx ON care_plan_activities (appointment_id) WHERE appointment_id IS NOT NULL;

DO $$
BEGIN
  EXECUTE format('REVOKE DELETE, TRUNCATE ON care_plans, care_plan_goals, care_plan_activities FROM %I', current_schema());
END
$$;
