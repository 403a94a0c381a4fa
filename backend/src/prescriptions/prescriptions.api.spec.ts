import 'reflect-metadata';
import { jest } from '@jest/globals';
import type { Prescription, PrescriptionCheck, PrescriptionList, PrescriptionSafety, Timeline } from '@hms/shared-dto';
import { startApi, type TestApi } from '../../test/api.js';
import { isolationContract } from '../../test/isolation-contract.js';
import { aRegisteredPatient } from '../../test/patients.js';
import { aVisit } from '../../test/visits.js';
import { answered, aPharmacy, TWICE, type Pharmacy } from '../../test/prescribing.js';
import { RuleBook } from './rule-book.service.js';
import { SAFETY_RULES } from './rules/rule-set.js';

let api: TestApi;
let pharmacy: Pharmacy;
beforeAll(async () => {
  api = await startApi();
  pharmacy = await aPharmacy(api);
});
afterAll(() => api.close());
afterEach(() => jest.restoreAllMocks());

const penicillin = { allergies: [{ substance: 'Penicillin', severity: 'severe' }] };
const allergic = () => pharmacy.aPatient({ noKnownAllergies: undefined, ...penicillin });
const sign = (id: string, body: object = {}, version = 1) =>
  pharmacy.doctor.post<Prescription>(`/api/prescriptions/${id}/sign`, body, { version });
const step = (id: string, name: string, body: object | undefined, version?: number) =>
  pharmacy.doctor.post<Prescription>(`/api/prescriptions/${id}/${name}`, body, version === undefined ? {} : { version });
const codes = ({ status, problem }: { status: number; problem: { code: string; errors?: { path: string; code: string }[] } }) => [
  status,
  problem.errors?.map(({ path, code }) => `${path} ${code}`).join() ?? problem.code,
];
const STOP = { reason: 'sintol' };

describe('a draft is refused', () => {
  it.each([
    [{ dose: { value: 0, unit: '{tablet}' } }, 'dose.value number.too_small'],
    [{ dose: { value: 0.00001, unit: '{tablet}' } }, 'dose.value number.invalid'],
    [{ dose: { value: 1, unit: 'mL' } }, 'dose.unit unit.not_of_form'],
    [{ dose: { value: 1, unit: 'spoon' } }, 'dose.unit choice.invalid'],
    [{ frequency: 'often' }, 'frequency choice.invalid'],
    [{ durationDays: 0 }, 'durationDays number.too_small'],
    [{ durationDays: undefined }, 'quantity quantity.required'],
    [{ frequency: 'once' }, 'durationDays duration.of_one_dose'],
    [{ asNeeded: true }, 'asNeededReason reason.required'],
    [{ asNeededReason: 'pain' }, 'asNeededReason reason.unexpected'],
    [{ refills: 13 }, 'refills number.too_large'],
    [{ prescriber: 'Somebody else' }, 'prescriber field.unknown'],
    [{ dose: { value: 1000000, unit: '{tablet}' } }, 'quantity number.too_large'],
  ])('%j', async (more, expected) => {
    const { id: patientId } = await pharmacy.aPatient();
    const { id: medicationId } = await pharmacy.medicine('Paracetamol 500 mg tablet');
    expect(codes(await pharmacy.doctor.post('/api/prescriptions', { patientId, medicationId, ...TWICE, ...more }))).toEqual([
      400,
      expected,
    ]);
  });

  it('to who may not prescribe, for nobody, for an archived patient, and of a medicine that is not there', async () => {
    const patient = await pharmacy.aPatient();
    const { id: medicationId } = await pharmacy.medicine('Paracetamol 500 mg tablet');
    const body = { patientId: patient.id, medicationId, ...TWICE };
    for (const role of ['Admin', 'Nurse', 'Pharmacist', 'Receptionist'] as const)
      expect(codes(await (await pharmacy.hospital.as(role)).post('/api/prescriptions', body))).toEqual([403, 'permission.denied']);
    const nobody = '0197f2c4-8a51-7cc3-9d7e-5b1f20a4c6ff';
    expect(codes(await pharmacy.doctor.post('/api/prescriptions', { ...body, patientId: nobody }))).toEqual([404, 'patient.not_found']);
    expect(codes(await pharmacy.doctor.post('/api/prescriptions', { ...body, medicationId: nobody }))).toEqual([
      404,
      'medication.not_found',
    ]);
    await (await pharmacy.hospital.as('Admin')).delete(`/api/patients/${patient.id}`);
    expect(codes(await pharmacy.doctor.post('/api/prescriptions', body))).toEqual([409, 'patient.illegal_state']);
  });
});

