import { killWhere, seen } from '../killing.mjs';
import { see } from '../patience.mjs';

/** @typedef {import('../world.mjs').World} World */
/** @typedef {import('../world.mjs').Hospital} Hospital */
/** @typedef {import('../results.mjs').Case} Case */

/** @param {Hospital} hospital two of one person, the second with an allergy */
async function twice({ admin }) {
  const patients = [];
  for (const phone of ['+919800000001', '+919800000002']) {
    const patient = { firstName: 'Meera', lastName: 'Twice', dateOfBirth: '1978-03-02', gender: 'female', phone, allowDuplicate: true };
    patients.push((await admin.post('/api/patients', patient)).body);
  }
  const [survivor, merged] = patients;
  const { status } = await admin.post(`/api/patients/${merged.id}/allergies`, { substance: 'Latex' });
  see(status === 201, `the allergy was refused with ${status}`);
  const current = await Promise.all([survivor, merged].map(async ({ id }) => (await admin.get(`/api/patients/${id}`)).body));
  return { survivor: current[0], merged: current[1] };
}

/** @param {World} world @param {Hospital} hospital @param {{ survivor: any, merged: any }} pair */
async function stateOf({ pool }, { id }, { survivor, merged }) {
  const { rows } = await pool.query(
    `SELECT concat_ws(' ', (SELECT status FROM "${id}".patients WHERE id = $2), (SELECT count(*) FROM "${id}".patient_merges WHERE survivor_id = $1),
       (SELECT count(*) FROM "${id}".allergy_intolerances WHERE patient_id = $1), (SELECT count(*) FROM "${id}".audit_events WHERE action = 'patient.merged' AND patient_id = $1),
       (SELECT used FROM public.tenant_usage WHERE tenant_id = $3 AND metric = 'patients')) AS state`,
    [survivor.id, merged.id, id],
  );
  return rows[0].state;
}

const APART = 'active 0 0 0 302';
const ONE = 'merged 1 1 1 301';
const WHAT = 'record, merges, allergies moved, events, places of the plan';

/** @param {'before' | 'after'} when @param {(id: string) => import('../pause.mjs').Place} where @returns {Case} */
const killed = (when, where) => ({
  name: `Merge of two records: API killed ${when} it commits`,
  expected: `${when === 'before' ? 'Both records are as they were' : 'They are one, though nobody was told'}; the same request with its key answers 201, and they are merged once.`,
  withinSeconds: 10,
  async run(world) {
    const hospital = await world.hospital();
    const pair = await twice(hospital);
    const { survivor, merged } = pair;
    const body = { mergedId: merged.id, version: survivor.version, mergedVersion: merged.version, take: ['phone'] };
    const act = () => hospital.admin.post(`/api/patients/${survivor.id}/merges`, body, { 'idempotency-key': `merge-${survivor.id}` });
    const { outcome, killedAt } = await killWhere(world, { name: 'api', place: where(hospital.id), act });
    see(outcome.status === 0, `whoever asked was told ${outcome.status}`);
    const between = await stateOf(world, hospital, pair);
    see(between === (when === 'before' ? APART : ONE), `${WHAT}: ${between}`);
    const again = await act();
    see(again.status === 201, `the repeated request answered ${again.status} ${again.body.code}`);
    const result = seen(killedAt, `${WHAT}: ${between}, then ${ONE}`);
    const after = await stateOf(world, hospital, pair);
    see(after === ONE, `${WHAT}: ${after}`);
    return result;
  },
});

/** @type {Case[]} */
export const cases = [
  killed('before', (id) => ({ table: `"${id}".patients`, at: 'BEFORE UPDATE', when: `NEW.status = 'merged'` })),
  killed('after', (id) => ({ table: `"${id}".patient_merges`, at: 'COMMIT' })),
];
