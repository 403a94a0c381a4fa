import 'reflect-metadata';
import type { FileImportReport, LabTest, LabTestList, StaffProfile } from '@hms/shared-dto';
import { startApi, type TestApi, type TestHospital } from '../../../../test/api.js';
import type { Answer, ApiClient } from '../../../../test/client.js';

let api: TestApi;
let hospital: TestHospital;
let admin: ApiClient;

beforeAll(async () => {
  api = await startApi();
  hospital = await api.aHospital({ roles: ['Admin', 'Doctor', 'LabTechnician'] });
  admin = await hospital.as('Admin');
});
afterAll(() => api.close());

const PATH = '/api/lab-tests/import';
const send = (file: string | Buffer, query = '', by = admin): Promise<Answer<FileImportReport>> =>
  by.upload<FileImportReport>(`${PATH}${query}`, file, 'text/csv');
const reportOf = async (file: string, query = '', by = admin): Promise<FileImportReport> => {
  const { status, body, text } = await send(file, query, by);
  expect([status, status === 200 || text]).toEqual([200, true]);
  return body;
};
const stored = async (file: string, query = ''): Promise<FileImportReport> => {
  const { seal } = await reportOf(file);
  return reportOf(file, `?seal=${seal}${query}`);
};
const testOf = async (code: string): Promise<LabTest | undefined> =>
  (await admin.get<LabTestList>(`/api/lab-tests?q=${code}&limit=100`)).body.data.find((test) => test.code === code);
const countsOf = ({ added, changed, unchanged, wrong }: FileImportReport) => ({ added, changed, unchanged, wrong });

const HEAD = 'Code,Name,Specimen,Unit,Decimals,Sex,Age from,Age below,Low,High,Critical low,Critical high,Source';
const fileOf = (...rows: string[]): string => `${HEAD}\n${rows.join('\n')}\n`;

