import 'reflect-metadata';
import type { AddressInfo } from 'node:net';
import { jest } from '@jest/globals';
import pg, { type Pool } from 'pg';
import { PatientDirectory } from '../src/patients/patient-directory.service.js';
import type { UnitOfWork } from '../src/tenancy/unit-of-work.js';
import { UnitsOfWork } from '../src/tenancy/units-of-work.js';
import { startApi, type TestApi, type TestHospital } from './api.js';
import type { ApiClient } from './client.js';
import { eventually } from './eventually.js';
import { inParallel, seeded, WireClient } from './load.js';
import { DEFAULTS, idleConnections, occupancy, poolOf } from './pool-state.js';

const POOL_SIZE = 4;
const HOSPITALS = 50;
const UNITS = 8000;
const REQUESTS = 2000;
const LANES = 40;
const PATIENTS = 3;
/** Shares of a hundred. */
const THROWN = 10;
const TIMED_OUT = 5;
const ABORTED = 10;

let api: TestApi;
let units: UnitsOfWork;
let pool: Pool;
let hospitals: TestHospital[];

beforeAll(async () => {
  // Hundreds of errors are thrown on purpose.
  process.env['LOG_LEVEL'] = 'silent';
  process.env['DB_POOL_SIZE'] = String(POOL_SIZE);
  process.env['DB_POOL_LANES'] = '1';
  api = await startApi();
  units = api.app.get(UnitsOfWork);
  pool = poolOf(api.app);
  hospitals = [];
  await inParallel(HOSPITALS, 4, async () => void hospitals.push(await api.aHospital({ roles: ['Nurse'] })));
  const rows = `INSERT INTO patients (patient_number, last_name, name_search, date_of_birth, gender, updated_by_name)
    SELECT 'P-' || i, current_user, current_user, '1978-03-02', 'female', 'seed' FROM generate_series(1, ${PATIENTS}) i`;
  await inParallel(HOSPITALS, 4, async (index) => void (await units.tenant(hospitals[index].id, (unit) => unit.execute(rows))));
}, 60_000);
afterAll(() => api.close());

const WHO = `SELECT current_user::text AS user, current_schema()::text AS schema, current_setting('search_path') AS path, current_setting('statement_timeout') AS timeout`;

const sleepPast = async (unit: UnitOfWork): Promise<void> => {
  await unit.execute('SET LOCAL statement_timeout = 5');
  await unit.query('SELECT pg_sleep(5)');
};

const atDefaults = async (): Promise<void> => {
  expect(await idleConnections(pool)).toEqual(Array.from({ length: POOL_SIZE }, () => DEFAULTS));
  expect(occupancy(pool)).toEqual({ busy: 0, waiting: 0 });
};

/** A hospital's row and placement, as a provisioning that stopped before its schema leaves them. */
const placeWithoutRole = async (tenantId: string): Promise<void> => {
  await api.database.query(
    `INSERT INTO public.tenants (id, name, email, phone, address, subdomain, number_prefix)
     VALUES ($1, 'No Schema Yet', 'a@b.example', '+912025536617', 'Pune', 'noschemayet', 'NS')`,
    [tenantId],
  );
  await api.database.query('INSERT INTO public.tenant_placements (tenant_id) VALUES ($1)', [tenantId]);
};

