import { CRITICAL, ITEM, ORDER, RESULT, TUBE } from '../../seed/labs-sql.mjs';
import { killWhere, noJobWaits, seen } from '../killing.mjs';
import { see, until } from '../patience.mjs';

/** @typedef {import('../world.mjs').World} World */
/** @typedef {import('../world.mjs').Hospital} Hospital */
/** @typedef {import('../results.mjs').Case} Case */

/** Admin and Doctor of every hospital here, and who has ordered. */
const STAFF = 'bench@bench.example';

/** A critical potassium that nobody has acknowledged, whose time is over now. @param {World} world @param {Hospital} hospital */
async function overdue({ pool }, { id, patients }) {
  const client = await pool.connect();
  try {
    await client.query(`START TRANSACTION; SET LOCAL search_path = "${id}"`);
    const now = new Date();
    const one = async (/** @type {string} */ sql, /** @type {unknown[]} */ values = []) => (await client.query(sql, values)).rows[0];
    const doctor = await one('SELECT user_id AS id, name FROM public.memberships WHERE tenant_id = $1 AND email = $2', [id, STAFF]);
    const test = await one(`SELECT id, version FROM lab_tests WHERE code = 'K'`);
    const order = await one(ORDER, [patients[0], doctor.id, doctor.name, 'stat', now]);
    const tube = await one(TUBE, [order.id, `${order.order_number}-1`, 'serum', 'done', false, 0, now, now, null, now]);
    const item = await one(ITEM, [order.id, tube.id, test.id, 0, false]);
    const value = [item.id, test.id, test.version, 6.9, 'mmol/L', 'HH', true, null, null];
    const result = await one(RESULT, [...value, now, now, doctor.id, doctor.name, 'final']);
    await client.query(CRITICAL, [result.id, order.id, doctor.id, id]);
    const critical = await one('UPDATE critical_results SET escalates_at = now() WHERE result_id = $1 RETURNING id', [result.id]);
    await client.query('UPDATE public.planned_jobs SET due_at = now() WHERE subject_id = $1', [critical.id]);
    await client.query('COMMIT');
    return critical.id;
  } finally {
    client.release();
  }
}

const idsOf = async (/** @type {World} */ world) => new Set((await world.mailsTo(STAFF)).map(({ messageId }) => messageId));

/** @param {string} where @param {(id: string) => import('../pause.mjs').Place} place @returns {Case} */
const killed = (where, place) => ({
  name: `A critical result escalates: worker killed ${where}`,
  expected:
    'The next worker tells: one step is taken, each person is told of it once, and a mail that comes again has the same Message-ID.',
  withinSeconds: 30,
  async run(world) {
    const hospital = await world.hospital();
    const before = await idsOf(world);
    const act = () => overdue(world, hospital);
    const { killedAt } = await killWhere(world, { name: 'worker', place: place(hospital.id), act });
    const told = () => world.count(`SELECT count(*) FROM "${hospital.id}".critical_result_notices WHERE step = 1`);
    await until('somebody is told', 60, async () => (await told()) > 0);
    await noJobWaits(world);
    const mails = await until('a mail', 60, async () => {
      const found = (await world.mailsTo(STAFF)).filter(({ messageId }) => !before.has(messageId));
      return found.length > 0 && found;
    });
    const result = seen(killedAt);
    const taken = await world.count(`SELECT escalations FROM "${hospital.id}".critical_results`);
    see(taken === 1, `${taken} steps were taken`);
    see((await told()) === 1, `one person was told ${await told()} times`);
    const distinct = new Set(mails.map(({ messageId }) => messageId)).size;
    see(distinct === 1, `one notice made mails of ${distinct} Message-IDs`);
    return { ...result, seen: `one step, one person told, ${mails.length} mail of one Message-ID` };
  },
});

const done = (/** @type {string} */ kind) => ({
  table: 'public.job_requests',
  at: 'BEFORE UPDATE',
  when: `NEW.kind = '${kind}' AND NEW.state = 'done'`,
});

/** @type {Case[]} */
export const cases = [
  killed('in the middle of it', (id) => ({
    table: `"${id}".critical_results`,
    at: 'BEFORE UPDATE',
    when: 'NEW.escalations > OLD.escalations',
  })),
  killed('once it is done and not yet noted', () => done('labs.escalate')),
  killed('once the mail is out and not yet noted', () => done('mail.notification')),
];
