-- Laboratory orders from the request to the verified result. The patient stands on the order alone, so a merge moves one row; all else hangs on it.

-- Numbers as those of patients: gaps are allowed, the same one twice is not. Role: the hospital's own may take the next number, not set it.
CREATE SEQUENCE lab_order_numbers AS bigint;

-- Who asked for what and why (FHIR ServiceRequest). Role: the hospital's own, read and write, never DELETE: an order is cancelled.
CREATE TABLE lab_orders (
  id uuid PRIMARY KEY DEFAULT uuidv7(),
  order_number text COLLATE "C" NOT NULL,
  patient_id uuid NOT NULL REFERENCES patients,
  -- A person, or a program that orders for one.
  orderer_id uuid NOT NULL,
  orderer_name text NOT NULL,
  -- FHIR R4 request-priority.
  priority text COLLATE "C" NOT NULL CHECK (priority IN ('routine', 'urgent', 'asap', 'stat')),
  fasting boolean NOT NULL DEFAULT false,
  pregnant boolean NOT NULL DEFAULT false,
  indication text CHECK (length(indication) <= 1000),
  ordered_at timestamptz NOT NULL DEFAULT now(),
  version integer NOT NULL DEFAULT 1,
  CONSTRAINT lab_orders_number_unique UNIQUE (order_number)
);
CREATE INDEX lab_orders_patient_idx ON lab_orders (patient_id, ordered_at DESC, id DESC);
CREATE INDEX lab_orders_list_idx ON lab_orders (ordered_at DESC, id DESC);

-- A tube or cup of an order (FHIR Specimen), and how far the laboratory is with it. One that was refused stays, and another is to be collected in its place.
-- Role: the hospital's own, read and write, never DELETE.
CREATE TABLE lab_specimens (
  id uuid PRIMARY KEY DEFAULT uuidv7(),
  order_id uuid NOT NULL REFERENCES lab_orders,
  -- On the barcode: the order's number and which of its tubes.
  accession_number text COLLATE "C" NOT NULL,
  kind text COLLATE "C" NOT NULL,
  -- What is to be done next, or what became of it.
  stage text COLLATE "C" NOT NULL DEFAULT 'collect' CHECK (stage IN ('collect', 'receive', 'enter', 'verify', 'done', 'rejected', 'cancelled')),
  -- Some of its tests have no complete result yet, though others wait to be verified.
  pending boolean NOT NULL DEFAULT true,
  -- Of the order, for the worklist: 0 stat, 1 asap, 2 urgent, 3 routine.
  urgency integer NOT NULL CHECK (urgency BETWEEN 0 AND 3),
  collected_at timestamptz,
  collector_id uuid,
  collector_name text,
  -- HL7 table 0916.
  fasting_status text CHECK (fasting_status IN ('F', 'NF', 'NG')),
  received_at timestamptz,
  receiver_name text,
  rejected_at timestamptz,
  rejector_name text,
  rejection_reason text,
  rejection_note text CHECK (length(rejection_note) <= 500),
  created_at timestamptz NOT NULL DEFAULT now(),
  updated_at timestamptz NOT NULL DEFAULT now(),
  version integer NOT NULL DEFAULT 1,
  CONSTRAINT lab_specimens_accession_unique UNIQUE (accession_number),
  CONSTRAINT lab_specimens_collected CHECK (stage IN ('collect', 'cancelled') OR collected_at IS NOT NULL),
  CONSTRAINT lab_specimens_received CHECK (stage NOT IN ('enter', 'verify', 'done') OR received_at IS NOT NULL),
  CONSTRAINT lab_specimens_rejected CHECK ((stage = 'rejected') = (rejection_reason IS NOT NULL AND rejected_at IS NOT NULL))
);
CREATE INDEX lab_specimens_order_idx ON lab_specimens (order_id);
-- The worklists.
CREATE INDEX lab_specimens_stage_idx ON lab_specimens (stage, urgency, created_at, id);

-- One test of an order. Role: the hospital's own, read and write, never DELETE: it is cancelled.
CREATE TABLE lab_order_items (
  id uuid PRIMARY KEY DEFAULT uuidv7(),
  order_id uuid NOT NULL REFERENCES lab_orders,
  -- The tube that it is measured in now.
  specimen_id uuid NOT NULL REFERENCES lab_specimens,
  test_id uuid NOT NULL REFERENCES lab_tests,
  -- In which panel it was asked for; null for a test by itself.
  panel_id uuid REFERENCES lab_panels,
  position integer NOT NULL,
  status text COLLATE "C" NOT NULL DEFAULT 'ordered'
    CHECK (status IN ('ordered', 'collected', 'received', 'in_progress', 'preliminary', 'final', 'corrected', 'cancelled')),
  -- The result that counts; earlier ones of the item stay.
  result_id uuid,
  cancel_reason text CHECK (length(cancel_reason) <= 500),
  cancelled_at timestamptz,
  cancelled_by_name text,
  CONSTRAINT lab_order_items_once UNIQUE (order_id, test_id),
  CONSTRAINT lab_order_items_result CHECK (status NOT IN ('in_progress', 'preliminary', 'final', 'corrected') OR result_id IS NOT NULL),
  CONSTRAINT lab_order_items_cancelled CHECK ((status = 'cancelled') = (cancel_reason IS NOT NULL AND cancelled_at IS NOT NULL))
);
CREATE INDEX lab_order_items_specimen_idx ON lab_order_items (specimen_id);
CREATE INDEX lab_order_items_test_idx ON lab_order_items (test_id);
CREATE INDEX lab_order_items_panel_idx ON lab_order_items (panel_id) WHERE panel_id IS NOT NULL;

