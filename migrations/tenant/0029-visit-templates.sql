-- Texts that doctors put into the empty sections of a note, to be filled in.

-- Nothing is deleted: a template that is no longer offered is archived. Notes keep what was put into them, not the template.
-- Role: the hospital's own, read and write, never DELETE.
CREATE TABLE visit_templates (
  id uuid PRIMARY KEY DEFAULT uuidv7(),
  name text NOT NULL CHECK (length(name) BETWEEN 1 AND 100),
  chief_complaint text NOT NULL DEFAULT '' CHECK (length(chief_complaint) <= 1000),
  history text NOT NULL DEFAULT '' CHECK (length(history) <= 10000),
  examination text NOT NULL DEFAULT '' CHECK (length(examination) <= 10000),
  assessment text NOT NULL DEFAULT '' CHECK (length(assessment) <= 10000),
  plan text NOT NULL DEFAULT '' CHECK (length(plan) <= 10000),
  follow_up text NOT NULL DEFAULT '' CHECK (length(follow_up) <= 2000),
  archived_at timestamptz,
  version integer NOT NULL DEFAULT 1,
  created_at timestamptz NOT NULL DEFAULT now(),
  updated_at timestamptz NOT NULL DEFAULT now()
);
CREATE UNIQUE INDEX visit_templates_name_unique ON visit_templates (lower(name) COLLATE "C") WHERE archived_at IS NULL;

DO $$
BEGIN
  EXECUTE format('REVOKE DELETE, TRUNCATE ON visit_templates FROM %I', current_schema());
END
$$;