describe('a unit of work', () => {
  it('of a hospital is its role, its schema and nothing else, for SQL and for entities', async () => {
    const [first] = hospitals;
    const found = await units.tenant(first.id, async (unit) => [await unit.query(WHO), (await unit.manager.query(WHO)) as unknown]);
    const expected = [{ user: first.id, schema: first.id, path: first.id, timeout: '10s' }];
    expect(found).toEqual([expected, expected]);
  });

  it.each(['platform', 'auth'] as const)('of %s is that role and sees no hospital', async (kind) => {
    const [found] = await units[kind]((unit) => unit.query(WHO));
    expect(found).toEqual({ user: `hms_${kind}`, schema: 'pg_catalog', path: 'pg_catalog', timeout: '10s' });
  });

  it('leaves its connection at the defaults, however it ends', async () => {
    const { id } = hospitals[0];
    const endings: Record<string, (unit: UnitOfWork) => Promise<unknown>> = {
      commit: (unit) => unit.query('SELECT 1'),
      thrown: () => Promise.reject(new Error('on purpose')),
      'refused SQL': (unit) => unit.query('SELECT * FROM public.users'),
      timeout: sleepPast,
      'another role': (unit) => unit.as('hms_auth', () => unit.query('SELECT 1')),
      'error in another role': (unit) => unit.as('hms_auth', () => Promise.reject(new Error('on purpose'))),
      'session settings': (unit) => unit.query(`SELECT set_config('search_path', '${hospitals[1].id}', true)`),
    };
    for (const ending of Object.values(endings)) {
      for (let again = 0; again < POOL_SIZE; again += 1) await units.tenant(id, ending).catch((error: unknown) => error);
    }
    await atDefaults();
  });

  it('makes one plan for a statement that asks for it, in its own transaction only', async () => {
    const [{ id }] = hospitals;
    const hot = { name: 'one-plan', text: 'SELECT id FROM patients WHERE last_name = ANY ($1::text[])', onePlan: true };
    const found = await units.tenant(id, async (unit) => {
      await unit.queryHot(hot, [[id]]);
      const rows = await unit.queryHot(hot, [[id, 'Nobody']]);
      const plans = `SELECT generic_plans, custom_plans FROM pg_catalog.pg_prepared_statements WHERE name = $1`;
      return { rows: rows.length, plans: await unit.query(plans, [`one-plan ${id}`]) };
    });
    expect(found).toEqual({ rows: PATIENTS, plans: [{ generic_plans: '2', custom_plans: '0' }] });
    const after = await units.tenant(id, (unit) => unit.query(`SELECT current_setting('plan_cache_mode') AS mode`));
    expect(after).toEqual([{ mode: 'auto' }]);
  });

  it('takes its writes back when it throws, and when a statement timed out', async () => {
    const { id } = hospitals[0];
    const write = (unit: UnitOfWork) => unit.execute(`UPDATE patients SET updated_by_name = 'half-done'`);
    await expect(units.tenant(id, async (unit) => void (await write(unit), await Promise.reject(new Error('on purpose'))))).rejects.toThrow(
      'on purpose',
    );
    await expect(units.tenant(id, async (unit) => void (await write(unit), await sleepPast(unit)))).rejects.toMatchObject({
      driverError: { code: '57014' },
    });
    expect(await units.tenant(id, (unit) => unit.query(`SELECT 1 FROM patients WHERE updated_by_name = 'half-done'`))).toEqual([]);
  });

  it('never says committed when PostgreSQL took everything back after an error that was caught', async () => {
    const { id } = hospitals[0];
    let told = false;
    const work = async (unit: UnitOfWork): Promise<void> => {
      unit.onCommit(() => (told = true));
      await unit.execute(`UPDATE patients SET updated_by_name = 'lost'`);
      await unit.query('SELECT 1/0').catch(() => undefined);
    };
    await expect(units.tenant(id, work)).rejects.toThrow();
    expect(told).toBe(false);
    await atDefaults();
  });

  it('is never opened inside another', async () => {
    const [first, second] = hospitals;
    await expect(units.tenant(first.id, () => units.tenant(second.id, () => Promise.resolve()))).rejects.toThrow(/open already/);
    await expect(units.tenant(first.id, () => units.auth(() => Promise.resolve()))).rejects.toThrow(/open already/);
    await atDefaults();
  });

  it('is needed: outside of one there is no door', async () => {
    expect(() => units.current).toThrow(/no unit of work/);
    expect(() => units.tenantId).toThrow(/no unit of work/);
    await expect(units.platform(() => Promise.resolve(units.tenantId))).rejects.toThrow(/no hospital/);
    const late = await units.tenant(hospitals[0].id, (unit) => Promise.resolve(unit));
    await expect(late.query('SELECT 1')).rejects.toThrow(/released/);
  });

  it('of a hospital that is placed nowhere is refused before a connection is taken', async () => {
    await expect(units.tenant('tenant_1000000000001', (unit) => unit.query('SELECT 1'))).rejects.toThrow(/placed on no server/);
  });

  it('of a hospital whose role is not there fails closed, and its connection goes on', async () => {
    await placeWithoutRole('tenant_1000000000000');
    for (let again = 0; again < POOL_SIZE * 2; again += 1) {
      await expect(units.tenant('tenant_1000000000000', (unit) => unit.query('SELECT * FROM patients'))).rejects.toMatchObject({
        driverError: { code: '22023' },
      });
    }
    await api.database.query(`DELETE FROM public.tenants WHERE id = 'tenant_1000000000000'`);
    await atDefaults();
    expect(await units.tenant(hospitals[0].id, (unit) => unit.query('SELECT id FROM patients'))).toHaveLength(PATIENTS);
  });

  describe('of a hospital that a connection does not know of, since its role was granted while the roles were read', () => {
    const insert = { name: 'known-late', text: `INSERT INTO rooms (name) VALUES ($1)` };
    const works: Record<string, (unit: UnitOfWork) => Promise<unknown>> = {
      'a statement': (unit) => unit.query(WHO),
      'a prepared statement': (unit) => unit.queryHot({ name: 'who', text: WHO }, []),
      'statements at once': (unit) => Promise.all([unit.query(WHO), unit.query(WHO)]).then(([, rows]) => rows),
      'a last statement': (unit) => unit.queryLast(WHO),
      'one that goes with COMMIT': async (unit) => {
        unit.lastly(insert, ['with-commit']);
        return Promise.resolve();
      },
    };

    it.each(Object.keys(works))('is opened once more, and %s is sent again', async (name) => {
      const [{ id }] = hospitals;
      const sent = refuseOpenings(1);
      const found = await units.tenant(id, works[name]);
      expect(sent.refused).toBe(1);
      if (found) expect(found).toEqual([{ user: id, schema: id, path: id, timeout: '10s' }]);
      else expect(await units.tenant(id, (unit) => unit.query(`SELECT 1 FROM rooms WHERE name = 'with-commit'`))).toHaveLength(1);
      await atDefaults();
    });

    it('is refused when that does not help', async () => {
      const sent = refuseOpenings(2);
      await expect(units.tenant(hospitals[0].id, works['a statement'])).rejects.toMatchObject({ driverError: { code: '42501' } });
      expect(sent.refused).toBe(2);
      await atDefaults();
    });
  });

  it.each([
    '',
    'public',
    'hms_migrator',
    'hms_auth',
    'TENANT_1762083064503',
    'tenant_1762083064503"; RESET ROLE; --',
    `tenant_${'1'.repeat(60)}`,
    'tenant_1762083064503\n',
  ])('is refused for the id %j before anything is sent', async (id) => {
    await expect(units.tenant(id, () => Promise.resolve())).rejects.toThrow(/not a tenant id/);
  });

  it('acts as another role only by a plain name', async () => {
    const acting = units.tenant(hospitals[0].id, (unit) => unit.as('hms_auth"; RESET ROLE; --', () => Promise.resolve()));
    await expect(acting).rejects.toThrow(/not a role/);
  });

  it('acts as no role that the login does not have, even after the roles were read anew', async () => {
    const acting = units.tenant(hospitals[0].id, (unit) => unit.as('hms_migrator', () => unit.query(WHO)));
    await expect(acting).rejects.toMatchObject({ driverError: { code: '42501' } });
    await atDefaults();
  });

  it('commits nothing when a part as another role failed, even if the error was caught', async () => {
    const { id } = hospitals[0];
    const count = async (): Promise<number> => (await units.tenant(id, (unit) => unit.query('SELECT id FROM patients'))).length;
    const before = await count();
    const swallowing = units.tenant(id, async (unit) => {
      await unit.execute(
        `INSERT INTO patients (patient_number, last_name, name_search, date_of_birth, gender, updated_by_name)
         VALUES ('P-swallowed', 'Rao', 'rao', '1978-03-02', 'female', 'spec')`,
      );
      const part = unit.as('hms_auth', async () => {
        await unit.as('hms_platform', () => Promise.resolve());
        throw new Error('half-way');
      });
      await part.catch(() => undefined);
    });
    await expect(swallowing).rejects.toThrow(/nothing is committed/);
    expect(await count()).toBe(before);
    await atDefaults();
  });
});

