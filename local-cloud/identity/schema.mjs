/** The service's own tables, a statement each; a start on an older database adds what is missing. */
export const SCHEMA = [
  `CREATE TABLE IF NOT EXISTS users (
    username      text PRIMARY KEY CHECK (username = lower(username)),
    sub           uuid NOT NULL UNIQUE DEFAULT gen_random_uuid(),
    attributes    jsonb NOT NULL DEFAULT '{}',
    password_hash text NOT NULL,
    status        text NOT NULL CHECK (status IN ('CONFIRMED', 'FORCE_CHANGE_PASSWORD')),
    enabled       boolean NOT NULL DEFAULT true,
    created_at    timestamptz NOT NULL DEFAULT now(),
    modified_at   timestamptz NOT NULL DEFAULT now()
  )`,
  // Secrets of authenticators, sealed. A new one waits in totp_pending until a code of it was verified.
  `ALTER TABLE users ADD COLUMN IF NOT EXISTS totp_secret bytea`,
  `ALTER TABLE users ADD COLUMN IF NOT EXISTS totp_pending bytea`,
  `ALTER TABLE users ADD COLUMN IF NOT EXISTS totp_last_step bigint`,
  `ALTER TABLE users ADD COLUMN IF NOT EXISTS mfa_enabled boolean NOT NULL DEFAULT false`,
  `CREATE TABLE IF NOT EXISTS challenges (
    token_hash bytea PRIMARY KEY,
    username   text NOT NULL REFERENCES users ON DELETE CASCADE,
    name       text NOT NULL,
    expires_at timestamptz NOT NULL
  )`,
  `ALTER TABLE challenges ADD COLUMN IF NOT EXISTS failures integer NOT NULL DEFAULT 0`,
  `CREATE INDEX IF NOT EXISTS challenges_by_username ON challenges (username)`,
  `CREATE TABLE IF NOT EXISTS refresh_tokens (
    token_hash bytea PRIMARY KEY,
    username   text NOT NULL REFERENCES users ON DELETE CASCADE,
    origin_jti uuid NOT NULL,
    auth_time  timestamptz NOT NULL,
    expires_at timestamptz NOT NULL,
    rotated_at timestamptz
  )`,
  `CREATE INDEX IF NOT EXISTS refresh_tokens_by_username ON refresh_tokens (username)`,
  `CREATE INDEX IF NOT EXISTS refresh_tokens_by_origin ON refresh_tokens (origin_jti)`,
];
