import 'reflect-metadata';
import type { LabPanel, LabPanelList, LabTest, LabTestList, StaffProfile } from '@hms/shared-dto';
import { startApi, unique, type TestApi, type TestHospital } from '../../../test/api.js';
import type { ApiClient } from '../../../test/client.js';
import { isolationContract } from '../../../test/isolation-contract.js';
import { isUnit } from '../../common/units.js';
import { rangeErrors } from '../ranges.rules.js';

let api: TestApi;
let hospital: TestHospital;
let admin: ApiClient;
let technician: ApiClient;

beforeAll(async () => {
  api = await startApi();
  hospital = await api.aHospital({ roles: ['Admin', 'Doctor', 'Nurse', 'LabTechnician', 'Pharmacist'] });
  admin = await hospital.as('Admin');
  technician = await hospital.as('LabTechnician');
});
afterAll(() => api.close());

const aTest = (more: object = {}) => ({
  ...{
    code: `T${unique().replace(/\W/g, '').toUpperCase().slice(-12)}`,
    name: `Test ${unique()}`,
    kind: 'quantity',
    specimen: 'serum',
    unit: 'mmol/L',
  },
  ...{ decimals: 1, ranges: [{ low: 3.5, high: 5, source: 'Our own study of 2026' }], codes: [], ...more },
});
const added = async (more: object = {}): Promise<LabTest> => {
  const { status, body, text } = await admin.post<LabTest>('/api/lab-tests', aTest(more));
  expect([status, status === 201 || text]).toEqual([201, true]);
  return body;
};
const starter = async (): Promise<LabTest[]> => (await admin.get<LabTestList>('/api/lab-tests?confirmed=no&limit=100')).body.data;

describe('the starter catalogue', () => {
  it('comes with every hospital: tests with cited ranges, to be confirmed, in panels', async () => {
    const tests = await starter();
    const panels = (await admin.get<LabPanelList>('/api/lab-panels')).body.data;
    expect(tests.length).toBeGreaterThanOrEqual(60);
    expect(panels.length).toBeGreaterThanOrEqual(12);
    expect(tests.filter(({ unit }) => unit !== undefined && !isUnit(unit))).toEqual([]);
    expect(tests.flatMap(({ ranges }) => rangeErrors(ranges))).toEqual([]);
    expect(tests.flatMap(({ ranges }) => ranges).filter(({ source }) => !source)).toEqual([]);
    expect(tests.every(({ confirmedAt, version }) => confirmedAt === null && version === 1)).toBe(true);
    expect(panels.find(({ code }) => code === 'CBC')?.testNames).toHaveLength(14);
  });

  it('is the hospital’s to confirm, which says who did', async () => {
    const [first] = await starter();
    const { body } = await admin.post<LabTest>(`/api/lab-tests/${first.id}/confirm`, undefined, { version: 1 });
    expect([body.confirmedBy, body.version]).toEqual(['Test Admin', 2]);
    expect((await admin.post(`/api/lab-tests/${first.id}/confirm`, undefined, { version: 1 })).problem.code).toBe('version.stale');
    expect((await starter()).some(({ id }) => id === first.id)).toBe(false);
  });
});