/** The next openings ask for a role that the login may not act as: PostgreSQL's own refusal. */
function refuseOpenings(times: number): { refused: number } {
  const counted = { refused: 0 };
  const client = pg.Client.prototype as { query: (this: pg.Client, ...args: unknown[]) => unknown };
  const { query } = client;
  client.query = function (text, ...rest) {
    if (typeof text !== 'string' || !text.includes('SET LOCAL ROLE')) return query.call(this, text, ...rest);
    counted.refused += 1;
    if (counted.refused === times) client.query = query;
    return query.call(this, text.replace(/SET LOCAL ROLE "\w+"/, 'SET LOCAL ROLE "hms_migrator"'), ...rest);
  };
  return counted;
}

interface Tally {
  foreign: number;
  wanted: number;
  failed: string[];
  committed: Map<string, number>;
}

/** One unit: reads, writes a mapping of its own, and ends as the dice say. */
async function oneUnit(index: number, dice: () => number, tally: Tally): Promise<void> {
  const { id } = hospitals[Math.floor(dice() * HOSPITALS)];
  const fate = dice() * 100;
  try {
    await units.tenant(id, async (unit) => {
      const rows = await unit.query<{ last_name: string }>('SELECT last_name FROM patients');
      tally.foreign += rows.length === PATIENTS && rows.every((row) => row.last_name === id) ? 0 : 1;
      if (index % 4 === 0)
        await unit.execute(`INSERT INTO import_mappings (name, columns, date_order) VALUES ($1, $2, 'dmy')`, [
          `${index}`,
          JSON.stringify([id]),
        ]);
      if (fate < THROWN) throw new Error('on purpose');
      if (fate < THROWN + TIMED_OUT) await sleepPast(unit);
    });
    if (index % 4 === 0) tally.committed.set(id, (tally.committed.get(id) ?? 0) + 1);
  } catch (error) {
    const wanted =
      (error as Error).message === 'on purpose' || (error as { driverError?: { code?: string } }).driverError?.code === '57014';
    if (wanted && fate < THROWN + TIMED_OUT) tally.wanted += 1;
    else tally.failed.push(String(error));
  }
}

