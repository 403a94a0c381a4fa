import 'reflect-metadata';
import { PATIENT_SORTS, type PatientList, type PatientSummary } from '@hms/shared-dto';
import { AuditBatches } from '../audit/audit-batches.service.js';
import { startApi, type TestApi, type TestHospital } from '../../test/api.js';
import type { ApiClient } from '../../test/client.js';

let api: TestApi;
let hospital: TestHospital;
let clerk: ApiClient;

const PEOPLE = [
  {
    firstName: 'Meena',
    lastName: 'Sharma',
    dateOfBirth: '1978-03-02',
    gender: 'female',
    phone: '+919822041763',
    email: 'meena.sharma@example.com',
  },
  { firstName: 'Mohan', lastName: 'Sharma', dateOfBirth: '1950-12-30', gender: 'male', phone: '+919822041764' },
  { firstName: 'Siobhán', lastName: "O'Brien", dateOfBirth: '1990-01-01', gender: 'female', phone: '+442079460958' },
  { firstName: 'Thị', lastName: 'Nguyễn', dateOfBirth: '2001-02-03', gender: 'female' },
  { firstName: 'दीपेन्द्र', lastName: 'क्षेत्री', dateOfBirth: '1985-05-05', gender: 'male' },
  { firstName: 'Anne-Marie', lastName: 'Percent 100%', dateOfBirth: '1999-09-09', gender: 'other' },
  { lastName: 'Suresh', dateOfBirth: '2025-10-10', gender: 'male' },
];

beforeAll(async () => {
  api = await startApi();
  hospital = await api.aHospital();
  clerk = await hospital.as('Receptionist');
  for (const person of PEOPLE) await clerk.post('/api/patients', person);
});
afterAll(() => api.close());

const list = async (query: string, by = clerk) => {
  const { status, body, problem } = await by.get<PatientList>(`/api/patients?${query}`);
  expect([status, problem.code]).toEqual([200, undefined]);
  return body;
};
const found = async (q: string, more = '') => {
  const { data } = await list(`q=${encodeURIComponent(q)}${more}`);
  return data.map(({ firstName, lastName }) => firstName ?? lastName);
};

describe('the list refuses', () => {
  it.each([
    'limit=0',
    'limit=101',
    'sort=phone',
    'cursor=abc',
    'foo=1',
    'cf.abha=1',
    'registeredFrom=2026-02-30',
    'ageFrom=-1',
    'ageFrom=x',
    'status=deleted',
  ])('%s', async (query) => {
    expect(await clerk.get(`/api/patients?${query}`)).toMatchObject({ status: 400, body: { code: 'request.invalid' } });
  });
  it('a cursor of another sort, and a forged one', async () => {
    const forge = (...values: unknown[]) => Buffer.from(JSON.stringify(values)).toString('base64url');
    const { page } = await list('limit=1&sort=-createdAt');
    for (const cursor of [page.nextCursor, forge('name', 'a', 'b', 'c'), forge('name', 'a', 'b'), forge('name', null, 1, 2)]) {
      expect((await clerk.get(`/api/patients?sort=name&cursor=${cursor}`)).status).toBe(400);
    }
    const id = '0197f2c4-8a51-7cc3-9d7e-5b1f20a4c611';
    for (const [sort, ...values] of [
      ['createdAt', 'yesterday', PEOPLE[0]],
      ['createdAt', null, id],
      ['createdAt', '2026-02-30T00:00:00.000000Z', id],
      ['dateOfBirth', '2026-02-30', id],
      ['dateOfBirth', '1980-01-01', null],
      ['-lastVisitAt', '1980-01-01', id],
      ['-lastVisitAt', null, null],
      ['patientNumber', null],
    ] as const)
      expect([sort, values, (await clerk.get(`/api/patients?sort=${sort}&cursor=${forge(sort, ...values)}`)).status]).toEqual([
        sort,
        values,
        400,
      ]);
  });
});

