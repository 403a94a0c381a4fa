import { setTimeout as sleep } from 'node:timers/promises';
import { note, step } from '../start/progress.mjs';
import { addHospitals, openAccounts } from './hospitals.mjs';
import { peakMb, residentMb } from './processes.mjs';
import { headOf, keepText, machineOf } from './report.mjs';
import { startWorld } from './world.mjs';

/** @typedef {import('./world.mjs').World} World */
/** @typedef {{ api: number, worker: number }} Memory in MB */

const LOOK_AGAIN_MS = 500;
const PART_ROWS = 1000;
const MS = 1000;
/** The product's promise for 100,000 rows. */
const TARGET_SECONDS = 120;
const FULL = { rows: 100_000 };
const QUICK = { rows: 5000 };

/** Every tenth row is refused: half for its date, half as a duplicate of the row before. */
function row(/** @type {number} */ index) {
  const twin = index % 20 === 19 ? index - 1 : index;
  const born = index % 20 === 9 ? '31/02/1980' : `${10 + (twin % 19)}/0${1 + (twin % 9)}/${1930 + (twin % 90)}`;
  const phone = `+91 9${String(100_000_000 + twin)}`;
  return `Given${twin % 4000} Middle,Family${twin % 7000},${born},${index % 2 ? 'F' : 'महिला'},${phone},"${twin}, MG Road",Pune,"History, of ${twin}"\n`;
}

/** The file, made as it is sent. */
async function* file(/** @type {number} */ rows) {
  yield 'First name,Last name,DOB,Gender,Mobile,Address,City,Medical history\n';
  for (let from = 0; from < rows; from += PART_ROWS) {
    yield Array.from({ length: Math.min(PART_ROWS, rows - from) }, (_, index) => row(from + index)).join('');
  }
}

/** `npm run bench -- --transfer`: 100,000 patients in and out again, over HTTP. */
export async function benchTransfer({ quick }) {
  const world = await step('System started', () => startWorld());
  try {
    await openAccounts(world);
    const [hospital] = await addHospitals(world, 0, 1);
    const headers = { authorization: `Bearer ${hospital.token}`, 'x-app-id': 'hospital-portal', 'x-tenant-id': hospital.id };
    const { rows } = quick ? QUICK : FULL;
    const before = memoryOf(world, residentMb);
    const { jobId, uploadSeconds } = await step(`${rows} rows sent`, () => send(world, headers, rows));
    const { job, seconds } = await step(`${rows} rows imported`, () => followed(world, headers, jobId));
    const imported = memoryOf(world, peakMb);
    const out = await step('All exported', () => received(world, headers));
    const text = reportOf({ rows, uploadSeconds, seconds, job, before, imported, out, after: memoryOf(world, peakMb) });
    note(text);
    if (!quick) note(`Kept in ${keepText('transfer', `# Transfer, ${headOf(await machineOf(world.pool))}\n\n${text}\n`)}`);
  } finally {
    await world.stop();
  }
}

/** @param {World} world @param {(pid: number) => number} look @returns {Memory} */
const memoryOf = ({ children }, look) => ({ api: look(Number(children.api.pid)), worker: look(Number(children.worker.pid)) });

/** @param {World} world @param {Record<string, string>} headers @param {number} rows */
async function send({ urls }, headers, rows) {
  const began = performance.now();
  const body = ReadableStream.from(encoded(file(rows)));
  const options = { method: 'POST', headers: { ...headers, 'content-type': 'text/csv' }, body, duplex: 'half' };
  const response = await fetch(`${urls.api}/api/patients/import`, options);
  const answer = await response.json();
  if (response.status !== 202) throw new Error(`the import answered ${response.status} ${answer.detail}`);
  return { jobId: answer.jobId, uploadSeconds: (performance.now() - began) / MS };
}

/** @param {AsyncIterable<string>} texts */
async function* encoded(texts) {
  for await (const text of texts) yield Buffer.from(text);
}

/** @param {World} world @param {Record<string, string>} headers @param {string} jobId */
async function followed({ urls }, headers, jobId) {
  const began = performance.now();
  for (;;) {
    const job = await (await fetch(`${urls.api}/api/jobs/${jobId}`, { headers })).json();
    if (job.state === 'failed') throw new Error(`the import failed: ${job.error.message}`);
    if (job.state === 'done') return { job, seconds: (performance.now() - began) / MS };
    await sleep(LOOK_AGAIN_MS);
  }
}

/** @param {World} world @param {Record<string, string>} headers */
async function received({ urls }, headers) {
  const began = performance.now();
  const response = await fetch(`${urls.api}/api/patients/export`, { headers });
  if (response.status !== 200 || !response.body) throw new Error(`the export answered ${response.status}`);
  let [bytes, lines] = [0, 0];
  for await (const part of response.body) {
    bytes += part.length;
    for (const byte of part) if (byte === 10) lines += 1;
  }
  return { bytes, rows: lines - 1, seconds: (performance.now() - began) / MS };
}

function reportOf({ rows, uploadSeconds, seconds, job, before, imported, out, after }) {
  const total = uploadSeconds + seconds;
  const { imported: taken, rejected } = job.result;
  return [
    `- Import: ${rows} rows in ${total.toFixed(1)} s (sent in ${uploadSeconds.toFixed(1)} s, taken in ${seconds.toFixed(1)} s), ${Math.round(rows / total)} rows/s;`,
    `  ${taken} imported, ${rejected} refused; target ${TARGET_SECONDS} s for ${FULL.rows} rows`,
    `- Export: ${out.rows} rows, ${(out.bytes / 2 ** 20).toFixed(1)} MB in ${out.seconds.toFixed(1)} s, ${Math.round(out.rows / out.seconds)} rows/s`,
    `- Memory: API ${before.api} MB before, at most ${imported.api} MB during the import, ${after.api} MB with the export;`,
    `  worker ${before.worker} MB before, at most ${imported.worker} MB`,
  ].join('\n');
}
