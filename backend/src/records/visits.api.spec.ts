import 'reflect-metadata';
import type { Appointment, HospitalRole, PatientMerge, Visit, VisitList } from '@hms/shared-dto';
import { startApi, type TestApi } from '../../test/api.js';
import type { Answer, ApiClient } from '../../test/client.js';
import { aClinic, type Clinic, timesAt } from '../../test/clinic.js';
import { isolationContract } from '../../test/isolation-contract.js';
import { aRegisteredPatient } from '../../test/patients.js';
import { aProgram, programHeaders } from '../../test/programs.js';
import { aNote, aSignedVisit, aVisit } from '../../test/visits.js';

let api: TestApi;
let clinic: Clinic;
let doctor: ApiClient;
let colleague: ApiClient;
let admin: ApiClient;
let patientId: string;
let day = 0;

beforeAll(async () => {
  api = await startApi();
  clinic = await aClinic(api, ['Admin', 'Doctor', 'Nurse', 'Receptionist', 'LabTechnician', 'Radiologist', 'Pharmacist']);
  doctor = clinic.doctor;
  admin = await clinic.hospital.as('Admin');
  const { email } = await clinic.hospital.addUser({ roles: ['Doctor'], name: 'Dr Other' });
  colleague = await api.signIn(email, { subdomain: clinic.hospital.subdomain });
});
afterAll(() => api.close());
beforeEach(async () => {
  patientId = await clinic.aPatient();
});

const told = ({ status, problem }: Answer<unknown>): string => `${status} ${problem.code}`;
const start = (more: object, by = doctor) => by.post<Visit>('/api/records', { patientId, ...more });
const read = async (id: string): Promise<Visit> => (await doctor.get<Visit>(`/api/records/${id}`)).body;
const save = (id: string, note: object, version: number, by = doctor) => by.put<Visit>(`/api/records/${id}`, note, { version });
const appointment = (more: object = {}): Promise<Appointment> => clinic.booked({ patientId, ...timesAt(++day), ...more });
const auditOf = (id: string) =>
  clinic.rows<{ action: string; patient_id: string; details: object }>(
    `SELECT action, patient_id, details FROM {schema}.audit_events WHERE entity = 'visit' AND entity_id = $1 ORDER BY occurred_at, id`,
    [id],
  );

