import 'reflect-metadata';
import {
  HOSPITAL_ROLES,
  type HospitalRole,
  type Allergy,
  type AllergyList,
  type Patient,
  type PatientList,
  type PatientMerge,
  type PatientMergeList,
} from '@hms/shared-dto';
import { startApi, unique, type TestApi, type TestHospital } from '../../test/api.js';
import type { ApiClient } from '../../test/client.js';
import { isolationContract } from '../../test/isolation-contract.js';
import { aPatient, aRegisteredPatient } from '../../test/patients.js';

let api: TestApi;
let hospital: TestHospital;
let admin: ApiClient;
let one: Patient;
let other: Patient;

beforeAll(async () => {
  api = await startApi();
  hospital = await api.aHospital();
  admin = await hospital.as('Admin');
});
afterAll(() => api.close());
beforeEach(async () => {
  one = await aRegisteredPatient(admin, { phone: '+919800000001', email: undefined });
  other = await aRegisteredPatient(admin, { phone: '+919800000002', email: 'o@x.example', allowDuplicate: true });
});

const request = (more: object = {}) => ({ mergedId: other.id, version: one.version, mergedVersion: other.version, take: [], ...more });
const merge = (more: object = {}, by = admin) => by.post<PatientMerge>(`/api/patients/${one.id}/merges`, request(more));
const merged = async (more: object = {}): Promise<PatientMerge> => {
  const { status, body, text } = await merge(more);
  expect([status, status === 201 || text]).toEqual([201, true]);
  return body;
};
const undo = ({ id }: PatientMerge, by = admin) => by.post<PatientMerge>(`/api/patients/${one.id}/merges/${id}/undo`);
const read = async (id: string) => (await admin.get<Patient>(`/api/patients/${id}`)).body;
const allergyTo = async (patient: Patient, substance: string) =>
  (await admin.post<Allergy>(`/api/patients/${patient.id}/allergies`, { substance })).body;
const used = async ({ id }: TestHospital): Promise<number> => {
  const sql = `SELECT used FROM public.tenant_usage WHERE tenant_id = $1 AND metric = 'patients'`;
  return (await api.database.query<{ used: number }>(sql, [id])).rows[0].used;
};

describe('a merge refuses', () => {
  it('who may not manage patients, and itself', async () => {
    const nurse = await hospital.as('Nurse');
    expect((await merge({}, nurse)).problem.code).toBe('permission.denied');
    const self = await merge({ mergedId: one.id, mergedVersion: one.version });
    expect([self.status, self.problem.errors?.[0].code]).toEqual([400, 'id.same']);
  });

  it('fields that there are not, and one twice', async () => {
    for (const take of [['status'], ['phone', 'phone'], 'phone']) expect((await merge({ take })).status).toBe(400);
  });

  it('without a recent proof that the person is there', async () => {
    const late = await hospital.as('Admin');
    const session = `UPDATE public.sessions SET reauthenticated_at = now() - interval '6 minutes' WHERE user_id = $1`;
    await api.database.query(session, [hospital.users.Admin!.id]);
    expect((await merge({}, late)).problem.code).toBe('reauth_required');
    admin = await hospital.as('Admin');
  });

  it('records that are not the ones that were seen', async () => {
    await admin.put(`/api/patients/${other.id}`, aPatient(), { version: other.version });
    expect((await merge()).problem.code).toBe('merge.illegal_state');
    expect((await merge({ version: 9, mergedVersion: 2 })).problem.code).toBe('merge.illegal_state');
  });

  it('an archived record, a merged one, and mother and child', async () => {
    const child = await aRegisteredPatient(admin, { motherId: one.id });
    const family = await merge({ mergedId: child.id, mergedVersion: child.version });
    expect([family.status, family.problem.code]).toEqual([409, 'patient.illegal_state']);
    await merged();
    const again = await merge({ version: 2, mergedVersion: 2 });
    expect([again.status, again.problem.code]).toEqual([409, 'patient.illegal_state']);
  });
});