describe('the search box', () => {
  it.each([
    ['sharma', ['Meena', 'Mohan']],
    ['SHARMA m', ['Meena', 'Mohan']],
    ['meena sharma', ['Meena']],
    ['sharma meena', ['Meena']],
    ['obrien', ['Siobhán']],
    ["siobhan o'brien", ['Siobhán']],
    ['o brien', ['Siobhán']],
    ['nguyen thi', ['Thị']],
    ['Nguyễn', ['Thị']],
    ['anne-marie', ['Anne-Marie']],
    ['anne marie', ['Anne-Marie']],
    ['100%', ['Anne-Marie']],
    ['दीपेन्द्र', ['दीपेन्द्र']],
    ['क्षेत्री', ['दीपेन्द्र']],
    ['suresh', ['Suresh']],
    ['02-03-1978', ['Meena']],
    ['2-Mar-1978', ['Meena']],
    ['1978-03-02', ['Meena']],
    ['31-02-1978', []],
    ['9822041763', ['Meena']],
    ['98220 4176', ['Meena', 'Mohan']],
    ['+91 98220 41764', ['Mohan']],
    ['1764', ['Mohan']],
    ['+44', ['Siobhán']],
    ['meena.sharma@example.com', ['Meena']],
    ['Meena.Sh@', []],
    ['meena.sharma@', ['Meena']],
    ["'", []],
    ['%', []],
    ['m sh', ['Meena', 'Mohan']],
    ['an', ['Anne-Marie']],
    ['_', []],
    ['\\', []],
  ])('%s', async (q, expected) => {
    expect(await found(q)).toEqual(expected);
  });

  it('finds a patient number, short and in any case', async () => {
    const number = (await list('q=mohan')).data[0].patientNumber;
    expect(await found(number)).toEqual(['Mohan']);
    expect(await found(number.toLowerCase().replace('-0000000', '-').replace('-000000', '-'))).toEqual(['Mohan']);
  });

  it('finds small typos when nothing matches, and says so', async () => {
    for (const [q, first] of [
      ['shrama', 'Meena'],
      ['mena sharma', 'Meena'],
      ['shrama meena', 'Meena'],
      ['meean shrama', 'Meena'],
      ['mena sharmaa', 'Meena'],
      ['meena sharmaa', 'Meena'],
      ['दीपेन्द', 'दीपेन्द्र'],
      ['sureshh', 'Suresh'],
    ] as const) {
      expect([q, (await found(q))[0]]).toEqual([q, first]);
    }
    expect(await list('q=mena')).toMatchObject({ approximate: true, page: { nextCursor: null } });
    expect(await list('q=meena')).toMatchObject({ approximate: false });
    expect(await found('mena sharma', '&limit=1')).toEqual(['Meena']);
    expect(await list('q=xqzwv')).toMatchObject({ approximate: false, data: [], page: { total: 0 } });
  });

  it('ranks names that begin with the words before names that hold them', async () => {
    await clerk.post('/api/patients', { firstName: 'Aadesh', lastName: 'Amohanty', dateOfBirth: '1970-01-01', gender: 'male' });
    expect(await found('mohan')).toEqual(['Mohan', 'Aadesh']);
    expect(await found('mohan', '&sort=name')).toEqual(['Aadesh', 'Mohan']);
  });

  it('is one event in the audit, without what was searched for', async () => {
    await list('q=meena&gender=female');
    await api.app.get(AuditBatches).flush();
    const { rows } = await api.database.query<{ details: object }>(
      `SELECT details FROM \"${hospital.id}\".audit_events WHERE action = 'patient.searched' ORDER BY occurred_at DESC LIMIT 1`,
    );
    expect(rows[0]?.details).toEqual({ filters: ['q', 'gender'], searchedBy: 'words', shown: 1, nextPage: false, approximate: false });
  });
});

describe('filters', () => {
  it('narrow by gender, age and day of registration in the hospital’s zone', async () => {
    expect((await list('gender=other')).data).toHaveLength(1);
    const year = new Date().getFullYear();
    expect(await found('sharma', `&ageFrom=${year - 1978 - 1}&ageTo=${year - 1978}`)).toEqual(['Meena']);
    expect((await list('ageTo=1')).data.map(({ lastName }) => lastName)).toEqual(['Suresh']);
    const today = new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Kolkata' }).format();
    expect((await list(`registeredFrom=${today}&registeredTo=${today}`)).page.total).toBe((await list('')).page.total);
    expect((await list('registeredTo=2020-01-01')).page.total).toBe(0);
  });

  it('warn of a same name', async () => {
    await clerk.post('/api/patients', { firstName: 'MEENA', lastName: 'sharma', dateOfBirth: '2002-12-12', gender: 'female' });
    const { data } = await list('q=sharma');
    expect(Object.fromEntries(data.map(({ firstName, sameName }) => [firstName, sameName]))).toEqual({
      MEENA: true,
      Meena: true,
      Mohan: false,
    });
  });

  it('show nothing of another hospital', async () => {
    const other = await api.aHospital();
    expect(await list('', await other.as('Nurse'))).toMatchObject({ data: [], page: { total: 0, nextCursor: null } });
  });
});

