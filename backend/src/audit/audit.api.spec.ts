import 'reflect-metadata';
import type { AuditEventList } from '@hms/shared-dto';
import { startApi, type TestApi, type TestHospital } from '../../test/api.js';
import type { ApiClient } from '../../test/client.js';

const PATIENT = '0197f2c4-8a51-7cc3-9d7e-5b1f20a4c611';

let api: TestApi;
let hospital: TestHospital;
let admin: ApiClient;
beforeAll(async () => {
  api = await startApi();
  hospital = await api.aHospital({ roles: ['Admin', 'Nurse'] });
  admin = await hospital.as('Admin');
  // 23:30 UTC of the 1st is already the 2nd in Kolkata. The last is many microseconds apart from nothing: same instant, other id.
  const events = [
    '2026-05-01T23:30:00Z',
    '2026-05-02T10:00:00Z',
    '2026-05-02T10:00:00Z',
    '2026-05-02T18:29:59.999Z',
    '2026-05-02T18:30:00Z',
  ];
  for (const [index, at] of events.entries()) {
    await api.database.query(
      `INSERT INTO "${hospital.id}".audit_events (occurred_at, actor_id, actor_name, action, entity, patient_id, request_id) VALUES ($1, $2, 'Meera', $3, 'patient', $4, 'r')`,
      [at, hospital.users.Nurse!.id, `test.${index}`, index === 1 ? PATIENT : null],
    );
  }
});
afterAll(() => api?.close());

const actions = async (query: string): Promise<string[]> =>
  (await admin.get<AuditEventList>(`/api/audit-events?${query}`)).body.data.map(({ action }) => action);

it("takes days for days of the hospital's time zone, the last one included", async () => {
  expect((await actions('from=2026-05-02&to=2026-05-02')).toSorted()).toEqual(['test.0', 'test.1', 'test.2', 'test.3']);
  expect(await actions('to=2026-05-01')).toEqual([]);
  expect(await actions('from=2026-05-03&to=2026-05-03')).toEqual(['test.4']);
});

it('walks pages over events of one instant', async () => {
  const seen: string[] = [];
  let cursor: string | null = null;
  do {
    const list: AuditEventList = (
      await admin.get<AuditEventList>(`/api/audit-events?to=2026-05-31&limit=1${cursor ? `&cursor=${cursor}` : ''}`)
    ).body;
    seen.push(...list.data.map(({ action }) => action));
    cursor = list.page.nextCursor;
  } while (cursor !== null);
  expect(seen).toHaveLength(5);
  expect(new Set(seen).size).toBe(5);
  expect(seen[0]).toBe('test.4');
});

it('filters by patient and by person', async () => {
  expect(await actions(`patientId=${PATIENT}`)).toEqual(['test.1']);
  expect(await actions(`actorId=${hospital.users.Nurse!.id}`)).toHaveLength(5);
});

it('is for Admins and the operator, each with their own', async () => {
  expect((await (await hospital.as('Nurse')).get('/api/audit-events')).status).toBe(403);
  const operator = await api.operator();
  const platform = await operator.get<AuditEventList>('/api/audit-events');
  expect(platform.body.data[0]).toMatchObject({ action: 'session.signed_in', patientId: null });
  expect(platform.text).not.toContain('test.1');
  expect((await operator.get(`/api/audit-events?patientId=${PATIENT}`)).status).toBe(400);
});

it('tells the operator what was done to one hospital, by its name', async () => {
  const [operator, other] = [await api.operator(), await api.aHospital({ roles: ['Admin'] })];
  for (const { id } of [other, hospital]) {
    await operator.post(`/api/tenants/${id}/suspend`, { kind: 'billing_hold', reason: 'Unpaid' });
    await operator.post(`/api/tenants/${id}/activate`);
  }
  const { name } = (await operator.get<{ name: string }>(`/api/tenants/${hospital.id}`)).body;
  const { data } = (await operator.get<AuditEventList>(`/api/audit-events?tenantId=${hospital.id}`)).body;
  expect(data.map(({ action, tenantId, tenantName }) => [action, tenantId, tenantName])).toEqual([
    ['tenant.activated', hospital.id, name],
    ['tenant.suspended', hospital.id, name],
  ]);
  expect((await operator.get('/api/audit-events?tenantId=nobody')).status).toBe(400);
  expect((await admin.get(`/api/audit-events?tenantId=${hospital.id}`)).status).toBe(400);
});

it("shows a hospital's own events without another hospital's filter", async () => {
  const { data } = (await admin.get<AuditEventList>('/api/audit-events')).body;
  expect(new Set(data.map(({ tenantId, tenantName }) => `${tenantId} ${tenantName}`))).toEqual(new Set(['null null']));
});

it.each([
  'from=2026-02-30',
  'from=yesterday',
  'patientId=x',
  'cursor=e30',
  `cursor=${Buffer.from('["-occurredAt","x","y"]').toString('base64url')}`,
])('refuses %s', async (query) => {
  expect((await admin.get(`/api/audit-events?${query}`)).status).toBe(400);
});