describe('a merge of more than one record holds', () => {
  const numbers = (from: number, count: number) =>
    Array.from({ length: count }, (_, index) => ({ number: `+9198000001${from + index}`, use: 'home' }));
  const say = async (patient: Patient, more: object): Promise<Patient> => {
    const doctor = await hospital.as('Doctor');
    const { status, body } = await doctor.put<Patient>(`/api/patients/${patient.id}`, aPatient(more), { version: patient.version });
    expect(status).toBe(200);
    return body;
  };
  const refusal = async () => {
    const { status, problem } = await merge();
    return [status, problem.code, problem.detail];
  };

  it('is refused, and says of what how much is to be taken out', async () => {
    const identifiers = (from: number) => Array.from({ length: 6 }, (_, index) => ({ type: 'other', value: `N ${from + index}` }));
    one = await say(one, { phone: '+919800000001', phones: numbers(10, 4), identifiers: identifiers(1), medicalHistory: 'a'.repeat(6000) });
    other = await say(other, {
      phone: '+919800000002',
      phones: numbers(14, 1),
      identifiers: identifiers(6),
      medicalHistory: 'b'.repeat(6000),
    });
    expect(await refusal()).toEqual([
      409,
      'merge.conflict',
      'The records have 6 further phones together, and 5 fit. Take 1 out of one of them first. ' +
        'The records have 11 identifiers together, and 10 fit. Take 1 out of one of them first. ' +
        'The medical histories have 12002 characters together, and 10000 fit. Shorten one of them first.',
    ]);
    expect([await read(one.id), await read(other.id)]).toMatchObject([
      { version: one.version },
      { version: other.version, status: 'active' },
    ]);
  });

  it('is none when all of it fits: the other’s first phone leads the further ones', async () => {
    one = await say(one, { phone: '+919800000001', phones: numbers(10, 4) });
    other = await say(other, { phone: '+919800000002' });
    await merged();
    expect(await read(one.id)).toMatchObject({
      phone: '+919800000001',
      phones: [{ number: '+919800000002', use: 'mobile' }, ...numbers(10, 4)],
    });
  });
});

