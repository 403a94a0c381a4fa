import 'reflect-metadata';
import type { FileImportReport, Medication, MedicationList } from '@hms/shared-dto';
import { startApi, type TestApi, type TestHospital } from '../../../../test/api.js';
import type { Answer, ApiClient } from '../../../../test/client.js';

let api: TestApi;
let hospital: TestHospital;
let pharmacist: ApiClient;

beforeAll(async () => {
  api = await startApi();
  hospital = await api.aHospital({ roles: ['Admin', 'Doctor', 'Pharmacist'] });
  pharmacist = await hospital.as('Pharmacist');
});
afterAll(() => api.close());

const PATH = '/api/medications/import';
const send = (file: string, query = '', by = pharmacist): Promise<Answer<FileImportReport>> =>
  by.upload<FileImportReport>(`${PATH}${query}`, file, 'text/csv');
const reportOf = async (file: string, query = '', by = pharmacist): Promise<FileImportReport> => {
  const { status, body, text } = await send(file, query, by);
  expect([status, status === 200 || text]).toEqual([200, true]);
  return body;
};
const stored = async (file: string): Promise<FileImportReport> => reportOf(file, `?seal=${(await reportOf(file)).seal}`);
const named = async (q: string): Promise<Medication[]> => (await pharmacist.get<MedicationList>(`/api/medications?q=${q}`)).body.data;
const countsOf = ({ added, changed, unchanged, wrong }: FileImportReport) => ({ added, changed, unchanged, wrong });

const HEAD = 'Name,Ingredients,Form,Per amount,Per unit,Route,ATC';
const fileOf = (...rows: string[]): string => `${HEAD}\n${rows.join('\n')}\n`;

describe('a file', () => {
  it('says first what it would do, and stores it with the seal of that report', async () => {
    const file = fileOf(
      'Newol,newol 5 mg,Tablet,1,tablet,by mouth,N02BE01',
      'Newol + otherol,Newol 2.5 mg + otherol 250 micrograms,oral liquid,5,mL,PO,N02BE01 A02BC',
    );
    const before = await reportOf(file);
    expect(before.items.map(({ line, label, outcome }) => `${line} ${label} ${outcome}`)).toEqual([
      '2 Newol 5 mg tablet new',
      expect.stringMatching(/^3 Newol \+ otherol 2\.5 mg \+ 250 /),
    ]);
    expect(await named('newol')).toEqual([]);
    expect(countsOf(await reportOf(file, `?seal=${before.seal}`))).toEqual({ added: 2, changed: 0, unchanged: 0, wrong: 0 });
    const two = (await named('newol')).find(({ ingredients }) => ingredients.length === 2);
    expect(two).toMatchObject({
      ...{ form: 'oral-liquid', route: 'PO', perValue: 5, perUnit: 'mL', classes: ['N02BE01', 'A02BC'], version: 1 },
      ingredients: [
        { substance: 'newol', value: 2.5, unit: 'mg' },
        { substance: 'otherol', value: 250, unit: 'ug' },
      ],
    });
  });

  it('sent again changes nothing; what it does not name stays', async () => {
    const starter = (await pharmacist.get<MedicationList>('/api/medications')).body.page.total;
    const file = fileOf('Againol,againol 5 mg,tablet,1,{tablet},PO,', 'MetFORMIN,metformin 500 mg,tablet,1,tablet,PO,A10BA02');
    expect(countsOf(await stored(file))).toEqual({ added: 1, changed: 0, unchanged: 1, wrong: 0 });
    const again = await reportOf(`\ufeff${file.replaceAll('\n', '\r\n').replaceAll(',', ';')}`);
    expect([countsOf(again), again.seal]).toEqual([{ added: 0, changed: 0, unchanged: 2, wrong: 0 }, null]);
    expect((await pharmacist.get<MedicationList>('/api/medications')).body.page.total).toBe(starter! + 1);
  });

  it('changes how a medicine is written, its route and its classes, and no prescription', async () => {
    await stored(fileOf('Changeol,changeol 5 mg,injection,1,mL,IV,N02BE01'));
    const report = await reportOf(fileOf('CHANGEol,changeol 5 mg,injection,1,mL,IM,'));
    expect(report.items).toEqual([
      { line: 2, label: 'CHANGEol 5 mg per mL injection', outcome: 'changed', parts: ['name', 'route', 'classes'] },
    ]);
    await reportOf(fileOf('CHANGEol,changeol 5 mg,injection,1,mL,IM,'), `?seal=${report.seal}`);
    expect(await named('changeol')).toMatchObject([{ name: 'CHANGEol', route: 'IM', classes: [], version: 2 }]);
    await stored('Name,Ingredients,Form,Per amount,Per unit,Route\nCHANGEol,changeol 5 mg,injection,1,mL,SC\n');
    expect(await named('changeol')).toMatchObject([{ route: 'SC', version: 3 }]);
  });

  it('is read as the template that the page offers, and leaves one event', async () => {
    const { text } = await pharmacist.get(`${PATH}/template`);
    const { wrong, errors } = await reportOf(text);
    expect([wrong, errors]).toEqual([0, []]);
    await stored(fileOf('Eventol,eventol 5 mg,tablet,1,tablet,PO,', 'Badol,badol,tablet,1,tablet,PO,'));
    const { rows } = await api.database.query(
      `SELECT * FROM "${hospital.id}".audit_events WHERE action LIKE 'medication.%' ORDER BY occurred_at DESC LIMIT 1`,
    );
    expect(rows[0]).toMatchObject({ action: 'medication.imported', details: { added: 1, changed: 0, wrong: 1 } });
  });
});

