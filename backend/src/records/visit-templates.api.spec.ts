import 'reflect-metadata';
import type { VisitTemplate, VisitTemplateList } from '@hms/shared-dto';
import { startApi, type TestApi, type TestHospital } from '../../test/api.js';
import type { Answer, ApiClient } from '../../test/client.js';
import { isolationContract } from '../../test/isolation-contract.js';

let api: TestApi;
let hospital: TestHospital;
let admin: ApiClient;
let doctor: ApiClient;
let serial = 0;

beforeAll(async () => {
  api = await startApi();
  hospital = await api.aHospital({ roles: ['Admin', 'Doctor', 'Receptionist'] });
  admin = await hospital.as('Admin');
  doctor = await hospital.as('Doctor');
});
afterAll(() => api.close());

const told = ({ status, problem }: Answer<unknown>): string => `${status} ${problem.code}`;
const aTemplate = (more: object = {}) => ({ name: `Fever ${(serial += 1)}`, history: 'Onset, rigors, travel.', ...more });
const added = async (more: object = {}, by = admin): Promise<VisitTemplate> => {
  const { status, body, text } = await by.post<VisitTemplate>('/api/visit-templates', aTemplate(more));
  expect([status, status === 201 || text]).toEqual([201, true]);
  return body;
};
const names = async (query = '') => (await doctor.get<VisitTemplateList>(`/api/visit-templates${query}`)).body.data.map(({ name }) => name);

describe('templates of notes', () => {
  it.each([
    [{ name: '' }, 'name name.invalid'],
    [{ history: '' }, 'history visit_template.empty'],
    [{ plan: 'a'.repeat(10_001) }, 'plan text.too_long'],
    [{ followUpOn: '2027-01-04' }, 'followUpOn field.unknown'],
  ])('refuse %j', async (more, expected) => {
    const { status, problem } = await admin.post('/api/visit-templates', aTemplate(more));
    expect([status, problem.errors?.map(({ path, code }) => `${path} ${code}`)]).toEqual([400, [expected]]);
  });

  it('are written by who manages settings and read by who reads records', async () => {
    const { id, version } = await added();
    expect(told(await doctor.post('/api/visit-templates', aTemplate()))).toBe('403 permission.denied');
    expect(told(await doctor.put(`/api/visit-templates/${id}`, aTemplate(), { version }))).toBe('403 permission.denied');
    expect((await doctor.get(`/api/visit-templates/${id}`)).status).toBe(200);
    expect(told(await (await hospital.as('Receptionist')).get('/api/visit-templates'))).toBe('403 permission.denied');
  });

  it('change as a whole, for who has seen them as they are', async () => {
    const { id, name } = await added({ plan: 'Fluids' });
    const { body } = await admin.put<VisitTemplate>(`/api/visit-templates/${id}`, { name, examination: 'Chest' }, { version: 1 });
    expect(body).toMatchObject({ name, history: '', examination: 'Chest', plan: '', version: 2 });
    expect(told(await admin.put(`/api/visit-templates/${id}`, aTemplate(), { version: 1 }))).toBe('412 version.stale');
  });

  it('are archived, not deleted, and come back unless their name is taken', async () => {
    const { id, name } = await added();
    expect(told(await admin.post('/api/visit-templates', aTemplate({ name: name.toUpperCase() })))).toBe('409 visit_template.name_taken');
    expect((await admin.delete(`/api/visit-templates/${id}`)).status).toBe(204);
    expect([(await names()).includes(name), (await names('?status=archived')).includes(name)]).toEqual([false, true]);
    expect(told(await admin.delete(`/api/visit-templates/${id}`))).toBe('409 visit_template.illegal_state');
    expect(told(await admin.put(`/api/visit-templates/${id}`, aTemplate(), { version: 2 }))).toBe('409 visit_template.illegal_state');
    const other = await added({ name });
    expect(told(await admin.post(`/api/visit-templates/${id}/restore`))).toBe('409 visit_template.name_taken');
    await admin.delete(`/api/visit-templates/${other.id}`);
    expect((await admin.post<VisitTemplate>(`/api/visit-templates/${id}/restore`)).body.status).toBe('active');
    expect(told(await admin.post(`/api/visit-templates/${id}/restore`))).toBe('409 visit_template.illegal_state');
  });

  it('are a hundred at most, whoever is fast', async () => {
    const full = await api.aHospital({ roles: ['Admin'] });
    const theirs = await full.as('Admin');
    await api.database.query(
      `INSERT INTO "${full.id}".visit_templates (name, plan) SELECT 'Template ' || n, 'Rest' FROM generate_series(1, 99) n`,
    );
    const race = await Promise.all([1, 2, 3].map(() => theirs.post('/api/visit-templates', aTemplate())));
    expect(race.map(({ status }) => status).sort()).toEqual([201, 422, 422]);
  });

  it('leave events without their texts', async () => {
    const { id } = await added();
    await admin.delete(`/api/visit-templates/${id}`);
    const { rows } = await api.database.query(
      `SELECT action, details FROM "${hospital.id}".audit_events WHERE entity = 'visit_template' AND entity_id = $1 ORDER BY occurred_at`,
      [id],
    );
    expect(rows).toEqual([
      { action: 'visit_template.added', details: {} },
      { action: 'visit_template.archived', details: {} },
    ]);
  });
});

isolationContract({
  api: () => api,
  name: 'visit templates',
  role: 'Admin',
  list: '/api/visit-templates',
  create: (client) => added({}, client),
  requests: [
    { method: 'GET', path: (id) => `/api/visit-templates/${id}` },
    { method: 'PUT', path: (id) => `/api/visit-templates/${id}`, body: { name: 'Mine', plan: 'Rest' } },
    { method: 'DELETE', path: (id) => `/api/visit-templates/${id}` },
    { method: 'POST', path: (id) => `/api/visit-templates/${id}/restore` },
  ],
});