describe('a prescription', () => {
  it('says what is taken, computes what is handed out, and keeps the medicine as it was', async () => {
    const { id } = await pharmacy.aPatient();
    const draft = await pharmacy.drafted(id, { indication: ' Fever ', instructions: 'After food' });
    expect(draft).toMatchObject({
      ...{ status: 'draft', medication: 'Paracetamol 500 mg tablet', quantity: { value: 10, unit: '{tablet}' }, refills: 0 },
      ...{
        sig: '1 tablet by mouth, 1-0-1 (twice a day, morning and night), for 5 days',
        indication: 'Fever',
        signedAt: null,
        dispensing: null,
      },
      ...{ prescriber: 'Test Doctor', pregnancy: 'unknown', issues: [], dispenses: [], version: 1 },
    });
    const signed = answered(await sign(draft.id), 200);
    expect(signed).toMatchObject({
      status: 'active',
      dispensing: 'waiting',
      version: 2,
      endsOn: expect.stringMatching(/^\d{4}-\d{2}-\d{2}$/) as string,
    });
    expect((await pharmacy.doctor.get<Prescription>(`/api/prescriptions/${draft.id}`)).body).toEqual(signed);
  });

  it('is rewritten while it is a draft, from the version that was read', async () => {
    const { id } = await pharmacy.drafted((await pharmacy.aPatient()).id);
    const { id: medicationId } = await pharmacy.medicine('Ibuprofen 400 mg tablet');
    const content = { medicationId, ...TWICE, durationDays: 3 };
    const put = (version?: number) =>
      pharmacy.doctor.put<Prescription>(`/api/prescriptions/${id}`, content, version === undefined ? {} : { version });
    expect(codes(await put())).toEqual([428, 'version.required']);
    const races = await Promise.all([put(1), put(1)]);
    expect(races.map(({ status }) => status).sort()).toEqual([200, 412]);
    answered(await sign(id, {}, 2), 200);
    expect(codes(await put(3))).toEqual([409, 'prescription.illegal_state']);
    expect((await pharmacy.doctor.get<Prescription>(`/api/prescriptions/${id}`)).body.medication).toBe('Ibuprofen 400 mg tablet');
  });

  it('is listed by patient, status and what waits, page by page', async () => {
    const own = await aPharmacy(api);
    const { id } = await own.aPatient();
    const [first, second] = [await own.signed(id), await own.drafted(id, { medicationId: (await own.medicine('Cetirizine 10 mg')).id })];
    await own.signed((await own.aPatient()).id);
    const ids = async (query: string): Promise<string[]> =>
      answered(await own.doctor.get<PrescriptionList>(`/api/prescriptions?${query}`), 200).data.map((each) => each.id);
    expect(await ids(`patientId=${id}`)).toEqual([second.id, first.id]);
    expect(await ids(`patientId=${id}&status=active`)).toEqual([first.id]);
    expect((await ids('dispensing=waiting&sort=signedAt'))[0]).toBe(first.id);
    const page = answered(await own.doctor.get<PrescriptionList>('/api/prescriptions?limit=2'), 200);
    expect(page.page).toMatchObject({ total: 3, totalIsEstimate: false });
    expect(await ids(`limit=2&cursor=${page.page.nextCursor}`)).toEqual([first.id]);
    expect(codes(await own.doctor.get(`/api/prescriptions?sort=signedAt&cursor=${page.page.nextCursor}`))[0]).toBe(400);
  });
});