describe('starting a visit', () => {
  it.each([
    [{ patientId: 'nobody' }, 'patientId id.invalid'],
    [{ class: 'WALK' }, 'class choice.invalid'],
    [{ chiefComplaint: 'a'.repeat(1001) }, 'chiefComplaint text.too_long'],
    [{ history: 'a'.repeat(10_001) }, 'history text.too_long'],
    [{ plan: 'a\u0007' }, 'plan text.control_characters'],
    [{ followUpOn: '2027-02-30' }, 'followUpOn date.invalid'],
    [{ doctorId: '0197f2c4-8a51-7cc3-9d7e-5b1f20a4c6fe' }, 'doctorId field.unknown'],
    [{ status: 'signed' }, 'status field.unknown'],
  ])('refuses %j', async (more, expected) => {
    const { status, problem } = await start(more);
    expect([status, problem.errors?.map(({ path, code }) => `${path} ${code}`)]).toEqual([400, [expected]]);
  });

  it('makes a draft of the caller’s, empty where nothing is written', async () => {
    const { status, body, headers } = await start({ class: 'VR', chiefComplaint: ' Cough \r\n at night ' });
    expect([status, headers['location']]).toEqual([201, `/api/records/${body.id}`]);
    expect(body).toMatchObject({
      ...{ patientId, doctorId: clinic.doctorId, doctorName: 'Test Doctor', class: 'VR', status: 'draft', version: 1 },
      ...{ chiefComplaint: 'Cough \n at night', history: '', plan: '', followUpOn: null },
      ...{ appointmentId: null, signedAt: null, signedBy: null, signedVersion: null, errorReason: null },
    });
    expect(body.patient.id).toBe(patientId);
    expect(await read(body.id)).toEqual(body);
  });

  it('is for doctors alone, and reading for who may read records', async () => {
    const { id, version } = await aVisit(doctor, patientId);
    const cells: [HospitalRole, boolean][] = [
      ['Admin', true],
      ['Nurse', true],
      ['Receptionist', false],
      ['LabTechnician', false],
      ['Radiologist', false],
      ['Pharmacist', false],
    ];
    for (const [role, reads] of cells) {
      const client = await clinic.hospital.as(role);
      const answers = [
        await client.get('/api/records'),
        await client.get(`/api/records/${id}`),
        await client.get(`/api/records/${id}/versions`),
      ];
      expect([role, ...answers.map(({ status }) => status)]).toEqual([role, ...Array<number>(3).fill(reads ? 200 : 403)]);
      const writes = [
        await start({}, client),
        await save(id, aNote(), version, client),
        await client.post(`/api/records/${id}/sign`, undefined, { version }),
        await client.post(`/api/records/${id}/amendments`, { reason: 'No' }, { version }),
        await client.post(`/api/records/${id}/entered-in-error`, { reason: 'No' }),
      ];
      expect([role, writes.map(told)]).toEqual([role, Array<string>(5).fill('403 permission.denied')]);
    }
  });

  it('is refused to a program, which is nobody’s doctor', async () => {
    const program = await aProgram(api, await api.operator(), { tenantId: clinic.hospital.id, scopes: ['records:write'] });
    const headers = programHeaders(program.id, program.key, clinic.hospital.id);
    expect(told(await api.anonymous().post('/api/records', { patientId }, { headers }))).toBe('403 visit.not_author');
  });

  it('needs a patient who is there and active', async () => {
    expect(told(await start({ patientId: '0197f2c4-8a51-7cc3-9d7e-5b1f20a4c6ff' }))).toBe('404 patient.not_found');
    await admin.delete(`/api/patients/${patientId}`);
    expect(told(await start({}))).toBe('409 patient.illegal_state');
  });

  it('goes on while the hospital’s bill is on hold', async () => {
    const held = await aClinic(api, ['Receptionist', 'Doctor']);
    const patient = await held.aPatient();
    const hold = { reason: 'Unpaid', kind: 'billing_hold' };
    expect((await (await api.operator()).post(`/api/tenants/${held.hospital.id}/suspend`, hold)).status).toBe(200);
    const visit = await aVisit(await held.hospital.as('Doctor'), patient, aNote());
    expect(visit.status).toBe('draft');
  });

  it('with the same key twice makes one', async () => {
    const key = { idempotencyKey: 'one-visit' };
    const [one, again] = [
      await doctor.post<Visit>('/api/records', { patientId }, key),
      await doctor.post<Visit>('/api/records', { patientId }, key),
    ];
    expect([one.status, again.body.id]).toEqual([201, one.body.id]);
  });
});

describe('a visit of an appointment', () => {
  it('begins it for a patient who has checked in, and leaves one that is only scheduled', async () => {
    const { id, version } = await appointment();
    await clinic.desk.post(`/api/appointments/${id}/check-in`, undefined, { version });
    const visit = await aVisit(doctor, patientId, { appointmentId: id });
    expect(visit.appointmentId).toBe(id);
    const later = await appointment();
    await aVisit(doctor, patientId, { appointmentId: later.id });
    const states = await Promise.all([id, later.id].map((one) => doctor.get<Appointment>(`/api/appointments/${one}`)));
    expect(states.map(({ body }) => body.status)).toEqual(['in_progress', 'scheduled']);
  });

  it('is refused for another patient’s, one that is not there, and one that did not take place', async () => {
    const [others, gone] = [await appointment({ patientId: await clinic.aPatient() }), await appointment()];
    await clinic.desk.post(`/api/appointments/${gone.id}/cancel`, { reason: 'pat' }, { version: gone.version });
    const answers = [others.id, gone.id, patientId].map((appointmentId) => start({ appointmentId }));
    expect((await Promise.all(answers)).map(told)).toEqual([
      '422 visit.other_patient',
      '409 appointment.illegal_state',
      '404 appointment.not_found',
    ]);
  });

  it('is one, whoever races for it, and a mistake makes room for another', async () => {
    const { id: appointmentId } = await appointment();
    const race = await Promise.all([doctor, colleague, doctor, colleague].map((by) => start({ appointmentId }, by)));
    expect(race.map(({ status }) => status).sort()).toEqual([201, 409, 409, 409]);
    const { id } = race.find(({ status }) => status === 201)!.body;
    const again = await start({ appointmentId });
    expect([told(again), again.body.id]).toEqual(['409 visit.started_already', id]);
    const author = (await read(id)).doctorId === clinic.doctorId ? doctor : colleague;
    expect((await author.post(`/api/records/${id}/entered-in-error`, { reason: 'Twice' })).status).toBe(200);
    expect((await start({ appointmentId })).status).toBe(201);
  });
});