describe('a wrong row', () => {
  it.each([
    ['no name', ',wrongol 5 mg,tablet,1,tablet,PO,', 'Name name.invalid'],
    ['no strength', 'W,wrongol,tablet,1,tablet,PO,', 'Ingredients ingredients.invalid'],
    ['an unknown unit', 'W,wrongol 5 spoons,tablet,1,tablet,PO,', 'Ingredients choice.invalid'],
    ['a strength of nought', 'W,wrongol 0 mg,tablet,1,tablet,PO,', 'Ingredients number.too_small'],
    ['a substance twice', 'W,wrongol 5 mg + wrongol 1 mg,tablet,1,tablet,PO,', 'Ingredients ingredient.repeated'],
    ['an unknown form', 'W,wrongol 5 mg,pill,1,tablet,PO,', 'Form choice.invalid'],
    ['an unknown route', 'W,wrongol 5 mg,tablet,1,tablet,by post,', 'Route choice.invalid'],
    ['no amount', 'W,wrongol 5 mg,tablet,one,tablet,PO,', 'Per amount number.invalid'],
    ['a unit of another form', 'W,wrongol 5 mg,tablet,1,puff,PO,', 'Per unit unit.not_of_form'],
    ['no ATC code', 'W,wrongol 5 mg,tablet,1,tablet,PO,painkiller', 'ATC atc.invalid'],
    ['too many cells', 'W,wrongol 5 mg,tablet,1,tablet,PO,,x', 'null row.too_many_cells'],
    ['the same medicine', 'RIGHTOL,Rightol 5 mg,Tablet,1.0,tablets,PO,', 'null row.repeated'],
  ])('with %s is named by line and column, and the others come in', async (_, row, expected) => {
    const { errors, added, wrong } = await reportOf(fileOf('Rightol,rightol 5 mg,tablet,1,tablet,PO,', row));
    expect([errors.map(({ line, column, code }) => `${line} ${column} ${code}`), added, wrong]).toEqual([[`3 ${expected}`], 1, 1]);
  });
});

describe('an import is refused', () => {
  it('of a file without its columns, with too many rows, or for more medicines than a formulary has', async () => {
    expect((await send('Name,Form\nX,tablet\n')).problem.detail).toContain('no column: Ingredients, Per amount, Per unit, Route');
    const rows = (count: number) => Array.from({ length: count }, (_, at) => `Manyol,manyol ${at + 1} mg,tablet,1,tablet,PO,`);
    expect((await send(fileOf(...rows(5001)))).problem).toMatchObject({ status: 422, code: 'import.unusable' });
    expect((await send(fileOf(...rows(4900)))).problem).toMatchObject({ status: 422, code: 'medication.limit' });
  });

  it('when the file or the formulary is another than the report saw, and stores nothing', async () => {
    const rows = ['Sealol,sealol 1 mg,tablet,1,tablet,PO,', 'Sealol,sealol 2 mg,tablet,1,tablet,PO,'];
    const { seal } = await reportOf(fileOf(...rows));
    expect((await send(fileOf(rows[0]), `?seal=${seal}`)).problem).toMatchObject({ status: 409, code: 'import.stale' });
    await stored(fileOf(rows[1]));
    expect((await send(fileOf(...rows), `?seal=${seal}`)).problem.code).toBe('import.stale');
    expect(await named('sealol')).toHaveLength(1);
  });

  it('the second time of two at once, and to doctors', async () => {
    const file = fileOf('Onceol,onceol 1 mg,tablet,1,tablet,PO,');
    const { seal } = await reportOf(file);
    const both = await Promise.all([1, 2].map(() => send(file, `?seal=${seal}`)));
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect((await send(file, '', await hospital.as('Doctor'))).problem.code).toBe('permission.denied');
    expect(countsOf(await reportOf(file, '', await hospital.as('Admin')))).toMatchObject({ unchanged: 1 });
  });
});

it("meets and changes no other hospital's medicines", async () => {
  const other = await api.aHospital({ roles: ['Admin'] });
  const file = fileOf('Oursol,oursol 1 mg,tablet,1,tablet,PO,');
  await stored(file);
  expect(countsOf(await reportOf(file, '', await other.as('Admin')))).toMatchObject({ added: 1, unchanged: 0 });
});