describe('a file', () => {
  it('says first what it would do, and stores it with the seal of that report', async () => {
    const file = fileOf('NEW1,Neopterin,serum,nmol/L,1,,,,,10,,,Our study', 'NEW1,,,,,female,,1 year,,15,,,Our study');
    const before = await reportOf(file);
    expect(before).toMatchObject({ stored: false, added: 1, changed: 0, unchanged: 0, wrong: 0, leftOut: [], errors: [] });
    expect(before.items).toEqual([{ line: 2, label: 'NEW1 Neopterin', outcome: 'new', parts: [] }]);
    expect(await testOf('NEW1')).toBeUndefined();
    const after = await reportOf(file, `?seal=${before.seal}`);
    expect([after.stored, after.seal, countsOf(after)]).toEqual([true, null, { added: 1, changed: 0, unchanged: 0, wrong: 0 }]);
    expect(await testOf('NEW1')).toMatchObject({
      ...{ kind: 'quantity', unit: 'nmol/L', decimals: 1, version: 1, confirmedAt: null },
      ranges: [
        { high: 10, source: 'Our study' },
        { gender: 'female', ageTo: { value: 1, unit: 'years' }, high: 15, source: 'Our study' },
      ],
    });
  });

  it('sent again changes nothing, whatever the spreadsheet did to its form', async () => {
    const rows = [
      'AGAIN,Again,urine,mmol/L,1,male,18 years,,0.5,1.5,,,"Smith, 2020"',
      'AGAIN,,,,,female,18 years,,0.4,1.4,,,"Smith, 2020"',
    ];
    await stored(fileOf(...rows));
    const excel = `\ufeff${[HEAD, ...rows].join('\r\n').replaceAll('"Smith, 2020"', 'Smith# 2020').replaceAll(',', ';').replaceAll('#', ',')}`;
    for (const file of [fileOf(...rows), excel]) {
      const report = await reportOf(file);
      expect([countsOf(report), report.seal]).toEqual([{ added: 0, changed: 0, unchanged: 1, wrong: 0 }, null]);
    }
    expect((await testOf('AGAIN'))?.version).toBe(1);
  });

  it('changes as an edit by hand does: a version more, what no column says stays', async () => {
    const before = await testOf('K');
    await admin.post(`/api/lab-tests/${before!.id}/confirm`);
    const file = 'Code;Name;Usual change;Price\nK;Potassium, serum;12;40\n';
    const report = await reportOf(file);
    expect(report).toMatchObject({ changed: 1, leftOut: ['Price'] });
    expect(report.items[0]).toMatchObject({ outcome: 'changed', parts: ['name', 'deltaPercent'] });
    await reportOf(file, `?seal=${report.seal}`);
    const after = await testOf('K');
    expect(after).toMatchObject({ version: before!.version + 2, name: 'Potassium, serum', deltaPercent: 12, confirmedBy: 'Test Admin' });
    expect([after!.ranges, after!.unit, after!.loinc]).toEqual([before!.ranges, before!.unit, before!.loinc]);
    const { rows } = await api.database.query(
      `SELECT definition ->> 'name' AS name FROM "${hospital.id}".lab_test_versions WHERE test_id = $1 ORDER BY version`,
      [after!.id],
    );
    expect(rows).toEqual(['Potassium', 'Potassium', 'Potassium, serum'].map((name) => ({ name })));
  });

  it('opens the confirmation of ranges that it changes, unless whoever stores it says that they hold', async () => {
    const file = (high: number) => fileOf(`HOLD,Held,serum,mmol/L,1,,,,,${high},,,x`);
    await stored(file(1), '&confirmed=yes');
    expect((await testOf('HOLD'))?.confirmedBy).toBe('Test Admin');
    await stored(file(2));
    expect(await testOf('HOLD')).toMatchObject({ confirmedBy: null, version: 2 });
    await stored(file(3), '&confirmed=yes');
    expect(await testOf('HOLD')).toMatchObject({ confirmedBy: 'Test Admin', version: 3 });
  });

  it('reads kinds, answers and words as people write them, and the template that the page offers', async () => {
    const { text } = await admin.get(`${PATH}/template`);
    expect(countsOf(await reportOf(text))).toEqual({ added: 0, changed: 1, unchanged: 0, wrong: 0 });
    const file =
      'code,name,kind,specimen,answers\nHCG,Pregnancy test,Choice,Urine,NEG=Negative=N | POS=Positive=a\nMORPH,Morphology,words,EDTA blood,\n';
    await stored(file);
    expect(await testOf('HCG')).toMatchObject({
      kind: 'coded',
      specimen: 'urine',
      codes: [
        { code: 'NEG', flag: 'N' },
        { text: 'Positive', flag: 'A' },
      ],
    });
    expect(await testOf('MORPH')).toMatchObject({ kind: 'text', specimen: 'edta_blood' });
  });

  it('leaves an event, and tells open pages once', async () => {
    await stored(fileOf('EVENT,Event,serum,mmol/L,1,,,,,1,,,x', 'EVENT2,Bad,serum,bananas,1,,,,,1,,,x'));
    const sql = (from: string) => `SELECT * FROM "${hospital.id}".${from} DESC LIMIT 1`;
    const { rows } = await api.database.query(sql(`audit_events WHERE action LIKE 'lab_test.%' ORDER BY occurred_at`));
    expect(rows[0]).toMatchObject({
      ...{ action: 'lab_test.imported', actor_name: 'Test Admin' },
      details: { added: 1, changed: 0, wrong: 1, confirmed: false },
    });
    expect((await api.database.query(sql(`outbox ORDER BY seq`))).rows[0]).toMatchObject({
      kind: 'settings.changed',
      ids: { section: 'lab-tests' },
    });
  });
});

