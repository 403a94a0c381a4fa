import 'reflect-metadata';
import type {
  Appointment,
  AuditEventList,
  GeneralSettings,
  NumberPreview,
  Patient,
  PatientList,
  SessionUser,
  TenantDetail,
} from '@hms/shared-dto';
import { startApi, type TestApi, type TestHospital } from '../../test/api.js';
import type { Answer, ApiClient } from '../../test/client.js';
import { aClinic, timesAt, weekly } from '../../test/clinic.js';
import { aPatient, aRegisteredPatient } from '../../test/patients.js';
import { dammDigit, luhnDigit } from '../patients/check-digits.rules.js';

let api: TestApi;
let hospital: TestHospital;
let admin: ApiClient;
beforeAll(async () => {
  api = await startApi();
  hospital = await api.aHospital({ roles: ['Admin', 'Nurse'] });
  admin = await hospital.as('Admin');
});
afterAll(() => api.close());

const URL = '/api/settings/general';
const told = ({ status, problem }: Answer<unknown>) => [status, problem?.code];
const read = async (client = admin) => (await client.get<GeneralSettings>(URL)).body;
const write = (more: object, version: number, client = admin) =>
  client.put<GeneralSettings>(
    URL,
    { timeZone: 'Asia/Kolkata', numberPrefix: 'TH', numberDigits: 7, numberCheck: 'none', ...more },
    { version },
  );
const found = async (q: string) =>
  (await admin.get<PatientList>(`/api/patients?q=${encodeURIComponent(q)}`)).body.data.map(({ patientNumber }) => patientNumber);

it.each([
  ['timeZone', '+05:30'],
  ['timeZone', '-03:00'],
  ['timeZone', 'UTC+5'],
  ['timeZone', 'Mars/Olympus'],
  ['timeZone', ''],
  ['timeZone', 5],
  ['numberPrefix', ''],
  ['numberPrefix', 'ABCDE'],
  ['numberPrefix', 'A1'],
  ['numberPrefix', "A'"],
  ['numberDigits', 3],
  ['numberDigits', 13],
  ['numberCheck', 'verhoeff'],
])('%s %j is refused, and nothing is changed', async (field, value) => {
  const before = await read();
  const answer = await write({ [field]: value }, before.version);
  expect([answer.status, answer.problem.errors?.map(({ path }) => path)]).toEqual([400, [field]]);
  expect(await read()).toEqual(before);
});

it('they are an Admin’s, of the own hospital', async () => {
  const nurse = await hospital.as('Nurse');
  expect(told(await nurse.get(URL))).toEqual([403, 'permission.denied']);
  expect(told(await write({}, 1, nurse))).toEqual([403, 'permission.denied']);
  const theirs = await (await api.aHospital({ roles: ['Admin'] })).as('Admin');
  const before = await read();
  expect((await write({ timeZone: 'Europe/London', numberPrefix: 'OTH' }, 1, theirs)).status).toBe(200);
  expect(await read()).toEqual(before);
  expect(told(await theirs.get(URL, { headers: { 'x-tenant-id': hospital.id } }))).toEqual([403, 'tenant.mismatch']);
});

it('a zone reaches the sessions and the operator, one of two who saw the same, with an event of both sides', async () => {
  const own = await api.aHospital({ roles: ['Admin'] });
  const boss = await own.as('Admin');
  const operator = await api.operator();
  const tenant = (await operator.get<TenantDetail>(`/api/tenants/${own.id}`)).body;
  const complete = { timeZone: 'UTC', numberPrefix: 'TH', numberDigits: 7, numberCheck: 'none' };
  expect(told(await boss.put(URL, complete))).toEqual([428, 'version.required']);
  const both = await Promise.all(['america/new_york', 'Australia/Lord_Howe'].map((timeZone) => write({ timeZone }, 1, boss)));
  expect(both.map(({ status }) => status).sort()).toEqual([200, 412]);
  const { timeZone } = both.find(({ status }) => status === 200)!.body;
  expect(['America/New_York', 'Australia/Lord_Howe']).toContain(timeZone);
  expect((await boss.get<SessionUser>('/auth/me')).body.timeZone).toBe(timeZone);
  const { name, email, phone, address, subdomain } = tenant;
  const stale = await operator.put(
    `/api/tenants/${own.id}`,
    { name, email, phone, address, subdomain, timeZone: 'UTC' },
    { version: tenant.version },
  );
  expect(told(stale)).toEqual([412, 'version.stale']);
  const { data } = (await boss.get<AuditEventList>('/api/audit-events')).body;
  expect(data.find(({ action }) => action === 'settings.general_changed')?.details).toMatchObject({
    before: { timeZone: 'Asia/Kolkata' },
    after: { timeZone },
  });
});

