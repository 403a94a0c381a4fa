import type { HospitalRole } from '@hms/shared-dto';
import type { TestApi, TestHospital } from './api.js';
import type { ApiClient } from './client.js';

export interface IsolationCase {
  /** The running application, once the spec's `beforeAll` has made it. */
  readonly api: () => TestApi;
  /** What the routes are about, for the names of the tests. */
  readonly name: string;
  /** A role that may do all of it. */
  readonly role: HospitalRole;
  /** The collection, `/api/patients`. */
  readonly list: string;
  /** Makes one thing in the client's hospital. */
  readonly create: (client: ApiClient) => Promise<{ id: string }>;
  /** Every route that takes the thing's id; there may be none. */
  readonly requests: readonly {
    readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
    readonly path: (id: string) => string;
    readonly body?: unknown;
  }[];
}

const NOBODY = '0197f2c4-8a51-7cc3-9d7e-5b1f20a4c6ff';

/**
 * What every hospital module must keep: another hospital's id is not there (in the same words as one that never was), its rows are in no list,
 * and the header cannot disagree with the session.
 */
export function isolationContract({ api, name, role, list, create, requests }: IsolationCase): void {
  describe(`isolation of ${name}`, () => {
    let own: ApiClient;
    let foreign: { id: string };
    let other: TestHospital;

    beforeAll(async () => {
      const hospital = await api().aHospital({ roles: [role] });
      other = await api().aHospital({ roles: [role] });
      own = await hospital.as(role);
      foreign = await create(await other.as(role));
    });

    for (const { method, path, body } of requests) {
      it(`${method} ${path(':id')} of another hospital is not found`, async () => {
        const options = method === 'PUT' || method === 'DELETE' ? { version: 1 } : {};
        const theirs = await own.send(method, path(foreign.id), { body, options });
        const nobodys = await own.send(method, path(NOBODY), { body, options });
        expect(theirs.status).toBe(404);
        expect({ ...theirs.problem, traceId: '' }).toEqual({ ...nobodys.problem, traceId: '' });
      });
    }

    it('lists nothing of another hospital', async () => {
      const answer = await own.get(list);
      expect(answer.status).toBe(200);
      expect(answer.text).not.toContain(foreign.id);
    });

    it('refuses a request without X-Tenant-ID', async () => {
      const answer = await own.get(list, { headers: { 'x-tenant-id': undefined } });
      expect([answer.status, answer.problem.code]).toEqual([400, 'tenant.header_required']);
    });

    it.each([
      ['another hospital', () => other.id],
      ['no hospital', () => 'tenant_1000000000000'],
      ['SQL', () => `' OR 1=1 --`],
      ['upper case', () => other.id.toUpperCase()],
    ])('refuses an X-Tenant-ID that names %s', async (_, header) => {
      const answer = await own.get(list, { headers: { 'x-tenant-id': header() } });
      expect([answer.status, answer.problem.code]).toEqual([403, 'tenant.mismatch']);
    });
  });
}