describe('signing is refused', () => {
  it('while nobody has recorded the allergies, and once they are, goes on', async () => {
    const { id } = await pharmacy.aPatient({ noKnownAllergies: undefined });
    const draft = await pharmacy.drafted(id);
    expect(codes(await sign(draft.id))).toEqual([422, 'prescription.allergies_not_recorded']);
    answered(await pharmacy.doctor.put(`/api/patients/${id}/allergies`, { noneKnown: true }, { version: 0 }), 200);
    answered(await sign(draft.id), 200);
  });

  it('of another version, without one, twice, and of a medicine that was archived meanwhile', async () => {
    const draft = await pharmacy.drafted((await pharmacy.aPatient()).id);
    expect(codes(await pharmacy.doctor.post(`/api/prescriptions/${draft.id}/sign`, {}))).toEqual([428, 'version.required']);
    expect(codes(await sign(draft.id, {}, 9))).toEqual([412, 'version.stale']);
    answered(await sign(draft.id), 200);
    expect(codes(await sign(draft.id, {}, 2))).toEqual([409, 'prescription.illegal_state']);
    const { id: medicationId } = await pharmacy.medicine('Albendazole');
    const other = await pharmacy.drafted((await pharmacy.aPatient()).id, { medicationId, dose: { value: 1, unit: '{tablet}' } });
    expect((await pharmacy.pharmacist.delete(`/api/medications/${medicationId}`)).status).toBe(204);
    expect(codes(await sign(other.id))).toEqual([422, 'prescription.medication_archived']);
    answered(await pharmacy.pharmacist.post(`/api/medications/${medicationId}/restore`), 200);
  });

  it('for a warning of high severity without a reason; with one, both are kept', async () => {
    const { id } = await allergic();
    const { id: medicationId } = await pharmacy.medicine('Amoxicillin 500 mg capsule');
    const draft = await pharmacy.drafted(id, { medicationId, dose: { value: 1, unit: '{capsule}' } });
    const refused = await sign(draft.id);
    expect(codes(refused)).toEqual([422, 'prescription.issues']);
    const { issues } = (refused.body as unknown as { check: PrescriptionCheck }).check;
    expect(issues).toEqual([expect.objectContaining({ ruleId: 'allergy.penicillins', severity: 'high' })]);
    expect(codes(await sign(draft.id, { overrides: [{ key: 'allergy.nsaids:x', reason: 'Because' }] }))[0]).toBe(422);
    expect(codes(await sign(draft.id, { overrides: [{ key: issues[0].key, reason: '' }] }))).toEqual([
      400,
      'overrides.0.reason text.required',
    ]);
    const signed = answered(await sign(draft.id, { overrides: [{ key: issues[0].key, reason: 'Tolerated since' }] }), 200);
    expect(signed.issues).toMatchObject([{ key: issues[0].key, overrideReason: 'Tolerated since', detectedFor: 'Test Doctor' }]);
    const { rows } = await api.database.query<{ may: boolean }>(
      `SELECT has_table_privilege($1::name, '"' || $1::name || '".' || t, 'UPDATE, DELETE') AS may FROM unnest(ARRAY['detected_issues', 'dispenses']) t`,
      [pharmacy.hospital.id],
    );
    expect(rows.map(({ may }) => may)).toEqual([false, false]);
  });

  it('to the second of two that interact and are signed at once', async () => {
    const { id } = await pharmacy.aPatient();
    const names = ['Simvastatin 20 mg', 'Clarithromycin 500 mg'];
    const drafts = await Promise.all(names.map(async (name) => pharmacy.drafted(id, { medicationId: (await pharmacy.medicine(name)).id })));
    const answers = await Promise.all(drafts.map((draft) => sign(draft.id)));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 422]);
    expect(codes(answers.find(({ status }) => status === 422)!)).toEqual([422, 'prescription.issues']);
  });

  it('to one of two doctors who sign the same draft at once', async () => {
    const draft = await pharmacy.drafted((await pharmacy.aPatient()).id);
    const answers = await Promise.all([sign(draft.id), sign(draft.id), sign(draft.id)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409]);
  });

  it('for the same substance again while the course goes on, but not when the prescription is renewed', async () => {
    const { id } = await pharmacy.aPatient();
    const first = await pharmacy.signed(id);
    expect(codes(await sign((await pharmacy.drafted(id)).id))).toEqual([422, 'prescription.issues']);
    const renewed = answered(await step(first.id, 'renew', undefined), 201);
    expect(renewed).toMatchObject({ status: 'draft', priorPrescriptionId: first.id, medication: first.medication });
    answered(await sign(renewed.id), 200);
    expect((await pharmacy.doctor.get<Prescription>(`/api/prescriptions/${first.id}`)).body.status).toBe('completed');
  });
});