-- What was measured (FHIR Observation), with the definition and the range that it was held against. A new value is a new row.
-- Role: the hospital's own, insert and read; of a row that nobody has verified, who did. A verified result can be changed by nobody.
CREATE TABLE lab_results (
  id uuid PRIMARY KEY DEFAULT uuidv7(),
  item_id uuid NOT NULL REFERENCES lab_order_items,
  test_id uuid NOT NULL,
  test_version integer NOT NULL,
  -- In the unit of the definition.
  value_number double precision CHECK (value_number > '-Infinity' AND value_number < 'Infinity'),
  comparator text CHECK (comparator IN ('<', '>')),
  value_code text,
  value_text text,
  unit text,
  -- As it was entered where that was another unit: { "value": 90, "unit": "mg/dL" }
  entered jsonb,
  -- FHIR R4 observation-interpretation; null says that there is no reference range, never that the value is normal.
  flag text CHECK (flag IN ('N', 'L', 'H', 'LL', 'HH', 'A', 'AA', '<', '>')),
  critical boolean NOT NULL DEFAULT false,
  -- The range that fitted this patient at collection.
  reference_range jsonb,
  -- The verified value before it: { "value": 4.6, "collectedAt": "…", "percent": 36.9, "exceeded": true }
  delta jsonb,
  entered_by uuid,
  entered_by_name text NOT NULL,
  entered_at timestamptz NOT NULL DEFAULT now(),
  -- Of a correction: what was wrong, and why.
  corrects_id uuid REFERENCES lab_results,
  correction_reason text CHECK (length(correction_reason) <= 500),
  verified_at timestamptz,
  verified_by uuid,
  -- "Automatic" where the hospital lets what is in range go by itself.
  verified_by_name text,
  CONSTRAINT lab_results_version_fkey FOREIGN KEY (test_id, test_version) REFERENCES lab_test_versions (test_id, version),
  CONSTRAINT lab_results_one_value CHECK (num_nonnulls(value_number, value_code, value_text) = 1),
  CONSTRAINT lab_results_correction CHECK ((corrects_id IS NULL) = (correction_reason IS NULL)),
  CONSTRAINT lab_results_verified CHECK ((verified_at IS NULL) = (verified_by_name IS NULL)),
  CONSTRAINT lab_results_not_normal_without_range CHECK (value_number IS NULL OR flag IS DISTINCT FROM 'N' OR reference_range IS NOT NULL)
);
CREATE INDEX lab_results_item_idx ON lab_results (item_id, entered_at);
CREATE INDEX lab_results_test_idx ON lab_results (test_id, test_version);
CREATE INDEX lab_results_corrects_idx ON lab_results (corrects_id) WHERE corrects_id IS NOT NULL;
ALTER TABLE lab_order_items ADD CONSTRAINT lab_order_items_result_fkey FOREIGN KEY (result_id) REFERENCES lab_results;
CREATE INDEX lab_order_items_result_idx ON lab_order_items (result_id) WHERE result_id IS NOT NULL;

ALTER TABLE lab_results ENABLE ROW LEVEL SECURITY;
CREATE POLICY lab_results_read ON lab_results FOR SELECT USING (true);
CREATE POLICY lab_results_entered ON lab_results FOR INSERT WITH CHECK (true);
CREATE POLICY lab_results_verified_once ON lab_results FOR UPDATE USING (verified_at IS NULL) WITH CHECK (verified_at IS NOT NULL);

-- How the laboratory works; one row. Role: the hospital's own, read and update.
CREATE TABLE lab_settings (
  single boolean PRIMARY KEY DEFAULT true CHECK (single),
  -- Who entered a result does not verify it.
  second_person boolean NOT NULL DEFAULT true,
  -- Results in range go out by themselves.
  auto_verify boolean NOT NULL DEFAULT false,
  -- Minutes after a critical result was told until more people are, unless somebody has acknowledged it.
  escalation_minutes integer[] NOT NULL DEFAULT '{15,30,60}' CHECK (cardinality(escalation_minutes) BETWEEN 1 AND 5),
  -- Who is told in the place of an orderer who works here no longer.
  deputy_id uuid,
  version integer NOT NULL DEFAULT 1
);
INSERT INTO lab_settings DEFAULT VALUES;

DO $$
BEGIN
  EXECUTE format('REVOKE ALL ON SEQUENCE lab_order_numbers FROM %I', current_schema());
  EXECUTE format('GRANT USAGE ON SEQUENCE lab_order_numbers TO %I', current_schema());
  EXECUTE format('REVOKE DELETE, TRUNCATE ON lab_orders, lab_specimens, lab_order_items FROM %I', current_schema());
  EXECUTE format('REVOKE UPDATE, DELETE, TRUNCATE ON lab_results FROM %I', current_schema());
  EXECUTE format('GRANT UPDATE (verified_at, verified_by, verified_by_name) ON lab_results TO %I', current_schema());
  EXECUTE format('REVOKE INSERT, DELETE, TRUNCATE ON lab_settings FROM %I', current_schema());
END
$$;
