import 'reflect-metadata';
import type { Allergy, Patient, PatientMerge, Timeline, TimelineEntry } from '@hms/shared-dto';
import { startApi, type TestApi } from '../../test/api.js';
import type { ApiClient } from '../../test/client.js';
import { aClinic, type Clinic, timesAt } from '../../test/clinic.js';
import { isolationContract } from '../../test/isolation-contract.js';
import { aPatient, aRegisteredPatient } from '../../test/patients.js';

let api: TestApi;
let clinic: Clinic;
let admin: ApiClient;
let lab: ApiClient;
let day = 0;

beforeAll(async () => {
  api = await startApi();
  clinic = await aClinic(api, ['Admin', 'Doctor', 'Nurse', 'Receptionist', 'LabTechnician']);
  admin = await clinic.hospital.as('Admin');
  lab = await clinic.hospital.as('LabTechnician');
});
afterAll(() => api.close());

const ask = (id: string, query = '', by = admin) => by.get<Timeline>(`/api/patients/${id}/timeline${query}`);
const read = async (id: string, query = '', by = admin): Promise<TimelineEntry[]> => {
  const { status, body, text } = await ask(id, query, by);
  expect([status, status === 200 || text]).toEqual([200, true]);
  return body.data;
};
const eventsOf = (entries: readonly TimelineEntry[]): string[] => entries.map(({ event }) => event);
const booked = (patientId: string) => clinic.booked({ patientId, ...timesAt(++day) });
const step = async (id: string, name: string, body: object | undefined, version: number): Promise<void> => {
  const { status, text } = await clinic.desk.post(`/api/appointments/${id}/${name}`, body, { version });
  expect([status, status === 200 || text]).toEqual([200, true]);
};