describe('a prescription ends', () => {
  it.each([
    ['stop', STOP, 'stopped'],
    ['cancel', STOP, 'cancelled'],
    ['complete', undefined, 'completed'],
    ['entered-in-error', { note: 'Another patient' }, 'entered-in-error'],
  ])('by %s from active, and by no step twice', async (name, body, status) => {
    const { id } = await pharmacy.signed((await pharmacy.aPatient()).id);
    expect(codes(await step(id, name, body, 9))).toEqual([412, 'version.stale']);
    const ended = answered(await step(id, name, body, 2), 200);
    expect(ended).toMatchObject({ status, dispensing: null, endedBy: 'Test Doctor', endedAt: expect.any(String) as string });
    expect(codes(await step(id, name, body))).toEqual([409, 'prescription.illegal_state']);
    expect(codes(await sign(id, {}, 3))).toEqual([409, 'prescription.illegal_state']);
  });

  it('as a mistake also after it was stopped, and a draft only by being cancelled', async () => {
    const { id } = await pharmacy.signed((await pharmacy.aPatient()).id);
    answered(await step(id, 'stop', STOP), 200);
    expect(answered(await step(id, 'entered-in-error', { note: 'Wrong patient' }), 200)).toMatchObject({
      statusReason: 'sintol',
      statusNote: 'Wrong patient',
    });
    expect(codes(await step(id, 'renew', undefined))).toEqual([409, 'prescription.illegal_state']);
    const draft = await pharmacy.drafted((await pharmacy.aPatient()).id);
    for (const [name, body] of [
      ['stop', STOP],
      ['complete', undefined],
      ['entered-in-error', { note: 'x' }],
      ['renew', undefined],
    ] as const)
      expect(codes(await step(draft.id, name, body))).toEqual([409, 'prescription.illegal_state']);
    expect(answered(await step(draft.id, 'cancel', { reason: 'altchoice' }), 200).status).toBe('cancelled');
  });

  it('only for a coded reason', async () => {
    const { id } = await pharmacy.signed((await pharmacy.aPatient()).id);
    expect(codes(await step(id, 'stop', { reason: 'because' }))).toEqual([400, 'reason choice.invalid']);
    expect(codes(await pharmacy.pharmacist.post(`/api/prescriptions/${id}/stop`, STOP))).toEqual([403, 'permission.denied']);
  });
});