describe('a merge', () => {
  it('keeps the survivor’s values but those that are taken, and both of every list and history', async () => {
    const doctor = await hospital.as('Doctor');
    const identifiers = [{ type: 'passport', value: 'Z1234567' }];
    const say = (patient: Patient, more: object) => doctor.put<Patient>(`/api/patients/${patient.id}`, aPatient(more), { version: 1 });
    one = (await say(one, { lastName: 'First', phone: '+919800000001', medicalHistory: 'Asthma' })).body;
    other = (await say(other, { lastName: 'Second', phone: '+919800000002', email: 'o@x.example', medicalHistory: 'Gout', identifiers }))
      .body;
    await merged({ take: ['phone', 'email'] });
    expect(await read(one.id)).toMatchObject({
      ...{
        lastName: 'First',
        phone: '+919800000002',
        email: 'o@x.example',
        medicalHistory: 'Asthma\n\nGout',
        identifiers,
        status: 'active',
      },
      phones: [{ number: '+919800000001', use: 'mobile' }],
    });
  });

  it('keeps of the hospital’s own fields what was chosen, and fills in what nobody chose and what was archived', async () => {
    const field = async (more: object) => {
      const key = `f_${unique()}`;
      const asked = { key, type: 'text', label: `Field ${key}`, required: false, visibleTo: [...HOSPITAL_ROLES], ...more };
      expect((await admin.post('/api/custom-fields', asked)).status).toBe(201);
      return key;
    };
    const [differs, lacking, dropped] = [await field({}), await field({}), await field({})];
    const hidden = await field({});
    await api.database.query(`UPDATE "${hospital.id}".custom_fields SET archived_at = now() WHERE key = $1`, [hidden]);
    const store = async ({ id }: Patient, values: object) =>
      api.database.query(`UPDATE "${hospital.id}".patients SET custom_fields = $2 WHERE id = $1`, [id, JSON.stringify(values)]);
    const stored = async () =>
      (await api.database.query<{ f: object }>(`SELECT custom_fields AS f FROM "${hospital.id}".patients WHERE id = $1`, [one.id])).rows[0]
        .f;
    const own = { [differs]: 'one', [dropped]: 'one' };
    await store(one, own);
    await store(other, { [differs]: 'other', [lacking]: 'other', [hidden]: 'other' });
    for (const takeCustomFields of [['nothing_like_it'], [hidden], [differs, differs], ['X'], differs])
      expect((await merge({ takeCustomFields })).status).toBe(400);
    const filled = await merged();
    expect(await stored()).toEqual({ [differs]: 'one', [dropped]: 'one', [lacking]: 'other', [hidden]: 'other' });
    expect((await undo(filled)).status).toBe(200);
    expect(await stored()).toEqual(own);
    [one, other] = [await read(one.id), await read(other.id)];
    const chosen = await merged({ takeCustomFields: [differs, dropped] });
    expect(await stored()).toEqual({ [differs]: 'other', [hidden]: 'other' });
    const events = await api.database.query<{ details: { taken: string[] } }>(
      `SELECT details FROM "${hospital.id}".audit_events WHERE entity_id = $1 AND action = 'patient.merged'`,
      [chosen.id],
    );
    expect(events.rows[0].details.taken).toEqual([`customFields.${differs}`, `customFields.${dropped}`]);
  });

  it('leaves a record that is found by number and name, and leads on', async () => {
    // A name of its own: the made-up ones are near to each other now and then.
    other = await aRegisteredPatient(admin, { lastName: 'Bandyopadhyay', allowDuplicate: true });
    await merged();
    const found = async (q: string) => (await admin.get<PatientList>(`/api/patients?q=${encodeURIComponent(q)}`)).body.data;
    const replacedBy = { id: one.id, patientNumber: one.patientNumber };
    for (const q of [other.patientNumber, other.lastName])
      expect(await found(q)).toMatchObject([{ id: other.id, status: 'merged', replacedBy }]);
    const near = (await admin.get<PatientList>(`/api/patients?status=merged&q=${encodeURIComponent(`${other.lastName}x`)}`)).body;
    expect(near).toMatchObject({ approximate: true, data: [{ id: other.id, status: 'merged', replacedBy }] });
    expect(await read(other.id)).toMatchObject({ status: 'merged', replacedBy });
    const page = (await admin.get<PatientList>('/api/patients?sort=-createdAt')).body.data;
    expect(page.map(({ id }) => id)).not.toContain(other.id);
    const edit = await admin.put(`/api/patients/${other.id}`, aPatient(), { version: 2 });
    expect([edit.status, edit.problem.code]).toEqual([409, 'patient.illegal_state']);
    expect((await admin.post(`/api/patients/${other.id}/restore`)).status).toBe(409);
  });

  it('moves every row that refers to a patient, by the catalogue: one that the code has never heard of too', async () => {
    const child = await aRegisteredPatient(admin, { motherId: other.id });
    await allergyTo(other, 'Latex');
    await api.database
      .query(`CREATE TABLE "${hospital.id}".things_unheard_of (id uuid PRIMARY KEY DEFAULT uuidv7(), about uuid REFERENCES "${hospital.id}".patients,
      by_whom uuid REFERENCES "${hospital.id}".patients, version int NOT NULL DEFAULT 1);
      GRANT SELECT, UPDATE ON "${hospital.id}".things_unheard_of TO "${hospital.id}"`);
    try {
      const things = `"${hospital.id}".things_unheard_of`;
      await api.database.query(`INSERT INTO ${things} (about, by_whom) VALUES ($1, $1), ($2, $1)`, [other.id, one.id]);
      const done = await merged();
      expect(done.moved).toBe(5);
      const left = await api.database.query(`SELECT FROM ${things} WHERE about <> $1 OR by_whom <> $1`, [one.id]);
      expect(left.rowCount).toBe(0);
      expect((await read(child.id)).mother).toMatchObject({ id: one.id });
      expect((await undo(done)).status).toBe(200);
      const back = await api.database.query(`SELECT FROM ${things} WHERE by_whom = $1`, [other.id]);
      expect(back.rowCount).toBe(2);
      expect((await read(child.id)).mother).toMatchObject({ id: other.id });
    } finally {
      await api.database.query(`DROP TABLE "${hospital.id}".things_unheard_of`);
    }
  });

  it('never says "none known" of a person with an allergy', async () => {
    const say = (patient: Patient) => admin.put<AllergyList>(`/api/patients/${patient.id}/allergies`, { noneKnown: true }, { version: 0 });
    await say(one);
    await allergyTo(other, 'Penicillin');
    const done = await merged();
    expect((await read(one.id)).allergies).toMatchObject({ status: 'recorded', data: [{ substance: 'Penicillin' }] });
    expect((await undo(done)).status).toBe(200);
    expect((await read(one.id)).allergies.status).toBe('none_known');
    expect((await read(other.id)).allergies.status).toBe('recorded');
  });

  it('gives the place in the plan back, and leaves an event in the history of both', async () => {
    const before = await used(hospital);
    const { id } = await merged();
    expect(await used(hospital)).toBe(before - 1);
    const { rows } = await api.database.query<{ action: string; patient_id: string }>(
      `SELECT action, patient_id FROM "${hospital.id}".audit_events WHERE entity = 'merge' AND entity_id = $1 ORDER BY action`,
      [id],
    );
    expect(rows).toEqual([
      { action: 'patient.merged', patient_id: one.id },
      { action: 'patient.merged_away', patient_id: other.id },
    ]);
  });

  it('is done once of two at the same moment, whichever goes on', async () => {
    const reverse = { mergedId: one.id, version: other.version, mergedVersion: one.version, take: [] };
    const both = await Promise.all([merge(), admin.post(`/api/patients/${other.id}/merges`, reverse)]);
    expect(both.map(({ status }) => status).sort()).toEqual([201, 409]);
  });

  it('loses no edit and no allergy that are written at the same moment', async () => {
    const results = await Promise.all([
      merge(),
      admin.put(`/api/patients/${other.id}`, aPatient(), { version: other.version }),
      admin.post(`/api/patients/${other.id}/allergies`, { substance: 'Latex' }),
    ]);
    const [done, edit, allergy] = results.map(({ status }) => status);
    expect([
      [201, 412, 201],
      [201, 412, 409],
      [201, 409, 201],
      [201, 409, 409],
      [409, 200, 201],
    ]).toContainEqual([done, edit, allergy]);
    const chart = await read(done === 201 ? one.id : other.id);
    expect(chart.allergies.data).toHaveLength(allergy === 201 ? 1 : 0);
  });
});