describe('pages', () => {
  let many: ApiClient;
  beforeAll(async () => {
    const big = await api.aHospital();
    many = await big.as('Nurse');
    await api.database.query(
      `INSERT INTO "${big.id}".patients (patient_number, first_name, last_name, name_search, date_of_birth, gender, updated_by_name, created_at,
         unidentified, last_visit_at) SELECT 'H-' || i, CASE WHEN i % 5 > 0 THEN 'Given ' || i % 4 END, 'Family ' || i % 7, lower('given family ' || i % 7), CASE WHEN i % 6 > 0 THEN date '1980-01-01' + i % 9 END, 'male', 'Test',
         now() - make_interval(secs => i / 10), i % 6 = 0, CASE WHEN i % 3 > 0 THEN timestamptz '2026-01-01' + make_interval(mins => i % 10) END
       FROM generate_series(1, 120) i`,
    );
  });

  const BY: Readonly<Record<string, (row: PatientSummary) => string | null>> = {
    name: ({ lastName, firstName }) => `${lastName.toLowerCase()}\t${(firstName ?? '').toLowerCase()}`,
    patientNumber: (row) => row.patientNumber,
    createdAt: (row) => row.createdAt,
    dateOfBirth: (row) => row.dateOfBirth,
    lastVisitAt: (row) => row.lastVisitAt,
  };

  it.each([
    '',
    ...PATIENT_SORTS.map((sort) => `sort=${sort}`),
    'q=family',
    'q=given',
    'q=family&sort=-name',
    'q=family&sort=-lastVisitAt',
    'q=fa',
  ])('of "%s" hold each of 120 once, in order, and last those who lack what is sorted by', async (query) => {
    const rows: PatientSummary[] = [];
    let cursor = '';
    do {
      const { data, page } = await list(`${query}&limit=17${cursor}`, many);
      expect(page.total).toBe(120);
      rows.push(...data);
      cursor = page.nextCursor === null ? '' : `&cursor=${page.nextCursor}`;
    } while (cursor !== '');
    expect(new Set(rows.map(({ id }) => id)).size).toBe(120);
    expect(rows).toHaveLength(120);
    const keys = rows.map(BY[/sort=-?(\w+)/.exec(query)?.[1] ?? 'name']);
    const there = keys.filter((key) => key !== null).sort();
    if (query.includes('=-')) there.reverse();
    expect(keys).toEqual([...there, ...Array<null>(120 - there.length).fill(null)]);
  });

  it('begin with family names that begin with the word, whatever is before them by the alphabet', async () => {
    const clinic = await api.aHospital();
    const nurse = await clinic.as('Nurse');
    for (const [firstName, lastName] of [
      ['Kiran', 'Apte'],
      ['Usha', 'Kiranwala'],
      ['Bhakti', 'Askiran'],
    ])
      await nurse.post('/api/patients', { firstName, lastName, dateOfBirth: '1980-01-01', gender: 'female' });
    const paged: (string | null)[] = [];
    for (let cursor: string | null = ''; cursor !== null;) {
      const { data, page }: PatientList = await list(`q=kiran&limit=1${cursor && `&cursor=${cursor}`}`, nurse);
      paged.push(...data.map(({ firstName }) => firstName));
      cursor = page.nextCursor;
    }
    expect(paged).toEqual(['Usha', 'Kiran', 'Bhakti']);
  });

  it('count exactly up to 1,001 and say so beyond', async () => {
    const big = await api.aHospital();
    const nurse = await big.as('Nurse');
    const fill = (from: number, to: number) =>
      api.database.query(
        `INSERT INTO "${big.id}".patients (patient_number, last_name, name_search, date_of_birth, gender, updated_by_name)
         SELECT 'H-' || i, 'F' || i, 'f' || i, '1980-01-01', 'male', 'Test' FROM generate_series($1::int, $2::int) i`,
        [from, to],
      );
    await fill(1, 1001);
    expect((await list('limit=1', nurse)).page).toMatchObject({ total: 1001, totalIsEstimate: false });
    await fill(1002, 1002);
    expect((await list('limit=1', nurse)).page).toMatchObject({ total: 1000, totalIsEstimate: true });
  });
});
