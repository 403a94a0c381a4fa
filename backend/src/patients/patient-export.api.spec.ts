import 'reflect-metadata';
import { once } from 'node:events';
import { setImmediate as turn } from 'node:timers/promises';
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import type { JobAccepted, RegisterPatientRequest } from '@hms/shared-dto';
import { PASSWORD, startApi, type TestApi, type TestHospital } from '../../test/api.js';
import type { ApiClient } from '../../test/client.js';
import { VALUE_COLUMNS, VALUE_KEYS } from './patient-columns.js';
import { csvAnswer } from '../common/csv-answer.js';

let api: TestApi;
let hospital: TestHospital;
let admin: ApiClient;

beforeAll(async () => {
  api = await startApi();
  hospital = await api.aHospital();
  admin = await hospital.as('Admin');
});
afterAll(() => api.close());

type Details = Partial<RegisterPatientRequest>;
const register = async (by: ApiClient, details: Details): Promise<void> => {
  const body = { lastName: 'Rao', dateOfBirth: '1980-05-06', gender: 'female', allowDuplicate: true, ...details };
  const { status, text } = await by.post('/api/patients', body);
  if (status !== 201) throw new Error(text);
};
const exported = async (by: ApiClient, query = ''): Promise<string> => {
  const { status, text, problem } = await by.get(`/api/patients/export${query}`);
  expect([status, problem?.code]).toEqual([200, undefined]);
  return text;
};
/** The file's rows by head. */
const rowsOf = (text: string): Record<string, string>[] => parse(text, { bom: true, columns: true });
const events = async ({ id }: TestHospital): Promise<{ action: string; actor_name: string; details: object }[]> =>
  (
    await api.database.query<{ action: string; actor_name: string; details: object }>(
      `SELECT action, actor_name, details FROM "${id}".audit_events WHERE action LIKE 'patient.export%' ORDER BY id`,
    )
  ).rows;

/** Everything that a person entered, in the order of registration. */
const entered = async ({ id }: TestHospital): Promise<object[]> =>
  (
    await api.database.query<object>(
      `SELECT ${VALUE_KEYS.filter((key) => key !== 'motherId')
        .map((key) => `${VALUE_COLUMNS[key]}::text`)
        .join(', ')} FROM "${id}".patients ORDER BY patient_number`,
    )
  ).rows;

const AWKWARD: readonly Details[] = [
  { firstName: '=1+1', lastName: '@SUM(A1:A9)', phone: '+919822041763', bloodGroup: 'B-' },
  { firstName: '+Plus', lastName: '-Minus', medicalHistory: '=cmd|"/c calc"!A0\nsecond line, with a comma' },
  { firstName: "'Quoted'", lastName: "'=already", medicalHistory: "''@twice" },
  {
    firstName: 'Ana "Ann", the 2nd',
    lastName: "O'Neil; Rao",
    address: { line: '12, MG Road\n"Shanti" flats', city: 'Pune', country: 'IN' },
  },
  { firstName: 'क्षितिजा', lastName: 'क्षेत्री', address: { line: 'घर ४, मुख्य मार्ग', state: 'महाराष्ट्र', postalCode: '411001' } },
  { lastName: '＝full-width', email: 'rao+list@example.com', dateOfBirth: '1850-01-01' },
  { lastName: 'Đặng', ageYears: 44, dateOfBirth: undefined },
  { lastName: undefined, dateOfBirth: undefined, unidentified: true, gender: 'unknown' },
  { lastName: undefined, dateOfBirth: undefined, unidentified: true, gender: 'unknown' },
  {
    ...{ firstName: 'Vasundhara', middleName: '=Bai', lastName: 'Ranganathan', title: 'Dr.', localName: 'वसुंधरा रंगनाथन' },
    identifiers: [
      { type: 'insurance', value: 'POL/2231;(77)', issuer: 'Star (Health); Pune \\ "East"' },
      { type: 'abha', value: '91123456789012' },
      { type: 'passport', value: 'K7654321' },
      { type: 'other', value: '=2+5', issuer: '-other' },
      { type: 'other', value: 'abha:1' },
    ],
    phones: [
      { number: '+912025536617', use: 'home' },
      { number: '+442079460958', use: 'old' },
    ],
    emergencyContact: { name: '@Ramesh', relation: 'spouse', phone: '+919822041764' },
    ...{ language: 'mr', occupation: '=Teacher', maritalStatus: 'legally_separated', deceasedDate: '2026-05-17', multipleBirthOrder: 2 },
  },
  { identifiers: [{ type: 'other', value: ':;' }], emergencyContact: { name: 'One name' } },
  { lastName: 'Lines', medicalHistory: 'one\r\ntwo\rthree\n\n  four\t five' },
];