describe('a wrong row', () => {
  it.each([
    ['no code', ',Nameless,serum,mmol/L,1,,,,,1,,,x', 'Code lab_code.invalid'],
    ['no name', 'W,,serum,mmol/L,1,,,,,1,,,x', 'Name name.invalid'],
    ['an unknown specimen', 'W,Wrong,lymph,mmol/L,1,,,,,1,,,x', 'Specimen choice.invalid'],
    ['no unit', 'W,Wrong,serum,,1,,,,,1,,,x', 'Unit unit.required'],
    ['no unit of UCUM', 'W,Wrong,serum,mg/dl.,1,,,,,1,,,x', 'Unit unit.invalid'],
    ['no number', 'W,Wrong,serum,mmol/L,1,,,,,ten,,,x', 'High number.invalid'],
    ['a thousand that may be one', 'W,Wrong,serum,mmol/L,1,,,,,"1,000",,,x', 'High number.invalid'],
    ['an age without a unit', 'W,Wrong,serum,mmol/L,1,,18,,,1,,,x', 'Age from age.invalid'],
    ['ages out of order', 'W,Wrong,serum,mmol/L,1,,18 years,2 months,,1,,,x', 'Age below number.out_of_order'],
    ['limits out of order', 'W,Wrong,serum,mmol/L,1,,,,5,1,,,x', 'High number.out_of_order'],
    ['critical limits out of order', 'W,Wrong,serum,mmol/L,1,,,,1,5,,4,x', 'Critical high number.out_of_order'],
    ['no source', 'W,Wrong,serum,mmol/L,1,,,,,1,,,', 'Source text.required'],
    ['another sex', 'W,Wrong,serum,mmol/L,1,boys,,,,1,,,x', 'Sex choice.invalid'],
    ['too many cells', 'W,Wrong,serum,mmol/L,1,,,,,1,,,x,y', 'null row.too_many_cells'],
    ['a range of nothing', 'W,Wrong,serum,mmol/L,1,female,,,,,,,x', 'null range.empty'],
  ])('with %s is named by line and column', async (_, row, expected) => {
    const { errors, added, wrong } = await reportOf(fileOf('RIGHT,Right,serum,mmol/L,1,,,,,1,,,x', row));
    expect([errors.map(({ line, column, code }) => `${line} ${column} ${code}`), added, wrong]).toEqual([[`3 ${expected}`], 1, 1]);
  });

  it('takes its whole test out, which would else be held against half of its ranges', async () => {
    const rows = ['HALF,Half,serum,mmol/L,1,male,,,,1,,,x', 'GOOD,Good,serum,mmol/L,1,,,,,1,,,x', 'HALF,,,,,female,,,,wrong,,,x'];
    const report = await stored(fileOf(...rows));
    expect([countsOf(report), report.errors.map(({ line }) => line)]).toEqual([{ added: 1, changed: 0, unchanged: 0, wrong: 1 }, [4]]);
    expect([await testOf('HALF'), (await testOf('GOOD'))?.name]).toEqual([undefined, 'Good']);
  });

  it('of one code that contradicts, repeats or overlaps another names that one', async () => {
    const { errors } = await reportOf(
      fileOf(
        ...['TWO,Two,serum,mmol/L,1,,,,,1,,,x', 'TWO,Three,serum,mmol/L,1,male,,,,1,,,x', 'TWO,,,,,,,,,,,,'],
        ...['LAP,Lap,serum,mmol/L,1,,18 years,60 years,,1,,,x', 'LAP,,,,,,50 years,,,1,,,x'],
      ),
    );
    expect(errors.map(({ line, column, message }) => [line, column, message])).toEqual([
      [3, 'Name', 'Another row of this code says “Two”.'],
      [4, null, 'This code is in line 2 already, and this row gives no range.'],
      [6, null, 'For some people this range and the one in line 5 would both hold.'],
    ]);
  });

  it('that would lose critical limits, leave ranges in another unit, or turn a test into another kind', async () => {
    const { errors } = await reportOf('Code,Unit,Low,High,Source\nHGB,g/dL,12,16,x\n');
    expect(errors.map(({ column, code }) => `${column} ${code}`)).toEqual(['null range.column_missing']);
    expect((await reportOf('Code,Unit\nNA,mg/dL\n')).errors.map(({ column, code }) => `${column} ${code}`)).toEqual([
      'Unit unit.ranges_stay',
    ]);
    expect((await reportOf('Code,Kind,Unit,Decimals\nNA,text,,\n')).errors.map(({ code }) => code)).toContain('lab_test.illegal_state');
  });
});

