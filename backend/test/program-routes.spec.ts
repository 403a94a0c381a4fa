import 'reflect-metadata';
import { PROGRAM_SCOPES, type ProgramScope } from '@hms/shared-dto';
import type { Route } from '../src/openapi/routes.js';
import { startApi, type TestApi, type TestHospital } from './api.js';
import type { Answer, ApiClient } from './client.js';
import { aProgram, programHeaders, type TestProgram } from './programs.js';
import { ask, isOpenToProgram, nameOf, ROUTES } from './route-cases.js';

let api: TestApi;
let operator: ApiClient;
let mine: TestHospital;
let other: TestHospital;

beforeAll(async () => {
  api = await startApi();
  operator = await api.operator();
  [mine, other] = await Promise.all([api.aHospital({ roles: ['Admin'] }), api.aHospital({ roles: ['Admin'] })]);
});
afterAll(() => api?.close());

const told = ({ status, problem }: Answer<unknown>): string => `${status} ${problem?.code}`;

/** What is wrong with each route's answer, for all routes at once. */
async function walk(routes: readonly Route[], look: (route: Route) => Promise<string | null>): Promise<string[]> {
  const wrong: string[] = [];
  for (const route of routes) {
    const found = await look(route);
    if (found !== null) wrong.push(`${nameOf(route)}: ${found}`);
  }
  return wrong;
}

describe('programs', () => {
  const aWalker = (scopes: readonly ProgramScope[]) => aProgram(api, operator, { tenantId: mine.id, scopes });
  const walked = ROUTES.filter(({ noApp, access }) => !noApp && access?.kind !== 'public');
  const asked = (route: Route, program: TestProgram, more: Record<string, string | undefined> = {}) =>
    ask(api.anonymous(), route, { headers: { ...programHeaders(program.id, program.key, mine.id), ...more } });

  it.each(PROGRAM_SCOPES)('with the scope %s may use exactly the routes that it covers', async (scope) => {
    const program = await aWalker([scope]);
    const wrong = await walk(walked, async (route) => {
      const answer = await asked(route, program);
      if (isOpenToProgram(route, [scope])) return ![401, 403].includes(answer.status) && answer.status < 500 ? null : told(answer);
      return told(answer) === '403 permission.denied' ? null : `should be closed: ${told(answer)}`;
    });
    expect(wrong).toEqual([]);
  });

  it('with every scope reach no route of the operator, of accounts, or that asks who is there', async () => {
    const program = await aWalker(PROGRAM_SCOPES);
    const closed = ROUTES.filter(({ scope, path: url, stepUp }) => scope === 'platform' || url.startsWith('/auth/') || stepUp);
    expect(closed.length).toBeGreaterThan(40);
    const wrong = await walk(closed, async (route) => {
      const answer = await asked(route, program);
      return told(answer) === '403 permission.denied' ? null : told(answer);
    });
    expect(wrong).toEqual([]);
  });

  it('without a valid key, or in another hospital, reach nothing', async () => {
    const program = await aWalker(PROGRAM_SCOPES);
    const wrong = await walk(walked, async (route) => {
      const forged = told(await asked(route, program, { 'x-api-key': `hms_${'A'.repeat(43)}` }));
      const host = told(await asked(route, program, { host: `${other.subdomain}.localhost:3000` }));
      return `${forged}, ${host}` === '401 app.key_refused, 403 tenant.mismatch' ? null : `${forged}, ${host}`;
    });
    expect(wrong).toEqual([]);
  });
});