describe('the timeline of a patient', () => {
  it('tells what happened, the newest first, with who did it', async () => {
    const { id, version } = await aRegisteredPatient(clinic.desk);
    await admin.put<Patient>(`/api/patients/${id}`, aPatient({ lastName: 'Other' }), { version });
    const { body: allergy } = await admin.post<Allergy>(`/api/patients/${id}/allergies`, { substance: 'Latex' });
    expect(await read(id)).toEqual([
      {
        ...{ id: allergy.id, event: 'allergy.recorded', occurredAt: expect.any(String) as string, by: 'Test Admin' },
        ...{
          allergy: { substance: 'Latex', enteredInError: false },
          appointment: null,
          visit: null,
          vitals: null,
          condition: null,
          carePlan: null,
          prescription: null,
          lab: null,
          other: null,
        },
      },
      expect.objectContaining({ event: 'patient.updated', by: 'Test Admin', allergy: null }) as TimelineEntry,
      expect.objectContaining({ id, event: 'patient.registered', by: 'Test Receptionist' }) as TimelineEntry,
    ]);
  });

  it('tells of appointments as they were then: when and with whom', async () => {
    const patient = await clinic.aPatient();
    const first = await booked(patient);
    const { startsAt, endsAt } = timesAt(++day);
    const doctorId = await clinic.aDoctor();
    const wanted = { doctorId, startsAt, endsAt };
    expect((await clinic.desk.put(`/api/appointments/${first.id}`, wanted, { version: first.version })).status).toBe(200);
    await step(first.id, 'check-in', undefined, 2);
    const second = await booked(patient);
    await step(second.id, 'cancel', { reason: 'pat' }, 1);
    const entries = await read(patient, '?kind=appointment');
    const told = entries.map(({ event, appointment }) => [event, appointment?.id, appointment?.startsAt, appointment?.doctorName]);
    const before = first.doctorName;
    expect(told).toEqual([
      ['appointment.cancelled', second.id, new Date(second.startsAt).toISOString(), before],
      ['appointment.booked', second.id, new Date(second.startsAt).toISOString(), before],
      ['appointment.checked_in', first.id, startsAt, 'Dr Arvind Menon'],
      ['appointment.moved', first.id, startsAt, 'Dr Arvind Menon'],
      ['appointment.booked', first.id, new Date(first.startsAt).toISOString(), before],
    ]);
    expect(entries[0]?.appointment?.reason).toBe('pat');
    expect(entries[3]?.appointment?.fromStartsAt).toBe(new Date(first.startsAt).toISOString());
  });

  it('tells of laboratory orders and what came of them, to who may read the laboratory', async () => {
    const patient = await clinic.aPatient();
    const tests = (await admin.get<{ data: { id: string }[] }>('/api/lab-tests?q=potassium')).body.data;
    const doctor = await clinic.hospital.as('Doctor');
    const { body: order } = await doctor.post<{ orderNumber: string }>('/api/lab-orders', {
      patientId: patient,
      testIds: [tests[0].id],
      panelIds: [],
    });
    const [entry] = await read(patient, '?kind=lab', lab);
    expect([entry?.event, entry?.by, entry?.lab]).toEqual([
      'lab.ordered',
      'Test Doctor',
      expect.objectContaining({ orderNumber: order.orderNumber, tests: ['Potassium'] }),
    ]);
    expect(await read(patient, '?kind=lab', clinic.desk)).toEqual([]);
  });

  it('tells of a merge on both records, and of its undoing', async () => {
    const [one, other] = [await aRegisteredPatient(admin), await aRegisteredPatient(admin, { allowDuplicate: true })];
    const request = { mergedId: other.id, version: one.version, mergedVersion: other.version, take: [] };
    const { body: merge } = await admin.post<PatientMerge>(`/api/patients/${one.id}/merges`, request);
    expect((await admin.post(`/api/patients/${one.id}/merges/${merge.id}/undo`)).status).toBe(200);
    const [undone, done] = await read(one.id, '?kind=merge');
    const reference = { id: other.id, patientNumber: other.patientNumber };
    expect([undone?.event, done?.event, done?.other]).toEqual(['patient.merge_undone', 'patient.merged', reference]);
    const away = await read(other.id, '?kind=merge');
    expect([eventsOf(away), away[1]?.other?.id]).toEqual([['patient.merge_undone', 'patient.merged_away'], one.id]);
  });

  it('comes in pages that leave nothing out and tell nothing twice, though much happened at one moment', async () => {
    const allergies = ['Latex', 'Pollen', 'Penicillin', 'Nuts'].map((substance) => ({ substance }));
    const { id } = await aRegisteredPatient(clinic.desk, { allergies });
    const all = await read(id);
    expect(eventsOf(all)).toEqual([...allergies.map(() => 'allergy.recorded'), 'patient.registered']);
    const seen: TimelineEntry[] = [];
    let query = '?limit=2';
    for (let pages = 0; query && pages < 9; pages += 1) {
      const { data, page } = (await ask(id, query)).body;
      seen.push(...data);
      query = page.nextCursor ? `?limit=2&cursor=${page.nextCursor}` : '';
    }
    expect(seen).toEqual(all);
  });

  it('is empty where nothing of the kind happened, which is not the same as nobody', async () => {
    const { id } = await aRegisteredPatient(clinic.desk, { noKnownAllergies: true });
    expect(await read(id, '?kind=merge')).toEqual([]);
    expect(eventsOf(await read(id, '?kind=allergy'))).toEqual(['allergy.none_known']);
  });

  it('tells of appointments only those who may read appointments', async () => {
    const patient = await clinic.aPatient();
    await booked(patient);
    expect(eventsOf(await read(patient, '', lab))).toEqual(['patient.registered']);
    expect(await read(patient, '?kind=appointment', lab)).toEqual([]);
  });

  it('tells of vital signs and diagnoses only those who may read records', async () => {
    const { id } = await aRegisteredPatient(clinic.desk);
    const vitals = await clinic.doctor.post<{ id: string }>(`/api/patients/${id}/vitals`, { heartRate: 72 });
    await clinic.doctor.post(`/api/vitals/${vitals.body.id}/entered-in-error`, { reason: 'Another patient' });
    const problem = { category: 'problem-list-item', code: 'I10' };
    const condition = await clinic.doctor.post<{ id: string }>(`/api/patients/${id}/conditions`, problem);
    const [diagnosis, measured] = await read(id);
    expect(diagnosis).toMatchObject({
      event: 'condition.recorded',
      condition: { id: condition.body.id, code: 'I10', display: 'Essential (primary) hypertension', enteredInError: false },
    });
    expect(measured).toMatchObject({ event: 'vitals.recorded', vitals: { id: vitals.body.id, enteredInError: true } });
    expect(eventsOf(await read(id, '?kind=vitals'))).toEqual(['vitals.recorded']);
    expect(eventsOf(await read(id, '', clinic.desk))).toEqual(['patient.registered']);
    expect(await read(id, '?kind=condition', lab)).toEqual([]);
  });

  it('refuses a kind that there is not, more than 50 entries, and a cursor of something else', async () => {
    const id = await clinic.aPatient();
    const foreign = Buffer.from(JSON.stringify(['timeline', 'yesterday', id, 'x'])).toString('base64url');
    for (const query of ['?kind=bill', '?limit=51', '?limit=0', `?cursor=${foreign}`]) expect((await ask(id, query)).status).toBe(400);
  });

  it('is written to the audit as the reading of a chart', async () => {
    const id = await clinic.aPatient();
    await read(id);
    const rows = await clinic.rows(`SELECT FROM {schema}.audit_events WHERE patient_id = $1 AND action = 'patient.timeline_read'`, [id]);
    expect(rows).toHaveLength(1);
  });
});

isolationContract({
  api: () => api,
  name: 'timelines',
  role: 'Nurse',
  list: '/api/patients',
  create: (client) => aRegisteredPatient(client),
  requests: [{ method: 'GET', path: (id) => `/api/patients/${id}/timeline` }],
});