describe('a test refuses', () => {
  it.each([
    [{ code: 'low case' }, 'code lab_code.invalid'],
    [{ unit: undefined }, 'unit unit.required'],
    [{ unit: 'mmol/Liter' }, 'unit unit.invalid'],
    [{ loinc: '2823' }, 'loinc loinc.invalid'],
    [{ ranges: [{ low: 5, high: 3, source: 'x' }] }, 'ranges.0.high number.out_of_order'],
    [
      {
        ranges: [
          { low: 1, source: 'x' },
          { low: 2, source: 'y' },
        ],
      },
      'ranges.1 range.overlap',
    ],
    [{ ranges: [{ low: 1 }] }, 'ranges.0.source text.invalid'],
    [{ ranges: [{ low: 'NaN', source: 'x' }] }, 'ranges.0.low number.invalid'],
    [{ kind: 'text' }, 'unit lab_test.only_quantity'],
    [{ codes: [{ code: 'neg', text: 'Negative' }] }, 'codes lab_test.only_coded'],
    [{ absoluteLow: 5, absoluteHigh: 5 }, 'absoluteHigh number.out_of_order'],
    [{ confirmedAt: '2026-01-01T00:00:00Z' }, 'confirmedAt field.unknown'],
  ])('%j', async (more, expected) => {
    const { status, problem } = await admin.post('/api/lab-tests', aTest(more));
    expect([status, problem.errors?.map(({ path, code }) => `${path} ${code}`)]).toEqual([400, expect.arrayContaining([expected])]);
  });

  it('a code that another one in use has, until that is archived', async () => {
    const one = await added();
    const again = await admin.post('/api/lab-tests', aTest({ code: one.code }));
    expect([again.status, again.problem.code]).toEqual([409, 'lab_test.code_taken']);
    expect((await admin.delete(`/api/lab-tests/${one.id}`)).status).toBe(204);
    await added({ code: one.code });
    expect((await admin.post(`/api/lab-tests/${one.id}/restore`)).problem.code).toBe('lab_test.code_taken');
  });

  it('another kind, an edit while it is archived, and the second of two editors', async () => {
    const one = await added();
    const at = `/api/lab-tests/${one.id}`;
    const asText = { ...aTest({ code: one.code, kind: 'text', ranges: [] }), unit: undefined, decimals: undefined };
    expect((await admin.put(at, asText, { version: 1 })).problem.code).toBe('lab_test.illegal_state');
    const both = await Promise.all(
      [1, 2].map((low) => admin.put(at, aTest({ code: one.code, ranges: [{ low, source: 'x' }] }), { version: 1 })),
    );
    expect(both.map(({ status }) => status).sort()).toEqual([200, 412]);
    await admin.delete(at);
    expect((await admin.put(at, aTest({ code: one.code }), { version: 3 })).problem.code).toBe('lab_test.illegal_state');
    expect((await admin.delete(at)).problem.code).toBe('lab_test.illegal_state');
    expect((await admin.post<LabTest>(`${at}/restore`)).body).toMatchObject({ status: 'active', version: 4 });
  });
});