describe('the safety rules', () => {
  const proposed = async (patientId: string, label: string, more: object = {}) => ({
    ...{ patientId, medicationId: (await pharmacy.medicine(label)).id, ...TWICE },
    ...more,
  });
  const check = async (body: object) => answered(await pharmacy.doctor.post<PrescriptionCheck>('/api/prescriptions/checks', body), 200);

  it('count for nothing until a doctor or pharmacist has confirmed them, and say so; signing keeps that too', async () => {
    const { id } = await allergic();
    const before = await check(await proposed(id, 'Amoxicillin 500 mg capsule', { dose: { value: 1, unit: '{capsule}' } }));
    expect(before).toMatchObject({ checked: false, notChecked: 'not-confirmed', issues: [{ ruleId: 'allergy.penicillins' }] });
    expect((await pharmacy.signed((await pharmacy.aPatient()).id)).checkedWith).toBeNull();
    const confirm = (client = pharmacy.pharmacist, rulesVersion = SAFETY_RULES.version) =>
      client.post<PrescriptionSafety>('/api/prescription-safety/confirmation', { rulesVersion });
    expect(codes(await confirm(await pharmacy.hospital.as('Nurse')))).toEqual([403, 'permission.denied']);
    expect(codes(await confirm(pharmacy.pharmacist, '2020-1'))).toEqual([409, 'safety_rules.other_version']);
    expect(answered(await confirm(), 200)).toMatchObject({ checked: true, confirmedBy: 'Test Pharmacist' });
    expect(answered(await confirm(pharmacy.doctor), 200).confirmedBy).toBe('Test Pharmacist');
    const after = await check(await proposed(id, 'Amoxicillin 500 mg capsule', { dose: { value: 1, unit: '{capsule}' } }));
    expect(after).toMatchObject({ checked: true, notChecked: null });
    expect((await pharmacy.signed((await pharmacy.aPatient()).id)).checkedWith).toBe(SAFETY_RULES.version);
    const safety = answered(await pharmacy.pharmacist.get<PrescriptionSafety>('/api/prescription-safety'), 200);
    expect(safety.coverage.map(({ kind }) => kind)).toEqual(['allergy', 'interaction', 'duplicate', 'dose', 'pregnancy']);
  });

  it('that are missing are told of by every answer, by the health check, and cannot be confirmed', async () => {
    jest.spyOn(api.app.get(RuleBook), 'rules', 'get').mockReturnValue({ ...SAFETY_RULES, interactions: [] });
    const { id } = await pharmacy.aPatient();
    expect(await check(await proposed(id, 'Paracetamol 500 mg tablet'))).toMatchObject({ checked: false, notChecked: 'no-rules' });
    expect((await pharmacy.signed(id)).checkedWith).toBeNull();
    expect((await api.anonymous().get('/health/ready')).body).toEqual({ status: 'ok', warnings: ['prescription-safety rules'] });
    const confirmed = await pharmacy.doctor.post('/api/prescription-safety/confirmation', { rulesVersion: SAFETY_RULES.version });
    expect(codes(confirmed)).toEqual([422, 'safety_rules.missing']);
    jest.restoreAllMocks();
    expect((await api.anonymous().get('/health/ready')).body).toEqual({ status: 'ok', warnings: [] });
  });

  it('look at weight, age, pregnancy and what is taken; refuted and resolved allergies count for nothing', async () => {
    const born = new Date(Date.now() - 5 * 365.25 * 86_400_000).toISOString().slice(0, 10);
    const { id } = await pharmacy.aPatient({ dateOfBirth: born });
    const heavy = await check(await proposed(id, 'Paracetamol 500 mg tablet', { weightKg: 18, frequency: '1-0-0' }));
    expect(heavy.issues.map(({ ruleId }) => ruleId)).toEqual(['dose.paracetamol']);
    const adult = await pharmacy.aPatient({ gender: 'female' });
    const warned = await check(await proposed(adult.id, 'Warfarin 1 mg', { pregnancy: 'pregnant' }));
    expect(warned.issues).toMatchObject([{ ruleId: 'pregnancy.warfarin', severity: 'high' }]);
    const past = await pharmacy.aPatient({
      noKnownAllergies: undefined,
      allergies: [{ substance: 'Ibuprofen', clinicalStatus: 'resolved' }],
    });
    const free = await check(await proposed(past.id, 'Ibuprofen 400 mg tablet'));
    expect(free.issues).toEqual([]);
  });
});

