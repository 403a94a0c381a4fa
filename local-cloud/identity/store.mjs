import crypto from 'node:crypto';
import { SCHEMA } from './schema.mjs';
import { TotpStore } from './totp-store.mjs';

/**
 * @typedef {object} User
 * @property {string} username
 * @property {string} sub
 * @property {Record<string, string>} attributes
 * @property {string} password_hash
 * @property {'CONFIRMED' | 'FORCE_CHANGE_PASSWORD'} status
 * @property {boolean} enabled
 * @property {Buffer | null} totp_secret sealed
 * @property {Buffer | null} totp_pending sealed, not verified yet
 * @property {boolean} mfa_enabled sign-in asks for a code
 * @property {Date} created_at
 * @property {Date} modified_at
 */
/** @typedef {{ username: string, origin_jti: string, auth_time: Date, expires_at: Date, rotated_at: Date | null }} RefreshToken */

/**
 * Creates the tables; two starts at once wait for each other. Each statement is a transaction of its own: one that held the lock of a table while it waits
 * for that of another would be in deadlock with the sign-ins of a service that runs already.
 *
 * @param {import('pg').Pool} pool
 */
export async function createTables(pool) {
  const client = await pool.connect();
  const lock = `hashtext('hms_identity.schema')`;
  try {
    await client.query(`SELECT pg_advisory_lock(${lock})`);
    for (const statement of SCHEMA) await client.query(statement);
    await client.query(`SELECT pg_advisory_unlock(${lock})`);
    client.release();
  } catch (error) {
    // The connection that is closed lets go of the lock.
    client.release(true);
    throw error;
  }
}

/** Users, open challenges and refresh tokens in PostgreSQL. Tokens are kept as hashes only. */
export class IdentityStore {
  /** @param {import('pg').Pool} pool */
  constructor(pool) {
    this.pool = pool;
    this.totp = new TotpStore(pool);
  }

  /**
   * @param {string} username
   * @returns {Promise<User | undefined>}
   */
  async findUser(username) {
    return (await this.pool.query('SELECT * FROM users WHERE username = $1', [username.toLowerCase()])).rows[0];
  }

  /**
   * @param {Pick<User, 'username' | 'attributes' | 'password_hash' | 'status'>} user
   * @returns {Promise<User | undefined>} undefined when the name is taken
   */
  async addUser({ username, attributes, password_hash, status }) {
    const sql = `INSERT INTO users (username, attributes, password_hash, status) VALUES ($1, $2, $3, $4)
      ON CONFLICT DO NOTHING RETURNING *`;
    return (await this.pool.query(sql, [username.toLowerCase(), attributes, password_hash, status])).rows[0];
  }

  /**
   * @param {Pick<User, 'username' | 'attributes' | 'password_hash' | 'enabled'>} user
   */
  async putUser({ username, attributes, password_hash, enabled }) {
    const sql = `INSERT INTO users (username, attributes, password_hash, status, enabled) VALUES ($1, $2, $3, 'CONFIRMED', $4)
      ON CONFLICT (username) DO UPDATE SET attributes = excluded.attributes, password_hash = excluded.password_hash,
        status = excluded.status, enabled = excluded.enabled, modified_at = now() RETURNING sub`;
    const { rows } = await this.pool.query(sql, [username.toLowerCase(), attributes, password_hash, enabled]);
    return rows[0].sub;
  }

  /**
   * @param {string} username
   * @param {string} passwordHash
   * @param {User['status']} status
   */
  async setPassword(username, passwordHash, status) {
    const sql = 'UPDATE users SET password_hash = $2, status = $3, modified_at = now() WHERE username = $1';
    await this.pool.query(sql, [username, passwordHash, status]);
  }

  /** @param {string} username */
  async deleteUser(username) {
    await this.pool.query('DELETE FROM users WHERE username = $1', [username]);
  }

  /**
   * @param {string} username
   * @param {string} name
   * @param {number} ttlMs
   * @returns {Promise<string>} the session for the client
   */
  async openChallenge(username, name, ttlMs) {
    const session = crypto.randomBytes(48).toString('base64url');
    await this.pool.query('DELETE FROM challenges WHERE expires_at < now()');
    const sql = `INSERT INTO challenges VALUES ($1, $2, $3, now() + $4 * interval '1 ms')`;
    await this.pool.query(sql, [hash(session), username, name, ttlMs]);
    return session;
  }

  /**
   * @param {string} session
   * @param {string} username
   * @param {string} name
   * @returns {Promise<boolean>} whether the session is open for this user and challenge
   */
  async isChallengeOpen(session, username, name) {
    const sql = 'SELECT 1 FROM challenges WHERE token_hash = $1 AND username = $2 AND name = $3 AND expires_at > now()';
    return (await this.pool.query(sql, [hash(session), username, name])).rowCount === 1;
  }

  /**
   * Single use: of two answers at once, one gets it.
   *
   * @param {string} session
   * @returns {Promise<boolean>}
   */
  async closeChallenge(session) {
    return (await this.pool.query('DELETE FROM challenges WHERE token_hash = $1 AND expires_at > now()', [hash(session)])).rowCount === 1;
  }

  /**
   * Counts a wrong answer; the session that had too many is over.
   *
   * @param {string} session
   * @param {number} max
   */
  async countFailure(session, max) {
    await this.pool.query('UPDATE challenges SET failures = failures + 1 WHERE token_hash = $1', [hash(session)]);
    await this.pool.query('DELETE FROM challenges WHERE token_hash = $1 AND failures >= $2', [hash(session), max]);
  }

  /** @param {string} originJti @returns {Promise<boolean>} whether the sign-in has not been revoked */
  async isFamilyAlive(originJti) {
    const sql = 'SELECT 1 FROM refresh_tokens WHERE origin_jti::text = $1 AND expires_at > now() LIMIT 1';
    return (await this.pool.query(sql, [originJti])).rowCount === 1;
  }

  /**
   * @param {Omit<RefreshToken, 'rotated_at'>} token
   * @returns {Promise<string>} the token for the client
   */
  async addRefreshToken({ username, origin_jti, auth_time, expires_at }) {
    const token = crypto.randomBytes(64).toString('base64url');
    await this.pool.query('DELETE FROM refresh_tokens WHERE expires_at < now()');
    await this.pool.query('INSERT INTO refresh_tokens VALUES ($1, $2, $3, $4, $5)', [
      hash(token),
      username,
      origin_jti,
      auth_time,
      expires_at,
    ]);
    return token;
  }

  /**
   * @param {string} token
   * @returns {Promise<RefreshToken | undefined>}
   */
  async findRefreshToken(token) {
    return (await this.pool.query('SELECT * FROM refresh_tokens WHERE token_hash = $1 AND expires_at > now()', [hash(token)])).rows[0];
  }

  /** @param {string} token */
  async markRotated(token) {
    await this.pool.query('UPDATE refresh_tokens SET rotated_at = coalesce(rotated_at, now()) WHERE token_hash = $1', [hash(token)]);
  }

  /** Ends the whole family that began with one sign-in. @param {string} originJti */
  async revokeFamily(originJti) {
    await this.pool.query('DELETE FROM refresh_tokens WHERE origin_jti = $1', [originJti]);
  }

  /** Ends every sign-in of a user, open challenges too. @param {string} username */
  async revokeAll(username) {
    await this.pool.query('DELETE FROM refresh_tokens WHERE username = $1', [username]);
    await this.pool.query('DELETE FROM challenges WHERE username = $1', [username]);
  }
}

/** @param {string} token */
function hash(token) {
  return crypto.createHash('sha256').update(token).digest();
}
