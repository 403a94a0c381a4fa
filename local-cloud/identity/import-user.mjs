import pg from 'pg';
import { hashPassword } from './passwords.mjs';
import { IdentityStore, createTables } from './store.mjs';

/**
 * @typedef {object} ImportedUser
 * @property {string} username our `users.id`
 * @property {string} email
 * @property {string} password permanent; the password policy is not asked
 * @property {boolean} [enabled]
 */

/**
 * A door for demo data and tests: writes users straight into the embedded identity service's database.
 *
 * @param {Record<string, string | undefined>} [environment] with IDENTITY_DATABASE_URL
 * @throws in production
 */
export async function openIdentityImport(environment = process.env) {
  if (environment.NODE_ENV === 'production') throw new Error('Demo users are not made in production.');
  if (!environment.IDENTITY_DATABASE_URL) throw new Error('IDENTITY_DATABASE_URL is not set: the embedded identity service is off.');
  const pool = new pg.Pool({ connectionString: environment.IDENTITY_DATABASE_URL, max: 4 });
  // A connection that is lost fails the next statement on it; without a listener it would end this process.
  pool.on('error', () => undefined);
  await createTables(pool);
  const store = new IdentityStore(pool);
  return {
    /** Repeatable: an existing user gets this password and e-mail. @param {ImportedUser} user @returns {Promise<string>} the subject */
    importUser: async ({ username, email, password, enabled = true }) => {
      const attributes = { email, email_verified: 'true' };
      return store.putUser({ username, attributes, password_hash: await hashPassword(password), enabled });
    },
    close: () => pool.end(),
  };
}
