import 'reflect-metadata';
import { existsSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { startApi, type TestApi, type TestHospital } from '../../test/api.js';
import { ChainUnderTest } from '../../test/chains.js';
import { apiPool } from '../../test/database.js';
import { eventually } from '../../test/eventually.js';
import { REFUSED, sqlAs } from '../../test/role-sql.js';
import { WorkerProcess } from '../../test/worker-process.js';
import { PLATFORM_CHAIN } from '../audit/unsealed-chains.service.js';
import { AuditAnchors } from './audit-anchors.service.js';
import { auditChain } from './audit-chain.js';
import { sealBatch } from './seal-batch.js';

/** The promise is ten seconds; the rest is for a busy machine. */
const WITHIN_MS = 20_000;

let api: TestApi;
let hospital: TestHospital;
let worker: WorkerProcess | null = null;

beforeAll(async () => {
  api = await startApi();
  hospital = await api.aHospital({ roles: ['Nurse'] });
});
afterEach(async () => {
  await worker?.stop();
  worker = null;
});
afterAll(async () => {
  WorkerProcess.removeBuild();
  await api?.close();
});

const aChain = async (): Promise<ChainUnderTest> => new ChainUnderTest(api.database, (await api.aHospital({ roles: [] })).id);
const whole = (chain: ChainUnderTest, count: number, withinMs: number) =>
  eventually(async () => ((await chain.order()).length >= count && (await chain.isWhole()) ? true : null), withinMs);

it('seals what people do within ten seconds, in hospitals and on the platform', async () => {
  worker = await WorkerProcess.start();
  const chain = new ChainUnderTest(api.database, hospital.id);
  const nurse = await hospital.as('Nurse');
  const { id } = (await nurse.post<{ id: string }>('/api/patients', { lastName: 'Rao', dateOfBirth: '1978-03-02', gender: 'female' })).body;
  await nurse.get(`/api/patients/${id}`);
  await nurse.get('/api/patients');
  await whole(chain, 4, WITHIN_MS);
  const { user } = await api.operator();
  const sealed = `SELECT 1 FROM public.platform_audit_events e JOIN public.platform_audit_seals s ON s.event_id = e.id WHERE e.actor_id = $1`;
  await eventually(async () => ((await api.database.query(sealed, [user.id])).rowCount === 1 ? true : null), WITHIN_MS);
  expect(await chain.wrong()).toEqual([]);
});

it('finds by itself what nobody told of, as when the process that wrote it was killed', async () => {
  worker = await WorkerProcess.start();
  const chain = await aChain();
  await chain.happen(1);
  await whole(chain, 1, WITHIN_MS);
  await chain.happen(1);
  await whole(chain, 2, WITHIN_MS);
});

it('never misses an event that commits after later ones were sealed', async () => {
  const chain = await aChain();
  const late = await api.database.connect();
  const put = `INSERT INTO {events} (actor_name, action, entity, request_id) VALUES ('Meera', $1, 'test', 'r')`;
  try {
    await late.query('BEGIN');
    await chain.sql(put, ['began first'], late);
    await chain.sql(put, ['second']);
    await chain.seal();
    await chain.sql(put, ['third']);
    await chain.seal();
    expect(await chain.order()).toEqual([
      { seq: 1, action: 'second' },
      { seq: 2, action: 'third' },
    ]);
    await late.query('COMMIT');
  } finally {
    late.release();
  }
  await chain.seal();
  expect((await chain.order())[2]).toEqual({ seq: 3, action: 'began first' });
  expect(await chain.wrong()).toEqual([]);
});

it('gives every event one seal and no number twice when several seal at once', async () => {
  const chain = await aChain();
  await chain.happen(2500);
  const others = Promise.all([chain.seal(), chain.seal(), chain.seal()]);
  await chain.happen(300);
  await others;
  await chain.seal();
  expect([(await chain.order()).length, await chain.isWhole()]).toEqual([2800, true]);
  expect(await chain.wrong()).toEqual([]);
});

it('looks at no event again that it is past', async () => {
  const chain = await aChain();
  const past = async () => chain.sql('SELECT count(*)::int AS count FROM {events} WHERE transaction_id >= (SELECT horizon FROM {state})');
  // A whole batch to the last event, so that the pass ends with one that finds nothing.
  await chain.happen(1000);
  await chain.seal();
  await eventually(async () => {
    // Another spec's transaction may have been open meanwhile.
    await chain.seal();
    return (await past())[0]['count'] === 0 ? true : null;
  }, WITHIN_MS);
});

describe('kill -9', () => {
  it.each(['audit.sealing', 'audit.sealed'])('%s: what is sealed is sound, and the next worker seals the rest', async (step) => {
    const chain = await aChain();
    await chain.happen(2500);
    const doomed = await WorkerProcess.start({ HMS_CRASH_AFTER_STEP: step }).catch(() => null);
    if (doomed) expect(await doomed.ended()).toBe('SIGKILL');
    const sealed = (await chain.order()).filter(({ seq }) => seq !== null).length;
    expect([0, 1000]).toContain(sealed);
    worker = await WorkerProcess.start();
    await whole(chain, 2500, WITHIN_MS);
    expect(await chain.wrong()).toEqual([]);
  });
});

it('seals events of before the chain, and a schema that came from another server', async () => {
  const chain = await aChain();
  await chain.happen(3);
  await chain.sql(`UPDATE {events} SET transaction_id = '0'`);
  await chain.seal();
  expect(await chain.isWhole()).toBe(true);
  // There, transactions were counted much further.
  await chain.happen(2);
  await chain.sql(`UPDATE {events} SET transaction_id = '999999999999' WHERE transaction_id <> '0'`);
  await chain.sql(`UPDATE {state} SET horizon = '999999999998'`);
  await chain.seal();
  await chain.happen(1);
  await chain.seal();
  expect([(await chain.order()).length, await chain.isWhole()]).toEqual([6, true]);
  expect(await chain.wrong()).toEqual([]);
});

it('covers every column of an event but the transaction', async () => {
  for (const { name, columns } of [auditChain(hospital.id), auditChain(PLATFORM_CHAIN)]) {
    const table = name === PLATFORM_CHAIN ? ['public', 'platform_audit_events'] : [name, 'audit_events'];
    const { rows } = await api.database.query<{ column: string }>(
      'SELECT column_name AS column FROM information_schema.columns WHERE table_schema = $1 AND table_name = $2',
      table,
    );
    expect(rows.map(({ column }) => column).sort()).toEqual([...columns, 'transaction_id'].sort());
  }
});

describe('roles of the API', () => {
  const EVENT = `actor_name, action, entity, request_id) VALUES ('x', 'x', 'x', 'x')`;
  const own: [string, string, string | number][] = [
    ['reading seals', 'SELECT 1 FROM {seals} LIMIT 0', 0],
    ['an event as the API writes it', `INSERT INTO {events} (occurred_at, ${EVENT.replace(`('x'`, `(now(), 'x'`)}`, 1],
    ['an event with an id of its own', `INSERT INTO {events} (id, ${EVENT.replace(`('x'`, `(uuidv7(), 'x'`)}`, REFUSED],
    ['an event of another transaction', `INSERT INTO {events} (transaction_id, ${EVENT.replace(`('x'`, `('0', 'x'`)}`, REFUSED],
    ['making a seal', `INSERT INTO {seals} SELECT 1, uuidv7(), sha256('x'), now()`, REFUSED],
    ['changing a seal', 'UPDATE {seals} SET seq = seq', REFUSED],
    ['removing seals', 'DELETE FROM {seals}', REFUSED],
    ['emptying seals', 'TRUNCATE {seals}', REFUSED],
    ['reading the sealer’s note', 'SELECT 1 FROM {state}', REFUSED],
    ['changing the sealer’s note', `UPDATE {state} SET horizon = '0'`, REFUSED],
    ['holding the sealer up', 'SELECT 1 FROM {state} FOR UPDATE', REFUSED],
  ];
  const asRole = async (role: string, chain: ChainUnderTest['chain'], sql: string) => {
    const pool = apiPool(1);
    const { events, seals, state } = chain;
    const text = sql.replace('{events}', events).replace('{seals}', seals).replace('{state}', state);
    return sqlAs(pool, { role, path: 'pg_catalog' }, text).finally(() => pool.end());
  };

  it.each(own)('%s', async (_, sql, outcome) => {
    expect(await asRole(hospital.id, auditChain(hospital.id), sql)).toBe(outcome);
    expect(await asRole('hms_platform', auditChain(PLATFORM_CHAIN), sql)).toBe(outcome);
  });
});

describe('anchors', () => {
  it('are written when the worker has looked and when it stops, for chains that have grown', async () => {
    const chain = await aChain();
    await chain.happen(2);
    worker = await WorkerProcess.start({ AUDIT_ANCHOR_FILE: chain.file });
    const mine = () => chain.anchored.filter((line) => line.includes(chain.name));
    // The file is there a moment before its first line is.
    await eventually(() => Promise.resolve(existsSync(chain.file) && mine().length > 0 ? true : null), WITHIN_MS);
    expect(mine()).toHaveLength(1);
    await chain.happen(1);
    await whole(chain, 3, WITHIN_MS);
    await worker.stop();
    worker = null;
    expect(mine().map((line) => (JSON.parse(line) as { seq: number }).seq)).toEqual([2, 3]);
    expect(await chain.verify()).toMatchObject({ sealed: 3, anchors: 2, findings: [] });
  });

  it('that cannot be written stop nothing and are written later', async () => {
    const chain = await aChain();
    await chain.happen(1);
    const head = (await chain.seal())!;
    const anchors = new AuditAnchors(chain.config, api.database);
    const folder = path.dirname(chain.file);
    writeFileSync(folder, 'a file where the folder should be');
    anchors.note(chain.name, head);
    await anchors.write();
    rmSync(folder);
    await anchors.write();
    await anchors.write();
    expect(chain.anchored.map((line) => JSON.parse(line) as object)).toMatchObject([{ chain: chain.name, seq: 1, hash: head.hash }]);
  });
});

it('takes no name for a chain that is none', async () => {
  expect(() => auditChain('public')).toThrow('not a chain');
  expect(() => auditChain('x".y; DROP TABLE z; --')).toThrow('not a chain');
  await expect(sealBatch(api.database, auditChain(`tenant_${String(Date.now()).padStart(13, '9')}99`), null)).rejects.toMatchObject({
    code: '42P01',
  });
});