describe('an import is refused', () => {
  it.each([
    ['an empty file', '', /first line names the columns/],
    ['a head alone', `${HEAD}\n`, /no rows below/],
    ['other columns', 'Test,Price\nHb,40\n', /no column: Code/],
    ['another encoding', Buffer.from('Code,Name\nX,Jos\xe9\n', 'latin1'), /CSV UTF-8/],
    [
      'more rows than a catalogue has',
      fileOf(...Array.from({ length: 2001 }, (_, at) => `T${at},T,serum,mmol/L,1,,,,,1,,,x`)),
      /more than 2000 rows/,
    ],
  ])('for %s', async (_, file, words) => {
    const { status, problem } = await send(file);
    expect([status, problem.code]).toEqual([422, 'import.unusable']);
    expect(problem.detail).toMatch(words);
  });

  it('of more than 4 MB, of another type, and with a seal that is none', async () => {
    expect((await send(Buffer.alloc(5 * 1024 * 1024, 'x'))).problem).toMatchObject({
      status: 413,
      detail: expect.stringContaining('4 MB') as unknown,
    });
    expect((await admin.post(PATH, { a: 1 })).status).toBe(415);
    expect((await send(fileOf('X,X,serum,mmol/L,1,,,,,1,,,x'), '?seal=x')).problem.errors?.[0]?.code).toBe('seal.invalid');
  });

  it('when the file or the catalogue is another than the report saw, and stores nothing', async () => {
    const rows = ['SEAL,Seal,serum,mmol/L,1,,,,,1,,,x', 'SEAL2,Seal,serum,mmol/L,1,,,,,1,,,x'];
    const { seal } = await reportOf(fileOf(...rows));
    expect((await send(fileOf(rows[0]), `?seal=${seal}`)).problem).toMatchObject({ status: 409, code: 'import.stale' });
    await stored(fileOf(rows[1].replace('Seal', 'Theirs')));
    expect((await send(fileOf(...rows), `?seal=${seal}`)).problem.code).toBe('import.stale');
    expect(await testOf('SEAL')).toBeUndefined();
  });

  it('the second time of two at once', async () => {
    const file = fileOf('ONCE,Once,serum,mmol/L,1,,,,,1,,,x');
    const { seal } = await reportOf(file);
    const both = await Promise.all([1, 2].map(() => send(file, `?seal=${seal}`)));
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect((await testOf('ONCE'))?.version).toBe(1);
  });

  it('to everybody but Admins and marked technicians', async () => {
    const file = fileOf('ROLE,Role,serum,mmol/L,1,,,,,1,,,x');
    const technician = await hospital.as('LabTechnician');
    for (const client of [await hospital.as('Doctor'), technician])
      expect((await send(file, '', client)).problem.code).toBe('permission.denied');
    await admin.put<StaffProfile>(`/api/staff/${hospital.users.LabTechnician!.id}/profile`, { labVerifier: true }, { version: 0 });
    expect(countsOf(await reportOf(file, '', technician))).toMatchObject({ added: 1 });
  });
});

it("meets and changes no other hospital's tests", async () => {
  const other = await api.aHospital({ roles: ['Admin'] });
  await stored(fileOf('OURS,Ours,serum,mmol/L,1,,,,,1,,,x'));
  const theirs = await reportOf(fileOf('OURS,Ours,serum,mmol/L,1,,,,,1,,,x'), '', await other.as('Admin'));
  expect(countsOf(theirs)).toMatchObject({ added: 1, unchanged: 0 });
});
