import { once } from 'node:events';
import http from 'node:http';
import { jobEnds, killWhere, noJobWaits, seen } from '../killing.mjs';
import { see, until } from '../patience.mjs';

/** @typedef {import('../world.mjs').World} World */
/** @typedef {import('../world.mjs').Hospital} Hospital */
/** @typedef {import('../results.mjs').Case} Case */

const ROWS = 1200;
const PATIENTS_BEFORE = 300;

const line = (/** @type {number} */ n) => `Imported${n} Person,${1930 + (n % 90)}-01-${10 + (n % 19)},98${String(40_000_000 + n)}\n`;
const FILE = `Name,DOB,Mobile\n${Array.from({ length: ROWS }, (_, n) => line(n)).join('')}`;

/** @param {Hospital} hospital */
const send = ({ admin }) => admin.send('POST', '/api/patients/import', { body: FILE, headers: { 'content-type': 'text/csv' } });

/** @param {World} world @param {Hospital} hospital @param {string} jobId */
async function assertImported(world, { id, admin }, jobId) {
  const job = await jobEnds(world, jobId);
  see(job.state === 'done', `the job ended as ${job.state}: ${job.error?.message}`);
  see(job.result.imported === ROWS && job.result.rejected === 0, `the job says ${JSON.stringify(job.result)}`);
  const figures = `SELECT concat_ws(' ', (SELECT count(*) FROM "${id}".patients), (SELECT count(DISTINCT patient_number) FROM "${id}".patients),
    (SELECT used FROM public.tenant_usage WHERE tenant_id = $1 AND metric = 'patients'), (SELECT count(*) FROM "${id}".import_chunks),
    (SELECT count(*) FROM "${id}".audit_events WHERE action = 'patient.import_ended'), (SELECT count(*) FROM "${id}".outbox WHERE kind = 'import.ended')) AS figures`;
  const { rows } = await world.pool.query(figures, [id]);
  const whole = ROWS + PATIENTS_BEFORE;
  const right = [whole, whole, whole, 0, 1, 1].join(' ');
  see(
    rows[0].figures === right,
    `patients, numbers, places, chunks left, ends in the audit, ends told: ${rows[0].figures} instead of ${right}`,
  );
  await until('the sender is notified', 30, async () => (await admin.get('/api/notifications')).body.data.length === 1);
  return job.attempts;
}

/** @param {string} where @param {(hospital: Hospital) => import('../pause.mjs').Place} place @returns {Case} */
const killed = (where, place) => ({
  name: `Import of ${ROWS} patients: worker killed ${where}`,
  expected: 'The next worker goes on: every row is in once, with one number and one place of the plan; the sender is notified once.',
  withinSeconds: 30,
  async run(world) {
    const hospital = await world.hospital();
    let jobId = '';
    const act = async () => (jobId = (await send(hospital)).body.jobId);
    const { killedAt } = await killWhere(world, { name: 'worker', place: place(hospital), act });
    await jobEnds(world, jobId);
    const result = seen(killedAt);
    const tries = await assertImported(world, hospital, jobId);
    return { ...result, seen: `all ${ROWS} rows in, none twice; counted as try ${tries}` };
  },
});

const ofJob = (/** @type {string} */ when) => () => ({
  table: 'public.job_requests',
  at: /** @type {const} */ ('BEFORE UPDATE'),
  when: `NEW.kind = 'patients.import' AND ${when}`,
});

/** @param {World} world @param {Hospital} hospital sends the first half of the file, and then nothing */
function sendHalf(world, { admin, id, token }) {
  const headers = { 'content-type': 'text/csv', authorization: `Bearer ${token}`, 'x-tenant-id': id, 'x-app-id': admin.appId };
  const request = http.request({ host: '127.0.0.1', port: admin.door.port, method: 'POST', path: '/api/patients/import', headers });
  const ended = Promise.race([once(request, 'error'), once(request, 'response')]).then(([what]) => what);
  request.write(FILE.slice(0, FILE.length / 2));
  const stored = () => world.count(`SELECT count(*) FROM "${id}".import_chunks`);
  return { ended, arrives: () => until('a part of the file', 20, async () => (await stored()) > 0), stored };
}