describe('writing a draft', () => {
  it('replaces the whole note, and the same text again changes nothing', async () => {
    const { id } = await aVisit(doctor, patientId, aNote());
    const saved = await save(id, { plan: 'Rest' }, 1);
    expect(saved.body).toMatchObject({ plan: 'Rest', chiefComplaint: '', followUpOn: null, version: 2 });
    expect((await save(id, { plan: ' Rest ' }, 2)).body.version).toBe(2);
    expect((await auditOf(id)).filter(({ action }) => action === 'visit.saved')).toHaveLength(1);
  });

  it('lets one of two editors win, and the other see both', async () => {
    const { id } = await aVisit(doctor, patientId);
    const race = await Promise.all(['Cough', 'Fever', 'Rash'].map((history) => save(id, { history }, 1)));
    expect(race.map(({ status }) => status).sort()).toEqual([200, 412, 412]);
    expect(race.filter(({ status }) => status === 412).map(told)).toEqual(Array(2).fill('412 version.stale'));
    expect((await read(id)).version).toBe(2);
    expect(told(await doctor.put(`/api/records/${id}`, aNote()))).toBe('428 version.required');
  });

  it('is its author’s alone', async () => {
    const { id, version } = await aVisit(doctor, patientId);
    const refused = await save(id, aNote(), version, colleague);
    expect([told(refused), refused.problem.detail]).toEqual(['403 visit.not_author', expect.stringContaining('Test Doctor')]);
  });

  it('goes on when the patient is archived meanwhile', async () => {
    const { id } = await aVisit(doctor, patientId);
    await admin.delete(`/api/patients/${patientId}`);
    expect((await save(id, aNote(), 1)).status).toBe(200);
  });

  it('goes along when the record is merged, with its versions', async () => {
    const [one, other] = [await aRegisteredPatient(admin), await aRegisteredPatient(admin)];
    const draft = await aVisit(doctor, other.id, aNote());
    const signed = await aSignedVisit(doctor, other.id);
    const request = { mergedId: other.id, version: one.version, mergedVersion: other.version, take: [] };
    expect((await admin.post<PatientMerge>(`/api/patients/${one.id}/merges`, request)).status).toBe(201);
    const moved = await read(draft.id);
    expect([moved.patientId, moved.patient.id]).toEqual([one.id, one.id]);
    expect((await save(draft.id, { plan: 'Goes on' }, moved.version)).status).toBe(200);
    expect((await doctor.get<{ data: object[] }>(`/api/records/${signed.id}/versions`)).body.data).toHaveLength(1);
    expect((await doctor.get<VisitList>(`/api/records?patientId=${one.id}`)).body.data.map(({ id }) => id).sort()).toEqual(
      [draft.id, signed.id].sort(),
    );
  });
});

