import { execFileSync } from 'node:child_process';

/** The ids to start a program with; empty means "as we are". @typedef {{ uid?: number, gid?: number }} SystemUser */

/**
 * PostgreSQL refuses to run as root, so root hands it to `postgres` or `nobody`.
 *
 * @returns {SystemUser}
 * @throws when root finds neither user
 */
export function databaseUser() {
  if (process.getuid?.() !== 0) return {};
  const user = idsOf('postgres') ?? idsOf('nobody');
  if (!user) throw new Error('PostgreSQL does not run as root, and this machine has neither a user "postgres" nor "nobody".');
  return user;
}

/** @param {string} name */
function idsOf(name) {
  try {
    const id = (/** @type {string} */ flag) => Number(execFileSync('id', [flag, name], { stdio: ['ignore', 'pipe', 'ignore'] }));
    return { uid: id('-u'), gid: id('-g') };
  } catch {
    return null;
  }
}