/** @type {Case} */
const upload = {
  name: 'Import: API killed while the file arrives',
  expected:
    'The sender’s connection breaks off; nobody is registered and no job runs; what had arrived goes with an upload a day later; the file can be sent again at once.',
  withinSeconds: 30,
  async run(world) {
    const hospital = await world.hospital();
    const sending = sendHalf(world, hospital);
    await sending.arrives();
    await world.kill('api');
    const killedAt = performance.now();
    see((await sending.ended) instanceof Error, 'the sender was given an answer');
    await world.start('api');
    const jobs = await world.count(`SELECT count(*) FROM public.job_requests WHERE tenant_id = $1`, [hospital.id]);
    see(jobs === 0, 'a job was asked for');
    await world.pool.query(`UPDATE "${hospital.id}".imports SET created_at = now() - interval '25 hours'`);
    const { status, body } = await send(hospital);
    see(status === 202, `sent again, it answered ${status} ${body.code}`);
    const result = seen(killedAt, 'sent again it was taken', 'nothing of the first upload is left');
    await assertImported(world, hospital, body.jobId);
    const uploads = await world.count(`SELECT count(*) FROM "${hospital.id}".imports`);
    see(uploads === 1, `${uploads} uploads are kept`);
    return result;
  },
};

/** @param {string} place @param {(id: string) => import('../pause.mjs').Place} where @param {'before' | 'after'} when @returns {Case} */
const asked = (when, where) => ({
  name: `Import: API killed ${when} it commits the request for the job`,
  expected:
    when === 'before'
      ? 'Nobody is registered and no job runs; sent again, every row is in once.'
      : 'The job runs though the sender was told nothing; sent again, the file’s rows are known as duplicates.',
  withinSeconds: 30,
  async run(world) {
    const hospital = await world.hospital();
    const { outcome, killedAt } = await killWhere(world, { name: 'api', place: where(hospital.id), act: () => send(hospital) });
    see(outcome.status === 0, `the sender was told ${outcome.status}`);
    if (when === 'before')
      see((await world.count(`SELECT count(*) FROM public.job_requests WHERE tenant_id = $1`, [hospital.id])) === 0, 'a job was stored');
    await noJobWaits(world);
    const result = seen(killedAt);
    const { body } = await send(hospital);
    const { result: second } = await jobEnds(world, body.jobId);
    const patients = await world.count(`SELECT count(*) FROM "${hospital.id}".patients`);
    see(patients === ROWS + PATIENTS_BEFORE, `${patients - PATIENTS_BEFORE} patients are in`);
    return { ...result, seen: `sent again: ${second.imported} imported, ${second.rejected} refused as known; ${ROWS} in all` };
  },
});

/** The whole file, or an error. @param {Hospital} hospital */
async function receive({ id, admin, token }) {
  const headers = { authorization: `Bearer ${token}`, 'x-tenant-id': id, 'x-app-id': admin.appId };
  const request = http.get({ host: '127.0.0.1', port: admin.door.port, path: '/api/patients/export', headers });
  const [response] = await once(request, 'response');
  return { status: response.statusCode, body: Buffer.concat(await response.toArray()).toString(), headers: response.headers };
}

/** @type {Case} */
const exporting = {
  name: 'Export: API killed before the end of the file has left',
  expected: 'The reader’s connection breaks off, so that no half file passes for a whole one; the audit has that somebody began to export.',
  withinSeconds: 30,
  async run(world) {
    const hospital = await world.hospital();
    const [table, events] = [`"${hospital.id}".audit_events`, `SELECT count(*) FROM "${hospital.id}".audit_events WHERE action = `];
    const place = { table, at: /** @type {const} */ ('BEFORE INSERT'), when: `NEW.action = 'patient.exported'` };
    const { outcome, killedAt } = await killWhere(world, { name: 'api', place, act: () => receive(hospital) });
    see(outcome.status === 0, 'a part of the file looked like a whole one');
    const begun = await world.count(`${events} 'patient.export_started'`);
    see(begun === 1, `the audit has ${begun} exports`);
    const { body } = await receive(hospital);
    const result = seen(killedAt, `the reader was told: ${outcome.body}`, 'exported again, the file was whole');
    see(body.trimEnd().split('\n').length === PATIENTS_BEFORE + 1, 'exported again, patients were missing');
    return result;
  },
};

/** @type {Case[]} */
export const cases = [
  upload,
  asked('before', () => ({ table: 'public.job_requests', at: 'BEFORE INSERT', when: `NEW.kind = 'patients.import'` })),
  asked('after', (id) => ({ table: `"${id}".imports`, at: 'COMMIT', when: 'NEW.job_id IS NOT NULL' })),
  killed('in a part of the file', ({ id }) => ({ table: `"${id}".import_chunks`, at: 'BEFORE DELETE', when: 'OLD.seq = 2' })),
  killed('once a part is in and its progress not yet noted', ofJob('NEW.done > OLD.done')),
  killed('while it writes down that the import has ended', ({ id }) => ({
    table: `"${id}".imports`,
    at: 'BEFORE UPDATE',
    when: 'NEW.ended_at IS NOT NULL',
  })),
  killed('once the import has ended and its result is not yet noted', ofJob('NEW.result IS NOT NULL AND OLD.result IS NULL')),
  killed('when all is done but not noted', ofJob(`NEW.state = 'done'`)),
  exporting,
];
