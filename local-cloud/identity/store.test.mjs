/** The tables while others work in them. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import pg from 'pg';
import { startTemporaryCloud } from '../testing/temporary-cloud.mjs';
import { IdentityStore, createTables } from './store.mjs';

/** @type {Awaited<ReturnType<typeof startTemporaryCloud>>} */
let cloud;
/** @type {pg.Pool} */
let pool;
before(async () => {
  cloud = await startTemporaryCloud(['postgres', 'cognito']);
  pool = new pg.Pool({ connectionString: cloud.env.IDENTITY_DATABASE_URL, max: 8 });
});
after(async () => {
  await pool.end();
  await cloud.stop();
});

test('services that start while people sign in neither fail nor make a sign-in fail', async () => {
  const store = new IdentityStore(pool);
  const user = await store.addUser({ username: 'nina', attributes: {}, password_hash: 'none', status: 'CONFIRMED' });
  assert.ok(user);
  let starting = true;
  const signIns = async () => {
    while (starting) await store.openChallenge('nina', 'NEW_PASSWORD_REQUIRED', 60_000);
  };
  const working = Promise.all([signIns(), signIns(), signIns()]);
  const starts = async () => {
    for (let nth = 0; nth < 30; nth++) await createTables(pool);
  };
  await Promise.all([starts(), starts()]).finally(() => (starting = false));
  await working;
});