describe('the list of visits', () => {
  const list = async (query: string) => {
    const { status, body, text } = await doctor.get<VisitList>(`/api/records?${query}`);
    expect([status, status === 200 || text]).toEqual([200, true]);
    return body;
  };

  it('is of one patient, doctor, status, stretch of time; the newest first', async () => {
    const [first, second] = [await aSignedVisit(doctor, patientId), await aVisit(colleague, patientId)];
    await aVisit(doctor, await clinic.aPatient());
    const ids = async (query: string) => (await list(`patientId=${patientId}${query}`)).data.map(({ id }) => id);
    expect(await ids('')).toEqual([second.id, first.id]);
    expect(await ids(`&doctorId=${clinic.doctorId}`)).toEqual([first.id]);
    expect(await ids('&status=draft')).toEqual([second.id]);
    expect(await ids(`&to=${second.startedAt}`)).toEqual([first.id]);
    expect(await ids(`&from=2199-01-01T00:00:00Z`)).toEqual([]);
  });

  it('comes in pages that leave nothing out, with the count', async () => {
    const made: string[] = [];
    for (let at = 0; at < 5; at += 1) made.unshift((await aVisit(doctor, patientId)).id);
    const seen: string[] = [];
    let cursor = '';
    for (let pages = 0; pages < 5; pages += 1) {
      const { data, page } = await list(`patientId=${patientId}&limit=2${cursor}`);
      seen.push(...data.map(({ id }) => id));
      if (pages === 0) expect(page).toMatchObject({ total: 5, totalIsEstimate: false });
      if (!page.nextCursor) break;
      cursor = `&cursor=${page.nextCursor}`;
    }
    expect(seen).toEqual(made);
  });

  it('refuses what it does not know, and a cursor of something else', async () => {
    const foreign = Buffer.from(JSON.stringify(['-startedAt', 'yesterday', patientId])).toString('base64url');
    for (const query of ['status=open', 'patientId=1', 'limit=101', 'from=yesterday', 'sort=x', `cursor=${foreign}`]) {
      expect([query, (await doctor.get(`/api/records?${query}`)).status]).toEqual([query, 400]);
    }
  });

  it('is a reading of the chart when it is one patient’s', async () => {
    await list(`patientId=${patientId}`);
    const rows = await clinic.rows(`SELECT FROM {schema}.audit_events WHERE action = 'visit.listed' AND patient_id = $1`, [patientId]);
    expect(rows).toHaveLength(1);
  });
});

it('visits tell open pages what their lists show, and not each word that is typed', async () => {
  const { id } = await aVisit(doctor, patientId, { chiefComplaint: 'Cough' });
  await save(id, { chiefComplaint: 'Cough', plan: 'Rest' }, 1);
  await save(id, { chiefComplaint: 'Cough at night', plan: 'Rest' }, 2);
  await doctor.post(`/api/records/${id}/sign`, undefined, { version: 3 });
  const told = await clinic.rows<{ ids: object }>(`SELECT ids FROM {schema}.outbox WHERE kind = 'visit.changed' AND ids->>'visitId' = $1`, [
    id,
  ]);
  expect(told.map(({ ids }) => ids)).toEqual(Array(3).fill({ visitId: id, patientId, doctorId: clinic.doctorId }));
});

it('visits leave events that name fields and no word of the note', async () => {
  const { id } = await aVisit(doctor, patientId, { chiefComplaint: 'Secret words' });
  await save(id, { chiefComplaint: 'Secret words', plan: 'Other words' }, 1);
  await read(id);
  await doctor.post(`/api/records/${id}/sign`, undefined, { version: 2 });
  await doctor.get(`/api/records/${id}/versions`);
  const events = await auditOf(id);
  expect(events.map(({ action, details }) => [action, details])).toEqual([
    ['visit.started', {}],
    ['visit.saved', { fields: ['plan'] }],
    ['visit.read', {}],
    ['visit.signed', {}],
    ['visit.versions_read', {}],
  ]);
  expect(new Set(events.map(({ patient_id }) => patient_id))).toEqual(new Set([patientId]));
});

isolationContract({
  api: () => api,
  name: 'visits',
  role: 'Doctor',
  list: '/api/records',
  create: async (client) => aVisit(client, (await aRegisteredPatient(client)).id),
  requests: [
    { method: 'GET', path: (id) => `/api/records/${id}` },
    { method: 'PUT', path: (id) => `/api/records/${id}`, body: {} },
    { method: 'POST', path: (id) => `/api/records/${id}/sign` },
    { method: 'POST', path: (id) => `/api/records/${id}/amendments`, body: { reason: 'Mine' } },
    { method: 'POST', path: (id) => `/api/records/${id}/entered-in-error`, body: { reason: 'Mine' } },
    { method: 'GET', path: (id) => `/api/records/${id}/versions` },
  ],
});
