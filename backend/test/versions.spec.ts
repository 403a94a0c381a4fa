import 'reflect-metadata';
import { startApi, type TestApi, type TestHospital } from './api.js';
import { checksums } from './checksums.js';
import { timesAt } from './clinic.js';
import type { Answer, ApiClient } from './client.js';
import { directoryThings } from './directory-things.js';
import { aMedicine } from './one-of-everything.js';
import { aPlan } from './care-plans.js';
import { aProgram } from './programs.js';
import { bodyOf, isOpenTo, nameOf, ROUTES, versionedThings } from './route-cases.js';
import { aVisit } from './visits.js';

let api: TestApi;
let mine: TestHospital;
let operator: ApiClient;
beforeAll(async () => {
  api = await startApi();
  mine = await api.aHospital();
  operator = await api.operator();
});
afterAll(() => api.close());

const told = ({ status, problem }: Answer<unknown>): string => `${status} ${problem?.code}`;

it('versions are asked for by every PUT of a thing with a version: missing 428, stale or senseless 412, and nothing is changed', async () => {
  const admin = await mine.as('Admin');
  const { id } = (await admin.post<{ id: string }>('/api/patients', { lastName: 'Ver', dateOfBirth: '1978-03-02', gender: 'male' })).body;
  const allergy = await admin.post<{ id: string }>(`/api/patients/${id}/allergies`, { substance: 'Latex' });
  const booking = { ...timesAt(3), patientId: id, doctorId: mine.users.Doctor!.id };
  const appointment = await admin.post<{ id: string }>('/api/appointments', booking);
  const mapping = { columns: [{ column: 'Name', field: 'fullName' }], dateOrder: 'mdy' };
  expect((await admin.put('/api/patients/import-mappings/versioned', mapping)).status).toBe(200);
  const doctor = await mine.as('Doctor');
  const medication = (await admin.post<{ id: string }>('/api/medications', aMedicine('Versioned'))).body.id;
  const dose = { dose: { value: 1, unit: '{tablet}' }, route: 'PO', frequency: '1-0-1', durationDays: 5 };
  const drafted = await doctor.post<{ id: string }>('/api/prescriptions', { patientId: id, medicationId: medication, ...dose });
  const program = await aProgram(api, operator, { tenantId: mine.id });
  const problem = { category: 'problem-list-item', code: 'I10' };
  const condition = (await doctor.post<{ id: string }>(`/api/patients/${id}/conditions`, problem)).body.id;
  const plan = await aPlan(doctor, id);
  const ids = {
    ...plan,
    ...{ condition, patient: id, allergy: allergy.body.id, appointment: appointment.body.id, program: program.id },
    ...{ medication, prescription: drafted.body.id },
  };
  const visit = await aVisit(doctor, id);
  const template = await admin.post<{ id: string }>('/api/visit-templates', { name: 'Versioned', plan: 'Rest' });
  const things = {
    ...(await directoryThings(admin, 'Versioned', mine.users.Doctor!.id)).versioned,
    ...versionedThings({ ...ids, doctor: mine.users.Doctor!.id, hospital: mine.id, visit: visit.id, template: template.body.id }),
  };
  const versioned = ROUTES.filter(({ method }) => ['put', 'patch'].includes(method));
  expect(versioned.map(nameOf).sort()).toEqual(Object.keys(things).sort());
  const before = await checksums(api.database, mine.id, ['audit_events', 'idempotency_keys']);
  for (const route of versioned) {
    const inHospital = isOpenTo(route, 'Admin') ? admin : doctor;
    const [at, body, client] = [things[nameOf(route)], bodyOf(route), route.scope === 'platform' ? operator : inHospital];
    expect(told(await client.put(at, body))).toBe('428 version.required');
    for (const value of ['"0"', '"99"', '1', '*', 'W/"1"', '"1", "2"', '"1;--"', '']) {
      expect([value, told(await client.put(at, body, { headers: { 'if-match': value } }))]).toEqual([value, '412 version.stale']);
    }
  }
  expect(await checksums(api.database, mine.id, ['audit_events', 'idempotency_keys'])).toEqual(before);
});
