/** The part of a user that belongs to the authenticator. */
export class TotpStore {
  /** @param {import('pg').Pool} pool */
  constructor(pool) {
    this.pool = pool;
  }

  /**
   * @param {string} username
   * @param {Buffer} sealed
   */
  async keepPending(username, sealed) {
    await this.pool.query('UPDATE users SET totp_pending = $2, modified_at = now() WHERE username = $1', [username, sealed]);
  }

  /**
   * The verified secret takes the place of the one in use.
   *
   * @param {string} username
   * @param {Buffer} sealed the pending secret that was verified
   * @param {number} step of the code
   * @returns {Promise<boolean>} false when another took its place meanwhile
   */
  async confirmPending(username, sealed, step) {
    const sql = `UPDATE users SET totp_secret = totp_pending, totp_pending = NULL, totp_last_step = $3, modified_at = now()
      WHERE username = $1 AND totp_pending = $2`;
    return (await this.pool.query(sql, [username, sealed, step])).rowCount === 1;
  }

  /**
   * Single use: of two uses of one code at once, one counts; an older code than the last counts no more.
   *
   * @param {string} username
   * @param {number} step
   * @returns {Promise<boolean>}
   */
  async useStep(username, step) {
    const sql = 'UPDATE users SET totp_last_step = $2 WHERE username = $1 AND coalesce(totp_last_step, 0) < $2';
    return (await this.pool.query(sql, [username, step])).rowCount === 1;
  }

  /**
   * @param {string} username
   * @param {boolean} enabled
   */
  async prefer(username, enabled) {
    await this.pool.query('UPDATE users SET mfa_enabled = $2, modified_at = now() WHERE username = $1', [username, enabled]);
  }
}