describe(`${UNITS + REQUESTS} units and requests of ${HOSPITALS} hospitals on a pool of ${POOL_SIZE}`, () => {
  const aTally = (): Tally => ({ foreign: 0, wanted: 0, failed: [], committed: new Map() });

  it('units with thrown errors and timeouts read no foreign row, lose no write and leave no trace', async () => {
    const tally = aTally();
    const dice = seeded(20_261_122);
    await inParallel(UNITS, LANES, (index) => oneUnit(index, dice, tally));
    expect({ ...tally, committed: 0, wanted: 0 }).toEqual({ foreign: 0, failed: [], committed: 0, wanted: 0 });
    expect(tally.wanted).toBeGreaterThan((UNITS * (THROWN + TIMED_OUT)) / 100 / 2);
    for (const { id } of hospitals) {
      const { rows } = await api.database.query<{ own: string; all: string }>(
        `SELECT count(*) FILTER (WHERE columns = $1) AS own, count(*) AS all FROM "${id}".import_mappings`,
        [JSON.stringify([id])],
      );
      expect([id, Number(rows[0].own), Number(rows[0].all)]).toEqual([id, tally.committed.get(id) ?? 0, tally.committed.get(id) ?? 0]);
    }
    await atDefaults();
  }, 60_000);

  it('requests over HTTP with errors, timeouts and aborted sockets do so too', async () => {
    const tally = aTally();
    const clients = await signedIn();
    const wire = new WireClient(await listening());
    failWhenAsked();
    const dice = seeded(7);
    await inParallel(REQUESTS, LANES, () => oneRequest(wire, { clients, dice, tally }));
    expect({ ...tally, committed: 0, wanted: 0 }).toEqual({ foreign: 0, failed: [], committed: 0, wanted: 0 });
    expect(tally.wanted).toBeGreaterThan((REQUESTS * (THROWN + TIMED_OUT + ABORTED)) / 100 / 2);
    wire.close();
    await eventually(() => Promise.resolve(occupancy(pool).busy === 0 ? true : null), 5000);
    await atDefaults();
  }, 60_000);
});