describe('appointments of two records', () => {
  let minute = 0;
  const book = (patient: Patient, { at = (minute += 60), doctor = 'Doctor' }: { at?: number; doctor?: HospitalRole } = {}) => {
    const startsAt = new Date(Math.ceil(Date.now() / 86_400_000 + 2) * 86_400_000 + at * 60_000);
    const endsAt = new Date(startsAt.getTime() + 15 * 60_000);
    const doctorId = hospital.users[doctor]!.id;
    const body = { patientId: patient.id, doctorId, startsAt: startsAt.toISOString(), endsAt: endsAt.toISOString(), outsideHours: true };
    return admin.post<{ id: string }>('/api/appointments', body);
  };
  const ofPatient = async ({ id }: Patient): Promise<number> => {
    const { rows } = await api.database.query(`SELECT FROM "${hospital.id}".appointments WHERE patient_id = $1`, [id]);
    return rows.length;
  };

  it('are one patient’s afterwards, and none is booked for the record that was merged', async () => {
    expect((await book(other)).status).toBe(201);
    const [done, meanwhile] = await Promise.all([merge(), book(other)]);
    expect([done.status, [201, 409].includes(meanwhile.status)]).toEqual([201, true]);
    expect([await ofPatient(one), await ofPatient(other)]).toEqual([meanwhile.status === 201 ? 2 : 1, 0]);
    const late = await book(other);
    expect([late.status, late.problem.code]).toEqual([409, 'patient.illegal_state']);
  });

  it('at one time keep the two apart until one is moved', async () => {
    await api.database.query(`UPDATE public.memberships SET roles = '{Nurse,Doctor}' WHERE tenant_id = $1 AND user_id = $2`, [
      hospital.id,
      hospital.users.Nurse!.id,
    ]);
    minute += 60;
    const both = await Promise.all([book(one, { at: minute }), book(other, { at: minute, doctor: 'Nurse' })]);
    expect(both.map(({ status }) => status)).toEqual([201, 201]);
    const refused = await merge();
    expect([refused.status, refused.problem.code, refused.problem.detail]).toEqual([
      409,
      'merge.conflict',
      expect.stringContaining('appointments'),
    ]);
    expect(await read(other.id)).toMatchObject({ status: 'active', version: 1 });
  });
});

