-- The hospital's own list of medicines that are prescribed. Nothing is deleted: prescriptions refer to it.
-- Role: the hospital's own, read and write, never DELETE.
CREATE TABLE medications (
  id uuid PRIMARY KEY DEFAULT uuidv7(),
  -- Generic name, tall-man letters where names are confused.
  name text NOT NULL CHECK (length(name) BETWEEN 1 AND 150),
  -- [{ "substance": "amoxicillin", "value": 500, "unit": "mg" }]: what one `per_value` of `per_unit` holds.
  ingredients jsonb NOT NULL CHECK (jsonb_typeof(ingredients) = 'array' AND jsonb_array_length(ingredients) BETWEEN 1 AND 6),
  -- ATC codes.
  classes text[] NOT NULL DEFAULT '{}' CHECK (cardinality(classes) <= 6),
  form text COLLATE "C" NOT NULL,
  route text COLLATE "C" NOT NULL,
  per_value double precision NOT NULL CHECK (per_value > 0),
  per_unit text COLLATE "C" NOT NULL,
  archived_at timestamptz,
  version integer NOT NULL DEFAULT 1,
  created_at timestamptz NOT NULL DEFAULT now(),
  updated_at timestamptz NOT NULL DEFAULT now(),
  -- Each word after a space: a search asks for beginnings of words.
  search text COLLATE "C" GENERATED ALWAYS AS (' ' || translate(lower(name), '+-/(),', '      ')) STORED
);
CREATE UNIQUE INDEX medications_alike_unique ON medications (lower(name) COLLATE "C", form, ingredients, per_value, per_unit) WHERE archived_at IS NULL;
CREATE INDEX medications_name_idx ON medications (lower(name) COLLATE "C", id);

DO $$
BEGIN
  EXECUTE format('REVOKE DELETE, TRUNCATE ON medications FROM %I', current_schema());
END
$$;