describe('the file', () => {
  it('holds no cell that a spreadsheet would run, and every person’s data', async () => {
    for (const details of AWKWARD) await register(admin, details);
    const text = await exported(admin);
    const cells: string[][] = parse(text, { bom: true });
    expect(cells.flat().filter((cell) => /^[=+\-@\t\r＝＋－＠]/.test(cell))).toEqual([]);
    expect(text.startsWith('\uFEFFPatient number,First name,Middle name,Last name,')).toBe(true);
    const rows = rowsOf(text);
    expect(rows).toHaveLength(AWKWARD.length);
    expect(rows[0]).toMatchObject({ 'First name': "'=1+1", 'Last name': "'@SUM(A1:A9)", Phone: "'+919822041763", 'Blood group': 'B-' });
    expect(rows[6]).toMatchObject({ 'Birth date estimated': 'yes', Unidentified: '' });
    expect(rows[7]).toMatchObject({ 'Last name': 'Unknown', Unidentified: 'yes', 'Date of birth': '' });
  });

  it('imported into an empty hospital gives the same people', async () => {
    const empty = await api.aHospital({ roles: ['Admin'] });
    const theirs = await empty.as('Admin');
    const { status } = await theirs.upload<JobAccepted>('/api/patients/import', await exported(admin), 'text/csv');
    expect(status).toBe(202);
    await api.runJobs();
    expect(await entered(empty)).toEqual(await entered(hospital));
    expect(rowsOf(await exported(theirs)).map(withoutNumber)).toEqual(rowsOf(await exported(admin)).map(withoutNumber));
  });

  it('and so does any other (property)', async () => {
    const text = (maxLength: number) =>
      fc
        .string({ unit: fc.constantFrom(...`=+-@'",;| \tab\nक्षि१ÅßＺ＝\u200d.`), minLength: 1, maxLength })
        .filter((value) => value.trim() !== '');
    const name = text(12).map((value) => value.replace(/[\n\t]/g, 'x'));
    const number = name.map((value) => value.replace(/\p{C}/gu, 'x'));
    const optional = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined });
    const person = fc.record({
      firstName: optional(name),
      lastName: name,
      medicalHistory: optional(text(40)),
      address: optional(fc.record({ line: text(30), city: text(10) })),
      dateOfBirth: fc.constantFrom('1850-01-01', '1978-03-02', '2026-01-31'),
      bloodGroup: optional(fc.constantFrom('A+' as const, 'O-' as const)),
      middleName: optional(name),
      title: optional(fc.constantFrom('Dr.', 'श्री')),
      localName: optional(name),
      identifiers: optional(
        fc.array(fc.record({ type: fc.constantFrom('insurance' as const, 'other' as const), value: number, issuer: name }), {
          maxLength: 3,
        }),
      ),
      emergencyContact: optional(fc.record({ name, relation: optional(fc.constantFrom('spouse' as const, 'other' as const)) })),
      phones: optional(fc.array(fc.constant({ number: '+912025536617', use: 'work' as const }), { maxLength: 1 })),
      language: optional(fc.constantFrom('mr', 'en-IN')),
      occupation: optional(text(20)),
      maritalStatus: optional(fc.constantFrom('widowed' as const, 'never_married' as const)),
      deceasedDate: optional(fc.constant('2026-02-01')),
      multipleBirthOrder: optional(fc.constantFrom(1, 9)),
    });
    const [from, to] = [await api.aHospital({ roles: ['Admin'] }), await api.aHospital({ roles: ['Admin'] })];
    const [out, back] = [await from.as('Admin'), await to.as('Admin')];
    for (const [index, details] of fc.sample(person, { numRuns: 60, seed: 20_261_123 }).entries())
      await register(out, { ...details, phone: `+9198220${String(10_000 + index)}` });
    await back.upload('/api/patients/import', await exported(out), 'text/csv');
    await api.runJobs();
    const expected = await entered(from);
    expect(expected).toHaveLength(60);
    expect(await entered(to)).toEqual(expected);
  });
});

