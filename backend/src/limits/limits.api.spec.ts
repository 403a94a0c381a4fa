import 'reflect-metadata';
import type { ApiClient as RegisteredClient, IssuedKey } from '@hms/shared-dto';
import { PASSWORD, startApi, unique, type TestApi, type TestHospital } from '../../test/api.js';
import { ApiClient, type Answer } from '../../test/client.js';
import { programHeaders } from '../../test/programs.js';

/** Nothing fills up while a test runs, so that counts are exact. */
const LIMITS = {
  RATE_TENANT_PER_SECOND: '1',
  RATE_TENANT_BURST: '40',
  RATE_APP_PER_SECOND: '1',
  RATE_APP_BURST: '12',
  RATE_ADDRESS_PER_SECOND: '1',
  RATE_ADDRESS_BURST: '30',
  TRUSTED_PROXIES: 'loopback',
};
const before = { ...process.env };

/** Two API processes on one database. */
let one: TestApi;
let two: TestApi;
let hospital: TestHospital;

beforeAll(async () => {
  Object.assign(process.env, LIMITS);
  [one, two] = [await startApi(), await startApi()];
  hospital = await one.aHospital({ roles: ['Admin', 'Nurse'] });
});
afterAll(async () => {
  for (const name of Object.keys(LIMITS)) process.env[name] = before[name] ?? '';
  await Promise.all([one?.close(), two?.close()]);
});

let lastAddress = 0;
/** An address that nobody asked from yet. */
const anAddress = (): string => `198.51.100.${(lastAddress += 1)}`;
const from = (address: string) => ({ headers: { 'x-forwarded-for': address } });
const told = ({ status, problem }: Answer<unknown>): string => `${status} ${problem?.code}`;
const statuses = (answers: readonly Answer<unknown>[]) => (status: number) => answers.filter((answer) => answer.status === status).length;
const asker = (api: TestApi, client: ApiClient): ApiClient => new ApiClient(api.app, client.appId, client.host, client.session);
/** What `seconds` let grow back in a bucket that fills by one a second, rounded up. */
const grown = (since: number): number => Math.ceil((performance.now() - since) / 1000);

async function signIn(api: TestApi, { users, subdomain }: TestHospital): Promise<ApiClient> {
  const client = api.anonymous(subdomain);
  const answer = await client.post<never>('/auth/signin', { email: users.Nurse!.email, password: PASSWORD, subdomain }, from(anAddress()));
  return new ApiClient(api.app, client.appId, client.host, answer.body);
}

describe('an address without a valid token', () => {
  it('is refused past its burst in both processes together, and colleagues there who are known are not', async () => {
    const [address, start] = [anAddress(), performance.now()];
    const nurse = await signIn(one, hospital);
    const bad = { headers: { 'x-forwarded-for': address, authorization: 'Bearer a.b.c' } };
    const answers = await Promise.all(Array.from({ length: 100 }, (_, index) => [one, two][index % 2].anonymous().get('/auth/me', bad)));
    const count = statuses(answers);
    expect(count(401) + count(429)).toBe(100);
    expect(count(401)).toBeGreaterThanOrEqual(30 - 2);
    expect(count(401)).toBeLessThanOrEqual(30 + grown(start));
    const refused = answers.find(({ status }) => status === 429)!;
    expect(refused.problem).toMatchObject({ code: 'rate.limited', status: 429 });
    expect(Number(refused.headers['retry-after'])).toBeGreaterThanOrEqual(1);
    expect(refused.headers['ratelimit-policy']).toBe('"address";q=30;w=30');
    expect((await nurse.get('/api/patients', from(address))).status).toBe(200);
  });

  it('cannot take on another: what it writes before the proxy is not believed', async () => {
    const address = anAddress();
    const ask = (forged: string) => one.anonymous().get('/auth/me', from(`${forged}, ${address}`));
    const answers: Answer<unknown>[] = [];
    for (let index = 0; index < 40; index += 1) answers.push(await ask(`203.0.113.${index}`));
    expect(statuses(answers)(429)).toBeGreaterThan(0);
  });

  it('is counted for apps that nobody registered, before the database is asked', async () => {
    const address = anAddress();
    const ask = (index: number) =>
      one.anonymous().get('/auth/me', {
        headers: {
          'x-forwarded-for': address,
          'x-app-id': `0197f2c4-8a51-7cc3-9d7e-5b1f20a4${String(index).padStart(4, '0')}`,
          origin: undefined,
        },
      });
    const answers = await Promise.all(Array.from({ length: 60 }, (_, index) => ask(index)));
    expect(new Set(answers.map(told))).toEqual(new Set(['403 app.unknown', '429 rate.limited']));
  });

  it('is counted on open routes, and probes and preflights are not', async () => {
    const address = anAddress();
    const lookups = await Promise.all(
      Array.from({ length: 50 }, () => one.anonymous().get('/api/tenants/by-subdomain/nobody-here', from(address))),
    );
    expect(statuses(lookups)(429)).toBeGreaterThan(0);
    const probes = await Promise.all(Array.from({ length: 50 }, () => one.anonymous().get('/health/live', from(address))));
    expect(statuses(probes)(200)).toBe(50);
  });
});

