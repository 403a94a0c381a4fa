import { killWhere, noJobWaits, seen } from '../killing.mjs';
import { secondsSince, see, until } from '../patience.mjs';

/** @typedef {import('../world.mjs').World} World */
/** @typedef {import('../world.mjs').Hospital} Hospital */
/** @typedef {import('../results.mjs').Case} Case */

const EVENTS = 3;

/** Events of the hospital's outbox that its Admins are notified of, as sign-up leaves them: with a job each. @param {World} world @param {string} id */
async function happen({ pool }, id) {
  await pool.query(
    `INSERT INTO "${id}".outbox (kind, ids, notifies) SELECT 'staff.approval_waiting', jsonb_build_object('userId', uuidv7()), true FROM generate_series(1, ${EVENTS})`,
  );
  await pool.query(
    `INSERT INTO public.job_requests (tenant_id, kind) SELECT $1, 'notifications.deliver' FROM generate_series(1, ${EVENTS})`,
    [id],
  );
}

/** @param {string} where @param {(id: string) => import('../pause.mjs').Place} place @returns {Case} */
const killed = (where, place) => ({
  name: `Notifications out of the outbox: worker killed ${where}`,
  expected: 'The next worker delivers: each event makes one notification for a person, none is left, none is made twice.',
  withinSeconds: 30,
  async run(world) {
    const { id, admin } = await world.hospital();
    const { killedAt } = await killWhere(world, { name: 'worker', place: place(id), act: () => happen(world, id) });
    await until(
      'all are delivered',
      60,
      async () => (await world.count(`SELECT count(*) FROM "${id}".outbox WHERE delivered_at IS NULL AND notifies`)) === 0,
    );
    const result = seen(killedAt);
    await noJobWaits(world);
    const { data } = (await admin.get('/api/notifications')).body;
    see(data.length === EVENTS, `${EVENTS} events made ${data.length} notifications`);
    return { ...result, seen: `${EVENTS} events, ${data.length} notifications` };
  },
});

/** Events as the audit writes them. @param {number} count */
const eventsOf = (count) => `(occurred_at, actor_name, action, entity, request_id)
  SELECT now() - interval '5 minutes' + n * interval '1 millisecond', 'Meera', 'test.' || n, 'test', 'r' FROM generate_series(1, ${count}) n`;
const UNSEALED = 2500;

/** @param {World} world @param {string} id */
const unsealed = (world, id) =>
  world.count(`SELECT count(*) FROM "${id}".audit_events e WHERE NOT EXISTS (SELECT FROM "${id}".audit_seals s WHERE s.event_id = e.id)`);

/** @param {string} where @param {string} step @returns {Case} */
const sealing = (where, step) => ({
  name: `Audit sealer: worker killed ${where}`,
  expected: `What is sealed is sound; the next worker seals the rest of ${UNSEALED} events: numbers without gaps, each event once.`,
  withinSeconds: 30,
  async run(world) {
    const { id } = await world.hospital();
    await world.kill('worker');
    await world.pool.query(`INSERT INTO "${id}".audit_events ${eventsOf(UNSEALED)}`);
    await world.startDoomedWorker(step);
    const left = await unsealed(world, id);
    const killedAt = performance.now();
    await world.start('worker');
    await until('every event is sealed', 60, async () => (await unsealed(world, id)) === 0);
    const seconds = secondsSince(killedAt);
    const gaps = await world.count(`SELECT max(seq) - count(*) FROM "${id}".audit_seals`);
    see(gaps === 0, `${gaps} numbers are missing`);
    await world.verifyAudit(id);
    return { seconds, seen: `${left} events without seal when it was killed, then none; audit:verify finds nothing` };
  },
});

const JOB = `NEW.kind = 'notifications.deliver' AND NEW.state = 'done'`;

/** @type {Case[]} */
export const cases = [
  killed('before it commits notifications', (id) => ({
    table: `"${id}".outbox`,
    at: 'BEFORE UPDATE',
    when: 'NEW.delivered_at IS NOT NULL',
  })),
  killed('once they are made and not yet noted', () => ({ table: 'public.job_requests', at: 'BEFORE UPDATE', when: JOB })),
  sealing('in a batch', 'audit.sealing'),
  sealing('between two batches', 'audit.sealed'),
];