async function signedIn(): Promise<ApiClient[]> {
  const clients: ApiClient[] = [];
  await inParallel(HOSPITALS, 4, async (index) => void (clients[index] = await hospitals[index].as('Nurse')));
  return clients;
}

async function listening(): Promise<number> {
  await api.app.listen(0, '127.0.0.1');
  return (api.app.getHttpServer().address() as AddressInfo).port;
}

/** The list of patients, once it has read its rows, fails as the search box tells it to. */
function failWhenAsked(): void {
  const directory = api.app.get(PatientDirectory);
  const list = directory.list.bind(directory);
  jest.spyOn(directory, 'list').mockImplementation(async (query, fields, caller) => {
    const found = await list({ ...query, q: undefined }, fields, caller);
    if (query.q === 'throw') throw new Error('on purpose');
    if (query.q === 'sleep') await sleepPast(units.current);
    return found;
  });
}

interface Load {
  readonly clients: readonly ApiClient[];
  readonly dice: () => number;
  readonly tally: Tally;
}

const fateOf = (fate: number): 'throw' | 'sleep' | 'abort' | 'answer' => {
  if (fate < THROWN) return 'throw';
  if (fate < THROWN + TIMED_OUT) return 'sleep';
  return fate < THROWN + TIMED_OUT + ABORTED ? 'abort' : 'answer';
};

const onlyOwn = (text: string, id: string): boolean => {
  const { data } = JSON.parse(text) as { data: { lastName: string }[] };
  return data.length === PATIENTS && data.every(({ lastName }) => lastName === id);
};

/** Statuses that each fate may end in; 0 is a socket that was destroyed. */
const WANTED = { throw: [500], sleep: [500, 503], abort: [0, 200], answer: [200] };

async function oneRequest(wire: WireClient, { clients, dice, tally }: Load): Promise<void> {
  const at = Math.floor(dice() * HOSPITALS);
  const { id } = hospitals[at];
  const fate = fateOf(dice() * 100);
  const headers = { authorization: `Bearer ${clients[at].session!.accessToken}`, 'x-app-id': 'hospital-portal', 'x-tenant-id': id };
  const query = ['throw', 'sleep'].includes(fate) ? `?q=${fate}` : '';
  const { status, text } = (await wire.get(`/api/patients${query}`, headers, fate === 'abort' ? dice() * 12 : undefined)) ?? {
    status: 0,
    text: '',
  };
  if (status === 200 && !onlyOwn(text, id)) tally.foreign += 1;
  if (!WANTED[fate].includes(status)) tally.failed.push(`${fate}: ${status} ${text}`);
  else if (fate !== 'answer') tally.wanted += 1;
}