describe('a hospital', () => {
  it('is refused past its burst in both processes together; another is not', async () => {
    const [busy, quiet] = [await one.aHospital({ roles: ['Nurse'] }), await one.aHospital({ roles: ['Nurse'] })];
    const [nurse, start] = [await signIn(one, busy), performance.now()];
    // Both have looked the session up, so that they are asked about limits alone.
    for (const api of [one, two]) expect((await asker(api, nurse).get('/api/patients?limit=1')).status).toBe(200);
    const answers = await Promise.all(
      Array.from({ length: 80 }, (_, index) => asker([one, two][index % 2], nurse).get('/api/patients?limit=1')),
    );
    const count = statuses(answers);
    expect(count(200) + count(429)).toBe(80);
    expect(count(200)).toBeGreaterThanOrEqual(38 - 4);
    expect(count(200)).toBeLessThanOrEqual(38 + grown(start));
    const other = await (await signIn(two, quiet)).get('/api/patients');
    expect([other.status, other.headers['ratelimit-policy']]).toEqual([200, '"tenant";q=40;w=40']);
    expect(other.headers['ratelimit']).toMatch(/^"tenant";r=3\d;t=\d+$/);
  });

  it('waits for nothing when PostgreSQL does not answer about limits; each process then limits alone', async () => {
    const nurse = await signIn(one, await one.aHospital({ roles: ['Nurse'] }));
    const lock = await one.database.connect();
    try {
      await lock.query('BEGIN; LOCK TABLE public.rate_buckets IN ACCESS EXCLUSIVE MODE');
      const answers = await Promise.all(Array.from({ length: 90 }, () => nurse.get('/api/patients?limit=1')));
      const count = statuses(answers);
      expect(count(200)).toBeGreaterThanOrEqual(40);
      expect(count(429)).toBeGreaterThan(0);
      expect(count(200) + count(429)).toBe(90);
    } finally {
      await lock.query('ROLLBACK');
      lock.release();
    }
  });
});

describe('an app of a third party', () => {
  it('has a limit of its own besides its hospital’s', async () => {
    const operator = await one.operator();
    const theirs = await one.aHospital({ roles: ['Nurse'] });
    const app = { kind: 'server', name: `App ${unique()}`, tenantId: theirs.id, scopes: ['patients:read'] };
    const { id } = (await operator.post<RegisteredClient>('/api/api-clients', app)).body;
    const { key } = (await operator.post<IssuedKey>(`/api/api-clients/${id}/keys`, {})).body;
    const headers = { ...programHeaders(id, key, theirs.id), 'x-forwarded-for': anAddress() };
    const start = performance.now();
    const answers = await Promise.all(Array.from({ length: 30 }, () => one.anonymous().get('/api/patients?limit=1', { headers })));
    expect(statuses(answers)(200)).toBeLessThanOrEqual(12 + grown(start));
    expect(statuses(answers)(429)).toBeGreaterThan(0);
    expect(answers[0].headers['ratelimit-policy']).toBe('"tenant";q=40;w=40, "app";q=12;w=12');
    expect((await (await signIn(one, theirs)).get('/api/patients')).status).toBe(200);
  });
});
