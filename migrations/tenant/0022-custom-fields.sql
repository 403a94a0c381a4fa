-- Fields of patients that the hospital defines itself. Values stand in patients.custom_fields by the field's key.

-- One field. Key and type are for good, since stored values were checked by them. Nothing is deleted: what is no longer used is archived, and its
-- values stay where they are. Role: the hospital's own, read and write, never DELETE.
CREATE TABLE custom_fields (
  id uuid PRIMARY KEY DEFAULT uuidv7(),
  key text COLLATE "C" NOT NULL CHECK (key ~ '^[a-z][a-z0-9_]{0,39}$' AND key <> 'constructor'),
  type text COLLATE "C" NOT NULL
    CHECK (type IN ('text', 'long_text', 'number', 'date', 'boolean', 'select', 'multi_select', 'phone', 'email')),
  label text NOT NULL CHECK (length(label) BETWEEN 1 AND 100),
  required boolean NOT NULL DEFAULT false,
  -- Roles that see and write it; Admins always do.
  visible_to text[] NOT NULL CHECK ('Admin' = ANY (visible_to)),
  -- Of a number.
  unit text CHECK (length(unit) BETWEEN 1 AND 20),
  minimum double precision,
  maximum double precision,
  -- Of a choice.
  options text[] NOT NULL DEFAULT '{}' CHECK (cardinality(options) <= 100),
  position integer NOT NULL CHECK (position >= 0),
  archived_at timestamptz,
  version integer NOT NULL DEFAULT 1,
  created_at timestamptz NOT NULL DEFAULT now(),
  updated_at timestamptz NOT NULL DEFAULT now(),
  CONSTRAINT custom_fields_key_unique UNIQUE (key),
  CONSTRAINT custom_fields_of_a_number CHECK (type = 'number' OR (unit IS NULL AND minimum IS NULL AND maximum IS NULL)),
  CONSTRAINT custom_fields_of_a_choice CHECK ((type IN ('select', 'multi_select')) = (cardinality(options) > 0)),
  CONSTRAINT custom_fields_bounds_in_order CHECK (minimum <= maximum)
);
CREATE UNIQUE INDEX custom_fields_label_unique ON custom_fields (lower(label) COLLATE "C") WHERE archived_at IS NULL;

-- Who changed a field, and how. Role: the hospital's own, insert and read; what happened cannot be changed.
CREATE TABLE custom_field_changes (
  id uuid PRIMARY KEY DEFAULT uuidv7(),
  field_id uuid NOT NULL REFERENCES custom_fields,
  action text COLLATE "C" NOT NULL CHECK (action IN ('added', 'changed', 'archived', 'restored')),
  -- What was and what is, of the parts that changed.
  before jsonb,
  after jsonb,
  changed_at timestamptz NOT NULL DEFAULT now(),
  changed_by uuid,
  changed_by_name text NOT NULL
);
CREATE INDEX custom_field_changes_field_idx ON custom_field_changes (field_id, id);

DO $$
BEGIN
  EXECUTE format('REVOKE DELETE, TRUNCATE ON custom_fields FROM %I', current_schema());
  EXECUTE format('REVOKE UPDATE, DELETE, TRUNCATE ON custom_field_changes FROM %I', current_schema());
END
$$;