describe('undoing a merge', () => {
  it('puts both records back, and is refused a second time', async () => {
    const before = await Promise.all([read(one.id), read(other.id)]);
    const done = await merged({ take: ['name', 'phone'] });
    const { status, body } = await undo(done);
    expect([status, body.undoneBy]).toEqual([200, 'Test Admin']);
    const after = await Promise.all([read(one.id), read(other.id)]);
    const plain = ({ version: _, updatedAt: __, ...rest }: Patient) => rest;
    expect(after.map(plain)).toEqual(before.map(plain));
    const again = await undo(done);
    expect([again.status, again.problem.code]).toEqual([409, 'merge.illegal_state']);
    const { data } = (await admin.get<PatientMergeList>(`/api/patients/${other.id}/merges`)).body;
    expect(data).toMatchObject([{ id: done.id, undoneBy: 'Test Admin' }]);
  });

  it('is refused with the reason when the survivor or something that was moved changed since', async () => {
    const allergy = await allergyTo(other, 'Latex');
    const done = await merged();
    await admin.put(
      `/api/patients/${one.id}/allergies/${allergy.id}`,
      { substance: 'Latex', severity: 'severe' },
      { version: allergy.version + 1 },
    );
    const moved = await undo(done);
    expect([moved.status, moved.problem.code, moved.problem.detail]).toEqual([
      409,
      'merge.illegal_state',
      expect.stringContaining('allergy'),
    ]);
    expect(await read(other.id)).toMatchObject({ status: 'merged' });
    await admin.put(`/api/patients/${one.id}`, aPatient(), { version: 2 });
    expect((await undo(done)).problem.detail).toContain(one.patientNumber);
  });

  it('takes a place in the plan, and leaves all as it is when there is none', async () => {
    const small = await api.aHospital({ roles: ['Admin'] });
    const boss = await small.as('Admin');
    const pair = [await aRegisteredPatient(boss), await aRegisteredPatient(boss)];
    const body = { mergedId: pair[1].id, version: 1, mergedVersion: 1, take: [] };
    const done = (await boss.post<PatientMerge>(`/api/patients/${pair[0].id}/merges`, body)).body;
    await api.database.query(`UPDATE public.tenant_usage SET max = 1 WHERE tenant_id = $1 AND metric = 'patients'`, [small.id]);
    const url = `/api/patients/${pair[0].id}/merges/${done.id}/undo`;
    expect((await boss.post(url)).problem.code).toBe('plan.patient_limit');
    expect((await boss.get<Patient>(`/api/patients/${pair[1].id}`)).body.status).toBe('merged');
    await api.database.query(`UPDATE public.tenant_usage SET max = 2 WHERE tenant_id = $1 AND metric = 'patients'`, [small.id]);
    expect((await boss.post(url)).status).toBe(200);
    expect(await used(small)).toBe(2);
  });
});

isolationContract({
  api: () => api,
  name: 'merges',
  role: 'Admin',
  list: '/api/patients',
  create: (client) => aRegisteredPatient(client),
  requests: [
    { method: 'GET', path: (id) => `/api/patients/${id}/merges` },
    {
      method: 'POST',
      path: (id) => `/api/patients/${id}/merges`,
      body: { mergedId: '0197f2c4-8a51-7cc3-9d7e-5b1f20a4c6fe', version: 1, mergedVersion: 1, take: [] },
    },
    { method: 'POST', path: (id) => `/api/patients/${id}/merges/${id}/undo`, body: {} },
  ],
});
