import { assertPoolsClean } from '../load.mjs';
import { noJobWaits } from '../killing.mjs';
import { secondsSince, see, until } from '../patience.mjs';

/** @typedef {import('../results.mjs').Case} Case */

/** What the platform's audit has without a seal. */
const UNSEALED = `SELECT count(*) FROM public.platform_audit_events e WHERE NOT EXISTS (SELECT FROM public.platform_audit_seals s WHERE s.event_id = e.id)`;

/** @type {Case} */
const everything = {
  name: 'After all of the above',
  expected: 'audit:verify finds every chain sound; no job waits; counters agree with what they count; no connection stays busy.',
  withinSeconds: 60,
  async run(world) {
    const began = performance.now();
    await noJobWaits(world);
    await until('the platform’s audit is sealed', 60, async () => (await world.count(UNSEALED)) === 0);
    const verdict = await world.verifyAudit();
    const { rows } = await world.pool.query('SELECT name FROM public.tenant_schemas ORDER BY name');
    for (const { name } of rows) {
      const used = await world.count(`SELECT used FROM public.tenant_usage WHERE tenant_id = $1 AND metric = 'patients'`, [name]);
      const patients = await world.count(`SELECT count(*) FROM "${name}".patients WHERE status NOT IN ('archived', 'merged')`);
      see(used === patients, `${name} has ${patients} patients and counts ${used}`);
    }
    await assertPoolsClean(world);
    return { seconds: secondsSince(began), seen: `${verdict}; ${rows.length} hospitals counted` };
  },
};

/** @type {Case[]} */
export const cases = [everything];
