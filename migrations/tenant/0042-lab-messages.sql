-- Results that other systems send (HL7 v2 ORU^R01). What cannot be matched waits for a person; nothing is made up for it.

-- Every message as it came. Role: the hospital's own, insert and read; of a row that still waits, what became of it. Never DELETE, and the message itself
-- is never rewritten: it is what a wrong result is traced back to.
CREATE TABLE lab_messages (
  id uuid PRIMARY KEY DEFAULT uuidv7(),
  -- Application and facility (MSH-3, MSH-4) and the sender's number of the message (MSH-10): sent again, it is the same one.
  sender text COLLATE "C" NOT NULL CHECK (length(sender) <= 460),
  control_id text COLLATE "C" NOT NULL CHECK (length(control_id) BETWEEN 1 AND 199),
  message text NOT NULL CHECK (octet_length(message) <= 524288),
  -- What lists show of it: { "patient": { "name": "Rao, Asha", "numbers": ["CH-0000042"], "dateOfBirth": null }, "orderNumbers": [], "resultCount": 1 }
  about jsonb NOT NULL CHECK (jsonb_typeof(about) = 'object'),
  status text COLLATE "C" NOT NULL CHECK (status IN ('filed', 'quarantined', 'discarded')),
  -- Why it waits: [{ "code": "order.unknown", "message": "…", "segment": null }]
  faults jsonb NOT NULL DEFAULT '[]' CHECK (jsonb_typeof(faults) = 'array'),
  order_id uuid REFERENCES lab_orders,
  received_at timestamptz NOT NULL DEFAULT now(),
  received_by_name text NOT NULL,
  settled_at timestamptz,
  settled_by_name text,
  discard_reason text CHECK (length(discard_reason) <= 500),
  version integer NOT NULL DEFAULT 1,
  CONSTRAINT lab_messages_once UNIQUE (sender, control_id),
  CONSTRAINT lab_messages_filed CHECK ((status = 'filed') = (order_id IS NOT NULL)),
  CONSTRAINT lab_messages_waits CHECK ((status = 'quarantined') = (settled_at IS NULL)),
  CONSTRAINT lab_messages_discarded CHECK ((status = 'discarded') = (discard_reason IS NOT NULL))
);
CREATE INDEX lab_messages_status_idx ON lab_messages (status, received_at DESC, id DESC);
CREATE INDEX lab_messages_list_idx ON lab_messages (received_at DESC, id DESC);
CREATE INDEX lab_messages_order_idx ON lab_messages (order_id) WHERE order_id IS NOT NULL;

ALTER TABLE lab_messages ENABLE ROW LEVEL SECURITY;
CREATE POLICY lab_messages_read ON lab_messages FOR SELECT USING (true);
CREATE POLICY lab_messages_received ON lab_messages FOR INSERT WITH CHECK (true);
CREATE POLICY lab_messages_settled_once ON lab_messages FOR UPDATE USING (status = 'quarantined') WITH CHECK (true);

-- What a sender's code means here. Role: the hospital's own, read and write, and DELETE: the audit has what was said.
CREATE TABLE lab_code_mappings (
  id uuid PRIMARY KEY DEFAULT uuidv7(),
  sender text COLLATE "C" NOT NULL CHECK (length(sender) <= 460),
  -- HL7 table 0396, such as LN or L; empty when the sender says none.
  system text COLLATE "C" NOT NULL CHECK (length(system) <= 60),
  code text COLLATE "C" NOT NULL CHECK (length(code) BETWEEN 1 AND 60),
  test_id uuid NOT NULL REFERENCES lab_tests,
  created_at timestamptz NOT NULL DEFAULT now(),
  created_by_name text NOT NULL,
  CONSTRAINT lab_code_mappings_once UNIQUE (sender, system, code)
);
CREATE INDEX lab_code_mappings_test_idx ON lab_code_mappings (test_id);

DO $$
BEGIN
  EXECUTE format('REVOKE UPDATE, DELETE, TRUNCATE ON lab_messages FROM %I', current_schema());
  EXECUTE format('GRANT UPDATE (status, faults, order_id, settled_at, settled_by_name, discard_reason, version) ON lab_messages TO %I', current_schema());
END
$$;
