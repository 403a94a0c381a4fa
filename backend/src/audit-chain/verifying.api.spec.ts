import 'reflect-metadata';
import { appendFileSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { NestFactory } from '@nestjs/core';
import { startApi, type TestApi } from '../../test/api.js';
import { ChainUnderTest } from '../../test/chains.js';
import { ProgramProcess } from '../../test/program-process.js';
import { Metrics } from '../metrics/metrics.service.js';
import { WorkerModule } from '../worker.module.js';
import { AuditVerifier } from './audit-verifier.service.js';
import { RestoredChains } from './restored-chains.service.js';

/** More than one batch of the sealer and of the verifier. */
const MANY = 1200;

let api: TestApi;
beforeAll(async () => {
  api = await startApi();
});
afterAll(async () => {
  ProgramProcess.removeBuild();
  await api?.close();
});

/** Sealed and anchored. */
async function aChain(events = 6): Promise<ChainUnderTest> {
  const chain = new ChainUnderTest(api.database, (await api.aHospital({ roles: [] })).id);
  await chain.happen(events);
  await chain.anchor();
  return chain;
}

const idOf = async (chain: ChainUnderTest, seq: number): Promise<string> =>
  (await chain.sql<{ id: string }>('SELECT event_id AS id FROM {seals} WHERE seq = $1', [seq]))[0].id;

it('finds nothing wrong with a chain of several batches, before and after it grew', async () => {
  const chain = await aChain(MANY);
  expect(await chain.verify()).toEqual({ chain: chain.name, sealed: MANY, anchors: 1, findings: [], untold: 0, disputed: null });
  await chain.happen(2);
  expect(await chain.wrong()).toEqual([]);
  await chain.seal();
  expect(await chain.verify()).toMatchObject({ sealed: MANY + 2, findings: [] });
});

describe('the owner', () => {
  it.each([
    ['actor_name', `'Nobody'`],
    ['occurred_at', `occurred_at + interval '1 microsecond'`],
    ['details', `details || '{"n": 3.0}'`],
    ['patient_id', 'uuidv7()'],
    ['address', `''`],
  ])('changes %s of an event', async (column, value) => {
    const chain = await aChain();
    await chain.sql(`UPDATE {events} SET ${column} = ${value} WHERE action = 'test.3'`);
    expect(await chain.wrong()).toEqual([
      `changed: Event ${await idOf(chain, 3)} is not what was sealed as 3: it was changed, or its seal is forged.`,
    ]);
  });

  it('deletes an event: first refused, then found', async () => {
    const chain = await aChain(MANY);
    const id = await idOf(chain, 1100);
    await expect(chain.sql('DELETE FROM {events} WHERE id = $1', [id])).rejects.toMatchObject({ code: '23503' });
    await chain.sql('ALTER TABLE {seals} DROP CONSTRAINT audit_seals_event_id_fkey');
    await chain.sql('DELETE FROM {events} WHERE id = $1', [id]);
    expect(await chain.wrong()).toEqual([`deleted: Event ${id}, sealed as 1100, was deleted.`]);
    await chain.sql('DELETE FROM {seals} WHERE seq = 1100');
    expect(await chain.wrong()).toEqual(['missing: Seal 1100 is missing.']);
  });

  it('puts an event in behind the sealer', async () => {
    const chain = await aChain();
    await chain.sql(
      `INSERT INTO {events} (occurred_at, transaction_id, actor_name, action, entity, request_id)
       SELECT occurred_at, transaction_id, 'Meera', 'patient.read', 'patient', 'r' FROM {events} WHERE action = 'test.3'`,
    );
    await chain.happen(1);
    await chain.seal();
    expect(await chain.wrong()).toEqual([
      expect.stringMatching(
        /^inserted: Event [0-9a-f-]{36} of \d{4}-.*Z has no seal, though the sealer is past it: it was put in afterwards\.$/,
      ),
    ]);
  });

  it('puts an event in that says that it is old, and has it sealed', async () => {
    const chain = await aChain();
    await chain.sql(
      `INSERT INTO {events} (occurred_at, actor_name, action, entity, request_id) VALUES ('2020-02-29T08:00:00Z', 'Meera', 'patient.read', 'patient', 'r')`,
    );
    await chain.seal();
    expect(await chain.wrong()).toEqual([
      `inserted: Event ${await idOf(chain, 7)}, sealed as 7, was put in later than it says (2020-02-29T08:00:00.000000Z).`,
    ]);
  });

  it('puts an event in with a forged seal', async () => {
    const chain = await aChain();
    await chain.sql(
      `WITH e AS (INSERT INTO {events} (actor_name, action, entity, request_id) VALUES ('Meera', 'patient.read', 'patient', 'r') RETURNING id)
       INSERT INTO {seals} SELECT 7, id, sha256('guess'), now() FROM e`,
    );
    expect(await chain.wrong()).toEqual([
      `changed: Event ${await idOf(chain, 7)} is not what was sealed as 7: it was changed, or its seal is forged.`,
      'forged: Seals after 6 were not made by the sealer.',
    ]);
    await chain.sql(`UPDATE {state} SET seq = 7, hash = sha256('guess')`);
    expect(await chain.wrong()).toHaveLength(1);
  });

  it('changes the order of two events', async () => {
    const chain = await aChain();
    await chain.sql('ALTER TABLE {seals} DROP CONSTRAINT audit_seals_event_unique');
    await chain.sql(
      'UPDATE {seals} s SET event_id = other.event_id FROM {seals} other WHERE (s.seq = 2 AND other.seq = 4) OR (s.seq = 4 AND other.seq = 2)',
    );
    expect(await chain.wrong()).toEqual(['reordered: Seals 2, 4 are not in the order in which they were made.']);
  });

  it('cuts off the end, and the note of the sealer with it', async () => {
    const chain = await aChain();
    await chain.sql('DELETE FROM {seals} WHERE seq > 4');
    expect(await chain.wrong()).toEqual(
      expect.arrayContaining(['cut: The sealer came to seal 6, but the last one is 4: the end was cut off.']),
    );
    await chain.endAt(4);
    expect(await chain.wrong()).toEqual([
      expect.stringMatching(/^cut: The chain ends at seal 4, but on \S+ it reached 6: its end was cut off\.$/),
    ]);
    await chain.sql('DELETE FROM {state}');
    expect(await chain.wrong()).toEqual(expect.arrayContaining(['cut: The note of the sealer where the chain ends is gone.']));
  });

  it('rewrites the whole chain, so that without anchors it is sound', async () => {
    const chain = await aChain();
    await chain.sql(`UPDATE {events} SET actor_name = 'Nobody' WHERE action = 'test.1'`);
    await chain.resealFrom(1);
    const anchors = readFileSync(chain.file);
    writeFileSync(chain.file, '');
    expect(await chain.wrong()).toEqual([]);
    writeFileSync(chain.file, anchors);
    // Going on afterwards does not heal it.
    await chain.happen(1);
    await chain.anchor();
    expect(await chain.wrong()).toEqual([
      expect.stringMatching(
        /^rewritten: 1 of the anchors disagree, the first one of \S+: seal 6 was another then\. The chain was rewritten\.$/,
      ),
    ]);
  });
});

it('takes a worker that does not run for that', async () => {
  const chain = await aChain();
  await chain.happen(3);
  await chain.sql(`UPDATE {events} SET occurred_at = occurred_at - interval '20 minutes' WHERE id NOT IN (SELECT event_id FROM {seals})`);
  expect(await chain.wrong()).toEqual([
    expect.stringMatching(/^unsealed: Events that wait for their seals: 3, the oldest of \S+\. Does the worker run\?$/),
  ]);
});

it('says what cannot be seen without anchors, and bears with a line that a crash cut off', async () => {
  const chain = await aChain();
  appendFileSync(chain.file, '{"chain":"tena');
  await chain.happen(1);
  await chain.anchor();
  expect(chain.anchored).toHaveLength(3);
  expect(await chain.outcome()).toEqual({ notes: [`Lines of ${chain.file} that cannot be read: 1.`], findings: [] });
  expect(await chain.verify()).toMatchObject({ anchors: 2, findings: [] });
  rmSync(chain.file);
  expect((await chain.outcome()).findings).toMatchObject([{ kind: 'unanchored' }]);
});

it('takes a restore for one, once who did it has said so, and guards what comes after', async () => {
  const chain = await aChain();
  const restored = new RestoredChains(api.database, chain.config, new AuditVerifier(api.database, chain.config));
  expect(await restored.accept(chain.name, 'nothing to accept')).toEqual([]);
  await chain.endAt(4);
  await chain.happen(3);
  await chain.seal();
  expect(await chain.wrong()).toEqual([expect.stringMatching(/^rewritten: /)]);
  expect(await restored.accept(chain.name, 'Asha, 22-Nov-2026: disk lost')).toEqual([{ chain: chain.name, seq: 5 }]);
  expect(await chain.wrong()).toEqual([]);
  expect(JSON.parse(chain.anchored.at(-1)!)).toMatchObject({ chain: chain.name, seq: 5, accepted: 'Asha, 22-Nov-2026: disk lost' });
  const { rows } = await api.database.query(
    `SELECT details FROM public.platform_audit_events WHERE action = 'audit.restore_accepted' AND subject_tenant = $1`,
    [chain.name],
  );
  expect(rows).toEqual([{ details: { seq: 5, reason: 'Asha, 22-Nov-2026: disk lost' } }]);
  await chain.sql(`UPDATE {events} SET actor_name = 'Nobody' WHERE action = 'test.2'`);
  await chain.resealFrom(1);
  expect(await chain.wrong()).toEqual([expect.stringMatching(/^rewritten: /)]);
  await chain.endAt(0);
  expect(await chain.wrong()).toEqual([expect.stringMatching(/^cut: /)]);
  expect(await restored.accept(chain.name, 'from an empty backup')).toEqual([{ chain: chain.name, seq: 0 }]);
  expect(await chain.wrong()).toEqual([]);
});

it('npm run audit:verify says it in words and by its exit code', async () => {
  const chain = await aChain();
  const run = (...args: string[]) => ProgramProcess.toTheEnd('audit-verify.main.js', args, { AUDIT_ANCHOR_FILE: chain.file });
  const sound = run('--tenant', chain.name);
  expect(sound).toEqual({ code: 0, says: `✓ ${chain.name}: sealed events 6, anchors 1\n\nSound chains: 1 of 1.\n` });
  await chain.endAt(4);
  const cut = run('--tenant', chain.name);
  expect(cut.code).toBe(1);
  expect(cut.says).toMatch(/^✗ .*\n {4}The chain ends at seal 4, but on \S+ it reached 6: its end was cut off\.\n/);
  expect(run('--tenant', chain.name, '--accept-restore', ' ').code).toBe(1);
  const accepted = run('--tenant', chain.name, '--accept-restore', 'Asha: disk lost');
  expect(accepted.code).toBe(0);
  expect(accepted.says).toContain(`Accepted: ${chain.name} counts up to seal 4, and from there anew.`);
  expect(run('--tenant', 'demo_nobody')).toEqual({ code: 1, says: 'There is no audit chain demo_nobody.\n' });
  expect(run('--help').says).toContain('Exit code');
});

it('the nightly verification tells the metrics of every worker', async () => {
  const chain = await aChain();
  const worker = await NestFactory.createApplicationContext(WorkerModule, { logger: false });
  try {
    const told = async (): Promise<string> => worker.get(Metrics).registry.metrics();
    expect(await told()).toMatch(/^hms_audit_chain_ok Nan$/m);
    await api.database.query('INSERT INTO public.audit_verifications (chains, broken) VALUES (3, 0)');
    expect(await told()).toMatch(/^hms_audit_chain_ok 1$/m);
    await chain.sql(`UPDATE {events} SET actor_name = 'Nobody' WHERE action = 'test.3'`);
    await new AuditVerifier(api.database, chain.config).nightly();
    const text = await told();
    expect(text).toMatch(/^hms_audit_chain_ok 0$/m);
    for (const name of ['unsealed_oldest', 'verified_age', 'anchor_age'])
      expect(text).toMatch(new RegExp(`^hms_audit_${name}_seconds \\d`, 'm'));
    expect(text).not.toContain(chain.name);
  } finally {
    await worker.close();
  }
});

it('refuses to verify a chain that is not there', async () => {
  const chain = new ChainUnderTest(api.database, 'tenant_9999999999999');
  await expect(chain.verify()).rejects.toThrow('There is no audit chain tenant_9999999999999.');
});