const withoutNumber = ({ 'Patient number': _, 'Registered on': __, ...rest }: Record<string, string>): object => rest;

describe('who may export, and what', () => {
  it('Admins alone, of their own hospital, after a proof that they are still there', async () => {
    const path = '/api/patients/export';
    for (const role of ['Doctor', 'Nurse', 'Receptionist'] as const)
      expect((await (await hospital.as(role)).get(path)).problem.code).toBe('permission.denied');
    const other = await api.aHospital({ roles: ['Admin'] });
    await register(await other.as('Admin'), { lastName: 'CANARY-B' });
    expect(await exported(admin)).not.toContain('CANARY-B');
    const late = await hospital.as('Admin');
    await api.database.query(`UPDATE public.sessions SET reauthenticated_at = now() - interval '6 minutes' WHERE user_id = $1`, [
      late.user.id,
    ]);
    const refused = await late.get(path);
    expect([refused.status, refused.problem.code]).toEqual([401, 'reauth_required']);
    expect((await late.post('/auth/reauthenticate', { password: PASSWORD })).status).toBe(204);
    expect(rowsOf(await exported(late))).toHaveLength(AWKWARD.length);
    admin = late;
  });

  it('by the filters of the list, and a search that finds nobody gives an empty file', async () => {
    expect(rowsOf(await exported(admin, `?q=${encodeURIComponent('क्षेत्री')}`)).map((row) => row['First name'])).toEqual(['क्षितिजा']);
    expect(rowsOf(await exported(admin, '?gender=unknown'))).toHaveLength(2);
    expect(rowsOf(await exported(admin, '?q=nobodyatall'))).toEqual([]);
    expect(rowsOf(await exported(admin, '?status=archived'))).toEqual([]);
    expect((await admin.get('/api/patients/export?limit=5')).status).toBe(400);
  });

  it('with begin and end in the audit, filters and count, and no word of the search', async () => {
    const there = await api.aHospital({ roles: ['Admin'] });
    const theirs = await there.as('Admin');
    await register(theirs, { lastName: 'Secretname' });
    await exported(theirs, '?q=secretname&gender=female&ageFrom=3');
    const about = { filters: { q: 'set', gender: 'female', ageFrom: 3 }, searchedBy: 'words', medicalHistory: true };
    expect(await events(there)).toEqual([
      { action: 'patient.export_started', actor_name: 'Test Admin', details: about },
      { action: 'patient.exported', actor_name: 'Test Admin', details: { ...about, rows: 1, complete: true } },
    ]);
  });
});

describe('a stream', () => {
  it('makes no more than the reader takes, and ends its maker when the reader goes away', async () => {
    const PART = 'x'.repeat(64 * 1024);
    let made = 0;
    let tidied = false;
    async function* parts(): AsyncGenerator<string, void, undefined> {
      try {
        for (; made < 1000; made += 1) {
          await turn();
          yield PART;
        }
      } finally {
        tidied = true;
      }
    }
    const stream = (await csvAnswer(parts(), 'x.csv')).getStream();
    stream.read();
    for (let turns = 0; turns < 200; turns += 1) await turn();
    expect(made).toBeLessThan(6);
    stream.destroy();
    await once(stream, 'close');
    expect(tidied).toBe(true);
  });

  it('of more than one page has everybody once, and what fails before the first part is a problem answer', async () => {
    const large = await api.aHospital({ roles: ['Admin'] });
    const theirs = await large.as('Admin');
    await api.database.query(
      `INSERT INTO "${large.id}".patients (patient_number, last_name, name_search, date_of_birth, gender, updated_by_name)
       SELECT 'X-' || n, 'Rao' || n, 'rao' || n, '1980-01-01', 'male', 'x' FROM generate_series(1, 2500) n`,
    );
    const names = rowsOf(await exported(theirs)).map((row) => row['Last name']);
    expect([names.length, new Set(names).size]).toEqual([2500, 2500]);
    expect((await events(large)).at(-1)).toMatchObject({ action: 'patient.exported', details: { rows: 2500, complete: true } });
    await api.database.query(`ALTER TABLE "${large.id}".patients RENAME TO hidden`);
    const failed = await theirs.get('/api/patients/export');
    expect([failed.status, failed.headers['content-type']]).toEqual([500, 'application/problem+json; charset=utf-8']);
    await api.database.query(`ALTER TABLE "${large.id}".hidden RENAME TO patients`);
  });
});