describe('the catalogue', () => {
  it('keeps every version of a test, and nobody can rewrite one', async () => {
    const one = await added();
    await admin.put(`/api/lab-tests/${one.id}`, aTest({ code: one.code, ranges: [{ low: 3.6, source: 'x' }] }), { version: 1 });
    const sql = `SELECT version, definition -> 'ranges' -> 0 -> 'low' AS low FROM "${hospital.id}".lab_test_versions WHERE test_id = $1 ORDER BY version`;
    const { rows } = await api.database.query(sql, [one.id]);
    expect(rows).toEqual([
      { version: 1, low: 3.5 },
      { version: 2, low: 3.6 },
    ]);
    const privileges = `SELECT has_table_privilege('${hospital.id}', '"${hospital.id}".lab_test_versions', 'UPDATE, DELETE') AS may`;
    expect((await api.database.query(privileges)).rows).toEqual([{ may: false }]);
  });

  it('is kept by Admins and marked technicians alone', async () => {
    for (const role of ['Doctor', 'Nurse', 'LabTechnician'] as const)
      expect((await (await hospital.as(role)).post('/api/lab-tests', aTest())).problem.code).toBe('permission.denied');
    expect((await (await hospital.as('Pharmacist')).get('/api/lab-tests')).problem.code).toBe('permission.denied');
    const profile = `/api/staff/${hospital.users.LabTechnician!.id}/profile`;
    const { body } = await admin.put<StaffProfile>(profile, { labVerifier: true }, { version: 0 });
    expect(body.labVerifier).toBe(true);
    expect((await technician.post('/api/lab-tests', aTest())).status).toBe(201);
    await admin.put(profile, { labVerifier: false }, { version: 1 });
    expect((await technician.post('/api/lab-tests', aTest())).problem.code).toBe('permission.denied');
  });

  it('is found by part of a name, a code or a LOINC code, in pages by name', async () => {
    const names = async (query: string) => (await technician.get<LabTestList>(`/api/lab-tests?${query}`)).body.data.map(({ name }) => name);
    expect(await names('q=potas')).toEqual(['Potassium']);
    expect(await names('q=2823-3')).toEqual(['Potassium']);
    expect(await names(`q=${encodeURIComponent('%')}`)).toEqual([]);
    const first = (await technician.get<LabTestList>('/api/lab-tests?limit=3')).body;
    const next = await names(`limit=3&cursor=${first.page.nextCursor}`);
    expect([...first.data.map(({ name }) => name), ...next]).toEqual(await names('limit=6'));
    expect((await technician.get('/api/lab-tests?cursor=abc')).status).toBe(400);
  });

  it('has panels whose tests are in use, each once', async () => {
    const [one, two] = [await added(), await added()];
    const code = `P${one.code.slice(1)}`;
    const { body: panel } = await admin.post<LabPanel>('/api/lab-panels', { code, name: 'Both', testIds: [one.id, two.id, one.id] });
    expect(panel.testIds).toEqual([one.id, two.id]);
    expect((await admin.post('/api/lab-panels', { code, name: 'Again', testIds: [one.id] })).problem.code).toBe('lab_panel.code_taken');
    await admin.delete(`/api/lab-tests/${two.id}`);
    expect((await admin.post('/api/lab-panels', { code: `${code}2`, name: 'x', testIds: [two.id] })).status).toBe(400);
    const kept = await admin.put<LabPanel>(
      `/api/lab-panels/${panel.id}`,
      { code, name: 'Both', testIds: [two.id, one.id] },
      { version: 1 },
    );
    expect([kept.body.testIds, kept.body.testNames]).toEqual([[two.id, one.id], [one.name]]);
    expect((await admin.delete(`/api/lab-panels/${panel.id}`, { version: 1 })).problem.code).toBe('version.stale');
    expect((await admin.delete(`/api/lab-panels/${panel.id}`)).status).toBe(204);
    expect((await admin.put(`/api/lab-panels/${panel.id}`, { code, name: 'x', testIds: [one.id] }, { version: 3 })).problem.code).toBe(
      'lab_panel.illegal_state',
    );
    expect((await admin.post<LabPanel>(`/api/lab-panels/${panel.id}/restore`)).body.status).toBe('active');
  });

  it('leaves events with the code and the names of the parts', async () => {
    const one = await added();
    await admin.put(`/api/lab-tests/${one.id}`, aTest({ code: one.code, decimals: 2 }), { version: 1 });
    const sql = `SELECT action, details FROM "${hospital.id}".audit_events WHERE entity_id = $1 ORDER BY occurred_at, id`;
    const { rows } = await api.database.query<{ action: string; details: object }>(sql, [one.id]);
    expect(rows.map(({ action }) => action)).toEqual(['lab_test.added', 'lab_test.changed']);
    expect(rows[1]?.details).toMatchObject({ code: one.code, parts: ['name', 'decimals'] });
  });
});

const ofTest = (id: string) => `/api/lab-tests/${id}`;
isolationContract({
  ...{ api: () => api, name: 'lab tests', role: 'Admin', list: '/api/lab-tests?limit=100' },
  create: async (client) => (await client.post<LabTest>('/api/lab-tests', aTest())).body,
  requests: [
    { method: 'GET', path: ofTest },
    { method: 'PUT', path: ofTest, body: aTest() },
    { method: 'DELETE', path: ofTest },
    { method: 'POST', path: (id) => `${ofTest(id)}/confirm` },
    { method: 'POST', path: (id) => `${ofTest(id)}/restore` },
  ],
});
