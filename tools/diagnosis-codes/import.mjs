import { createReadStream } from 'node:fs';
import path from 'node:path';
import readline from 'node:readline';
import { createGunzip } from 'node:zlib';
import { parse } from 'csv-parse';
import { ofCsvRows, ofOrderLine } from './parse.mjs';

/** @typedef {import('./parse.mjs').Code} Code */

const BATCH = 1000;
const HOSPITAL = /^(tenant_[0-9]{13,20}|demo_[a-z0-9_]{1,40})$/;

/** @param {string} file */
const bytesOf = (file) => (file.endsWith('.gz') ? createReadStream(file).pipe(createGunzip()) : createReadStream(file));

/** @param {string} file @returns {AsyncGenerator<Code | null>} a line that holds no code is null */
async function* codesOf(file) {
  if (/\.csv(\.gz)?$/.test(file)) {
    /** @type {((row: string[]) => Code | null) | null} */
    let read = null;
    for await (const row of bytesOf(file).pipe(parse({ relax_column_count: true, skip_empty_lines: true }))) {
      if (read) yield read(row);
      else read = ofCsvRows(row);
    }
    return;
  }
  for await (const line of readline.createInterface({ input: bytesOf(file), crlfDelay: Infinity }))
    if (line.trim()) yield ofOrderLine(line);
}

/** Writes what is not there as it is: a second run changes nothing, and one that was killed is run again. */
const upsert = (/** @type {string} */ table) => `INSERT INTO ${table} AS t (code, display, billable, source)
  SELECT code, display, billable, $4 FROM unnest($1::text[], $2::text[], $3::boolean[]) AS given (code, display, billable)
  ON CONFLICT (code) DO UPDATE SET display = excluded.display, billable = excluded.billable, source = excluded.source
  WHERE (t.display, t.billable) IS DISTINCT FROM (excluded.display, excluded.billable)`;

/** @param {string | undefined} hospital */
function tableOf(hospital) {
  if (hospital === undefined) return 'public.diagnosis_codes';
  if (!HOSPITAL.test(hospital)) throw new Error(`${hospital} is not a hospital's id.`);
  return `"${hospital}".own_diagnosis_codes`;
}

/**
 * Imports a CMS order file or a CSV file, either of them compressed or not, a batch at a time.
 * @param {{ query: (sql: string, values: unknown[]) => Promise<{ rowCount: number | null }> }} client of the migrator
 * @param {{ file: string, hospital?: string }} wanted
 * @returns {Promise<{ read: number, written: number, skipped: number }>} lines with a code, rows that are new or other now, lines without
 * @throws {Error} for a hospital's id that is none, or a file that holds no code
 */
export async function importCodes(client, { file, hospital }) {
  const sql = upsert(tableOf(hospital));
  const done = { read: 0, written: 0, skipped: 0 };
  /** @type {Map<string, Code>} */
  let batch = new Map();
  const write = async () => {
    const rows = [...batch.values()];
    batch = new Map();
    const columns = [rows.map(({ code }) => code), rows.map(({ display }) => display), rows.map(({ billable }) => billable)];
    if (rows.length > 0) done.written += (await client.query(sql, [...columns, path.basename(file)])).rowCount ?? 0;
  };
  for await (const code of codesOf(file)) {
    if (code) batch.set(code.code, code);
    done[code ? 'read' : 'skipped'] += 1;
    if (batch.size >= BATCH) await write();
  }
  await write();
  if (done.read === 0)
    throw new Error(`${file} holds no code: it is neither an order file of the CMS nor a CSV file with the columns code and display.`);
  return done;
}