describe('prescriptions in the chart', () => {
  it('stand in the timeline of those who may read them, and in the audit without a word of what they say', async () => {
    const { id } = await pharmacy.aPatient();
    const signed = await pharmacy.signed(id);
    answered(await pharmacy.pharmacist.post(`/api/prescriptions/${signed.id}/dispenses`, { status: 'completed' }, { version: 2 }), 201);
    answered(await step(signed.id, 'stop', { ...STOP, note: 'Rash' }), 200);
    const timeline = answered(await pharmacy.pharmacist.get<Timeline>(`/api/patients/${id}/timeline?kind=prescription`), 200);
    expect(timeline.data.map(({ event, prescription }) => [event, prescription?.medication])).toEqual([
      ['prescription.stopped', signed.medication],
      ['prescription.dispensed', signed.medication],
      ['prescription.signed', signed.medication],
    ]);
    const desk = await pharmacy.hospital.as('Receptionist');
    expect(answered(await desk.get<Timeline>(`/api/patients/${id}/timeline?kind=prescription`), 200).data).toEqual([]);
    const { rows } = await api.database.query<{ action: string; details: object }>(
      `SELECT action, details FROM "${pharmacy.hospital.id}".audit_events WHERE entity_id = $1 AND patient_id = $2 ORDER BY occurred_at`,
      [signed.id, id],
    );
    expect(rows.map(({ action }) => action)).toEqual(['drafted', 'signed', 'dispensed', 'stopped'].map((what) => `prescription.${what}`));
    expect(JSON.stringify(rows)).not.toMatch(/Paracetamol|Rash|sintol/);
  });

  it('are read by Admin, Doctor, Nurse and Pharmacist alone, each reading in the audit', async () => {
    const { id } = await pharmacy.aPatient();
    const { id: own } = await pharmacy.drafted(id);
    for (const role of ['Admin', 'Nurse', 'Pharmacist'] as const)
      answered(await (await pharmacy.hospital.as(role)).get(`/api/prescriptions/${own}`), 200);
    answered(await pharmacy.doctor.get(`/api/prescriptions?patientId=${id}`), 200);
    const desk = await pharmacy.hospital.as('Receptionist');
    for (const path of ['', `/${own}`]) expect(codes(await desk.get(`/api/prescriptions${path}`))).toEqual([403, 'permission.denied']);
    const { rowCount } = await api.database.query(
      `SELECT FROM "${pharmacy.hospital.id}".audit_events WHERE patient_id = $1 AND action IN ('prescription.read', 'prescription.listed')`,
      [id],
    );
    expect(rowCount).toBe(4);
  });

  it('name the visit at which they were written, which is of the same patient and no mistake', async () => {
    const [one, other] = [await pharmacy.aPatient(), await pharmacy.aPatient()];
    const visit = await aVisit(pharmacy.doctor, one.id);
    const { id } = await pharmacy.drafted(one.id, { visitId: visit.id });
    await pharmacy.drafted(one.id);
    const list = async (query: string) => answered(await pharmacy.doctor.get<PrescriptionList>(`/api/prescriptions?${query}`), 200);
    const { data, page } = await list(`visitId=${visit.id}`);
    expect([data.map((row) => [row.id, row.visitId]), page.total]).toEqual([[[id, visit.id]], 1]);
    expect((await list(`visitId=${visit.id}&patientId=${other.id}`)).data).toEqual([]);
    expect((await list(`patientId=${one.id}`)).data.map(({ visitId }) => visitId)).toEqual([null, visit.id]);
    const { id: medicationId } = await pharmacy.medicine('Paracetamol 500 mg tablet');
    const draft = (patientId: string, visitId: string) =>
      pharmacy.doctor.post('/api/prescriptions', { patientId, medicationId, ...TWICE, visitId });
    expect(codes(await draft(other.id, visit.id))).toEqual([404, 'visit.not_found']);
    const reason = { reason: 'Of another patient' };
    answered(await pharmacy.doctor.post(`/api/records/${visit.id}/entered-in-error`, reason, { version: visit.version }), 200);
    expect(codes(await draft(one.id, visit.id))).toEqual([404, 'visit.not_found']);
  });

  it('follow their patient through a merge', async () => {
    const admin = await pharmacy.hospital.as('Admin');
    const [one, other] = [await pharmacy.aPatient(), await pharmacy.aPatient()];
    const { id } = await pharmacy.signed(other.id);
    const request = { mergedId: other.id, version: one.version, mergedVersion: other.version, take: [] };
    answered(await admin.post(`/api/patients/${one.id}/merges`, request), 201);
    expect((await pharmacy.doctor.get<Prescription>(`/api/prescriptions/${id}`)).body.patientId).toBe(one.id);
  });
});

const BODY = { medicationId: '0197f2c4-8a51-7cc3-9d7e-5b1f20a4c6ff', ...TWICE };
isolationContract({
  api: () => api,
  name: 'prescriptions',
  role: 'Doctor',
  list: '/api/prescriptions',
  create: async (client) => {
    const { id: patientId } = await aRegisteredPatient(client);
    const { data } = answered(await client.get<{ data: { id: string }[] }>('/api/medications?q=paracetamol&limit=2'), 200);
    return answered(await client.post<Prescription>('/api/prescriptions', { patientId, medicationId: data[0].id, ...TWICE }), 201);
  },
  requests: [
    { method: 'GET', path: (id) => `/api/prescriptions/${id}` },
    { method: 'PUT', path: (id) => `/api/prescriptions/${id}`, body: BODY },
    { method: 'POST', path: (id) => `/api/prescriptions/${id}/sign`, body: {} },
    { method: 'POST', path: (id) => `/api/prescriptions/${id}/stop`, body: STOP },
    { method: 'POST', path: (id) => `/api/prescriptions/${id}/cancel`, body: STOP },
    { method: 'POST', path: (id) => `/api/prescriptions/${id}/complete` },
    { method: 'POST', path: (id) => `/api/prescriptions/${id}/renew` },
    { method: 'POST', path: (id) => `/api/prescriptions/${id}/entered-in-error`, body: { note: 'x' } },
  ],
});
