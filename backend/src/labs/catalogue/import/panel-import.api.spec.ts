import 'reflect-metadata';
import type { FileImportReport, LabPanel, LabPanelList, LabTest, LabTestList } from '@hms/shared-dto';
import { startApi, type TestApi, type TestHospital } from '../../../../test/api.js';
import type { ApiClient } from '../../../../test/client.js';

let api: TestApi;
let hospital: TestHospital;
let admin: ApiClient;

beforeAll(async () => {
  api = await startApi();
});
beforeEach(async () => {
  hospital = await api.aHospital({ roles: ['Admin'] });
  admin = await hospital.as('Admin');
});
afterAll(() => api.close());

const send = (file: string, query = '') => admin.upload<FileImportReport>(`/api/lab-tests/import${query}`, file, 'text/csv');
const reportOf = async (file: string): Promise<FileImportReport> => (await send(file)).body;
const stored = async (file: string): Promise<FileImportReport> => (await send(file, `?seal=${(await reportOf(file)).seal}`)).body;
const panelOf = async (code: string): Promise<LabPanel> =>
  (await admin.get<LabPanelList>('/api/lab-panels')).body.data.find((panel) => panel.code === code)!;
const testOf = async (code: string): Promise<LabTest> =>
  (await admin.get<LabTestList>(`/api/lab-tests?q=${code}&limit=100`)).body.data.find((test) => test.code === code)!;

const HEAD = 'Code,Name,Specimen,Unit,Decimals,Panels';
const fileOf = (...rows: string[]): string => `${HEAD}\n${rows.join('\n')}\n`;
const NEW = 'CU,Copper,serum,ug/dL,0,TRACE=Trace elements | IRON';

describe('panels in a file of tests', () => {
  it('take the tests in behind those that they have, and one with a name is made; nothing before the report is agreed to', async () => {
    const iron = await panelOf('IRON');
    const file = fileOf(NEW, 'ZN,Zinc,serum,ug/dL,0,TRACE');
    const report = await reportOf(file);
    expect([report.errors, report.added, await panelOf('TRACE')]).toEqual([[], 2, undefined]);
    await stored(file);
    expect(await panelOf('TRACE')).toMatchObject({ name: 'Trace elements', testNames: ['Copper', 'Zinc'], status: 'active', version: 1 });
    const after = await panelOf('IRON');
    expect(after.testIds).toEqual([...iron.testIds, (await testOf('CU')).id]);
    expect(after.version).toBe(iron.version + 1);
    const { rows } = await api.database.query(
      `SELECT action, details FROM "${hospital.id}".audit_events WHERE entity = 'lab_panel' ORDER BY occurred_at, details ->> 'code'`,
    );
    expect(rows).toHaveLength(2);
    expect(rows).toEqual(
      expect.arrayContaining([
        { action: 'lab_panel.added', details: { code: 'TRACE', joined: ['CU', 'ZN'] } },
        { action: 'lab_panel.changed', details: { code: 'IRON', joined: ['CU'] } },
      ]),
    );
  });

  it('of a test that is there are the one part that changes: the test stays as it is, and sent again nothing is left to do', async () => {
    const before = await testOf('MG');
    const file = 'Code,Panels\nMG,RENAL\n';
    const report = await reportOf(file);
    expect(report.items).toMatchObject([{ outcome: 'changed', parts: ['panels'] }]);
    await stored(file);
    expect((await panelOf('RENAL')).testIds.at(-1)).toBe(before.id);
    expect(await testOf('MG')).toEqual(before);
    expect(await reportOf(file)).toMatchObject({ unchanged: 1, changed: 0, seal: null });
  });

  it('stay as they are for an empty cell, and no test ever leaves one', async () => {
    const before = await panelOf('CBC');
    expect(await reportOf('Code,Panels\nHGB,\nHCT,RENAL\n')).toMatchObject({ unchanged: 1, changed: 1 });
    await stored('Code,Panels\nHGB,\nHCT,RENAL\n');
    expect(await panelOf('CBC')).toEqual(before);
  });

  it.each([
    ['unknown, without a name', 'NOPE', 'lab_panel.unknown'],
    ['written wrongly', 'CBC=', 'panels.invalid'],
    ['with a code that is none', 'trace=Trace elements', 'lab_code.invalid'],
    ['archived', 'COAG', 'lab_panel.illegal_state'],
  ])('are told by line where one is %s, and the test is left out', async (_, cell, code) => {
    await admin.delete(`/api/lab-panels/${(await panelOf('COAG')).id}`);
    const report = await reportOf(fileOf('GOOD,Good,serum,ug/dL,0,', `CU,Copper,serum,ug/dL,0,${cell}`));
    expect(report.errors.map(({ line, column, code: told }) => `${line} ${column} ${told}`)).toEqual([`3 Panels ${code}`]);
    expect([report.added, report.wrong]).toEqual([1, 1]);
  });

  it('take no more tests than a panel may have', async () => {
    const rows = Array.from({ length: 41 }, (_, at) => `T${at},Test ${at},serum,ug/dL,0,BIG${at === 0 ? '=Big' : ''}`);
    const report = await reportOf(fileOf(...rows));
    expect([report.added, report.errors.map(({ line, code }) => `${line} ${code}`)]).toEqual([40, ['42 array.too_long']]);
  });

  it('are sealed with the rest: a panel that somebody changed meanwhile is looked at anew', async () => {
    const { seal } = await reportOf(fileOf(NEW));
    const { id, version, testIds } = await panelOf('IRON');
    await admin.put(`/api/lab-panels/${id}`, { code: 'IRON', name: 'Iron', testIds }, { version });
    const { problem } = await send(fileOf(NEW), `?seal=${seal}`);
    expect([problem.status, problem.code, await testOf('CU')]).toEqual([409, 'import.stale', undefined]);
  });
});