it('a zone that leaves appointments outside the hours lists them, and marks them once that is accepted; back again they are inside', async () => {
  const clinic = await aClinic(api);
  const boss = await clinic.hospital.as('Admin');
  await clinic.desk.put(`/api/doctors/${clinic.doctorId}/availability`, { rules: weekly('09:00', '13:00') }, { version: 1 });
  const { id } = await clinic.booked(timesAt(3));
  await clinic.booked({ ...timesAt(3), doctorId: await clinic.aDoctor() });
  const isOutside = async () => (await clinic.desk.get<Appointment>(`/api/appointments/${id}`)).body.outsideHours;
  const change = async (more: object) => write(more, (await read(boss)).version, boss);
  const refused = await change({ timeZone: 'Asia/Tokyo' });
  const orphans = [expect.objectContaining({ id, ...timesAt(3) })];
  expect(refused.problem).toMatchObject({ status: 409, code: 'availability.orphans', total: 1, orphans });
  expect([(await read(boss)).timeZone, await isOutside()]).toEqual(['Asia/Kolkata', false]);
  expect((await change({ timeZone: 'Asia/Tokyo', acceptOrphans: true })).body.timeZone).toBe('Asia/Tokyo');
  expect(await isOutside()).toBe(true);
  const { data } = (await boss.get<AuditEventList>('/api/audit-events')).body;
  expect(data.find(({ action }) => action === 'settings.general_changed')?.details).toMatchObject({ orphans: 1 });
  expect((await change({ timeZone: 'Asia/Tokyo', numberDigits: 6 })).status).toBe(200);
  expect((await change({ timeZone: 'Asia/Kolkata' })).status).toBe(200);
  expect(await isOutside()).toBe(false);
});

it('numbers follow the pattern from then on; those that were given stay, and are found in any spelling', async () => {
  await write({}, (await read()).version);
  const old = await aRegisteredPatient(admin);
  expect(old.patientNumber).toMatch(/^TH-\d{7}$/);
  const running = Number(old.patientNumber.slice(3));
  for (const [numberCheck, digitOf] of [
    ['luhn', luhnDigit],
    ['damm', dammDigit],
  ] as const) {
    const changed = (await write({ numberPrefix: 'nw', numberDigits: 5, numberCheck }, (await read()).version)).body;
    const patient = await aRegisteredPatient(admin);
    const [prefix, digits, check] = patient.patientNumber.split('-');
    expect(patient.patientNumber).toBe(changed.nextNumber);
    expect([prefix, digits.length, check]).toEqual(['NW', 5, digitOf(digits)]);
    for (const spelling of [patient.patientNumber, `nw-${Number(digits)}`, `NW-${digits}`, `nw-${Number(digits)}-${check}`]) {
      expect([spelling, await found(spelling)]).toEqual([spelling, [patient.patientNumber]]);
    }
    expect(await found(`NW-${digits}-${(Number(check) + 1) % 10}`)).toEqual([]);
  }
  expect((await admin.get<Patient>(`/api/patients/${old.id}`)).body.patientNumber).toBe(old.patientNumber);
  expect(await found(`th-${running}`)).toEqual([old.patientNumber]);
});

it('a pattern can be looked at, and takes no number', async () => {
  const { version } = await read();
  await write({}, version);
  const preview = async (query: string) => (await admin.get<NumberPreview>(`${URL}/number-preview?${query}`)).body.nextNumber;
  const next = (await read()).nextNumber.replace('TH-', '');
  expect(await preview('numberPrefix=ab&numberDigits=4&numberCheck=luhn')).toBe(`AB-${next.slice(-4)}-${luhnDigit(next)}`);
  expect((await admin.get(`${URL}/number-preview?numberPrefix=ab`)).status).toBe(400);
  expect((await aRegisteredPatient(admin)).patientNumber).toBe(`TH-${next}`);
});

it('no number is given twice, whatever the pattern changes to meanwhile', async () => {
  const { version } = await read();
  const register = () => admin.post<Patient>('/api/patients', aPatient());
  const change = (numberDigits: number) => write({ numberDigits, numberCheck: 'damm' }, version + numberDigits - 4);
  const answers = [...(await Promise.all([register(), register(), change(4), register()])), await register(), await register()];
  const numbers = answers.filter(({ status }) => status === 201).map(({ body }) => (body as Patient).patientNumber);
  expect(new Set(numbers).size).toBe(5);
});
