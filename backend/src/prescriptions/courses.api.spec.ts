import 'reflect-metadata';
import type { Medication, Prescription, PrescriptionCheck, PrescriptionList } from '@hms/shared-dto';
import { startApi, unique, type TestApi } from '../../test/api.js';
import { answered, aPharmacy, TWICE, type Pharmacy } from '../../test/prescribing.js';

let api: TestApi;
let pharmacy: Pharmacy;
beforeAll(async () => {
  api = await startApi();
  pharmacy = await aPharmacy(api);
});
afterAll(() => api.close());

const sign = (id: string, body: object = {}) => pharmacy.doctor.post<Prescription>(`/api/prescriptions/${id}/sign`, body, { version: 1 });
const listed = async (patientId: string, course: string): Promise<string[]> => {
  const { data } = answered(await pharmacy.doctor.get<PrescriptionList>(`/api/prescriptions?patientId=${patientId}&course=${course}`), 200);
  return data.map(({ id }) => id);
};
/** As if it had been signed so many days earlier. */
const signedEarlier = (id: string, days: number) =>
  api.database.query(`UPDATE "${pharmacy.hospital.id}".prescriptions SET ends_on = ends_on - $2::integer WHERE id = $1`, [id, days]);
const DAY_MS = 86_400_000;
const daysBetween = (from: string | null, to: string | null): number => (Date.parse(to!) - Date.parse(from!)) / DAY_MS;

/** A tablet of the hospital's own, in a spelling that the rules do not know. */
const imported = async (substance: string, classes: string[]): Promise<string> => {
  const medicine = {
    ...{ name: `${substance} ${unique()}`, classes, form: 'tablet', route: 'PO', perValue: 1, perUnit: '{tablet}' },
    ingredients: [{ substance, value: 500, unit: 'mg' }],
  };
  return answered(await pharmacy.pharmacist.post<Medication>('/api/medications', medicine), 201).id;
};

describe('a course', () => {
  it('goes on through its refills: the same again is warned of, and listed as taken, until the last one is over', async () => {
    const { id: patientId } = await pharmacy.aPatient();
    const once = await pharmacy.signed((await pharmacy.aPatient()).id);
    const { id, endsOn } = await pharmacy.signed(patientId, { refills: 2 });
    expect(daysBetween(once.endsOn, endsOn)).toBe(2 * TWICE.durationDays);
    await signedEarlier(id, 2 * TWICE.durationDays);
    const again = await pharmacy.drafted(patientId);
    expect((await sign(again.id)).problem.code).toBe('prescription.issues');
    expect(await listed(patientId, 'ongoing')).toEqual([id]);
    await signedEarlier(id, TWICE.durationDays);
    expect(await listed(patientId, 'ongoing')).toEqual([]);
    answered(await sign(again.id), 200);
  });

  it('that is over by the hospital’s calendar is told apart from what is taken, though it stays active', async () => {
    const { id: patientId } = await pharmacy.aPatient();
    const { id } = await pharmacy.signed(patientId);
    await signedEarlier(id, TWICE.durationDays - 1);
    expect([await listed(patientId, 'ongoing'), await listed(patientId, 'ended')]).toEqual([[id], []]);
    await signedEarlier(id, 1);
    expect([await listed(patientId, 'ongoing'), await listed(patientId, 'ended')]).toEqual([[], [id]]);
    expect((await pharmacy.doctor.get<Prescription>(`/api/prescriptions/${id}`)).body.status).toBe('active');
    expect((await pharmacy.doctor.get('/api/prescriptions?course=some')).problem.errors).toMatchObject([{ path: 'course' }]);
  });
});

describe('a medicine in another spelling', () => {
  const allergic = () => pharmacy.aPatient({ noKnownAllergies: undefined, allergies: [{ substance: 'Penicillin', severity: 'severe' }] });

  it('is warned of by its ATC code', async () => {
    const medicationId = await imported('amoxycillin', ['J01CA04']);
    const draft = await pharmacy.drafted((await allergic()).id, { medicationId });
    const { check } = (await sign(draft.id)).body as unknown as { check: PrescriptionCheck };
    expect(check.issues.map(({ ruleId, text }) => [ruleId, text])).toEqual([
      ['allergy.penicillins', 'The patient is allergic to Penicillin. Amoxycillin is a penicillin by its ATC code.'],
    ]);
  });

  it('without a code is said to be not checked, which the signed prescription keeps', async () => {
    const medicationId = await imported('amoxycillin', []);
    const draft = await pharmacy.drafted((await allergic()).id, { medicationId });
    expect(draft.gaps).toEqual([]);
    const unknown = 'Allergies and interactions of amoxycillin: the rules do not know this substance. Compare it yourself.';
    const signed = answered(await sign(draft.id), 200);
    expect(signed.gaps).toContain(unknown);
    expect((await pharmacy.doctor.get<Prescription>(`/api/prescriptions/${draft.id}`)).body.gaps).toEqual(signed.gaps);
  });
});

it('a warning that needs no reason is kept with the prescription all the same, with its rule and version', async () => {
  const { id } = await pharmacy.aPatient({ noKnownAllergies: undefined, allergies: [{ substance: 'Penicillin', severity: 'severe' }] });
  const { id: medicationId } = await pharmacy.medicine('Cefixime 200 mg tablet');
  const { id: draftId } = await pharmacy.drafted(id, { medicationId });
  const { issues } = answered(await sign(draftId), 200);
  expect(issues).toMatchObject([
    {
      ruleId: 'allergy.penicillins-cephalosporins',
      severity: 'moderate',
      overrideReason: null,
      rulesVersion: expect.any(String) as string,
    },
  ]);
});

describe('a prescription on hold', () => {
  const post = (id: string, name: string, version: number, body?: object) =>
    pharmacy.doctor.post<Prescription>(`/api/prescriptions/${id}/${name}`, body, { version });
  const SURGERY = { reason: 'surg', note: 'Two days' };

  it('is held for a reason, is not handed out, and goes on as many days later, with all of it in its history', async () => {
    const { id: patientId } = await pharmacy.aPatient();
    const { id, endsOn } = await pharmacy.signed(patientId);
    const refused = [
      await post(id, 'hold', 2, {}),
      await pharmacy.pharmacist.post(`/api/prescriptions/${id}/hold`, SURGERY, { version: 2 }),
    ];
    expect(refused.map(({ status }) => status)).toEqual([400, 403]);
    expect((await post(id, 'hold', 9, SURGERY)).problem.code).toBe('version.stale');
    const held = answered(await post(id, 'hold', 2, SURGERY), 200);
    expect(held).toMatchObject({ status: 'on-hold', dispensing: null, statusReason: 'surg', statusNote: 'Two days', endedAt: null });
    const dispensed = await pharmacy.pharmacist.post(`/api/prescriptions/${id}/dispenses`, { status: 'completed' }, { version: 3 });
    expect(dispensed.problem.code).toBe('prescription.illegal_state');
    await api.database.query(
      `UPDATE "${pharmacy.hospital.id}".prescription_holds SET at = at - interval '2 days' WHERE prescription_id = $1`,
      [id],
    );
    const resumed = answered(await post(id, 'resume', 3), 200);
    expect([resumed.status, resumed.dispensing, resumed.statusReason, daysBetween(endsOn, resumed.endsOn)]).toEqual([
      'active',
      'waiting',
      null,
      2,
    ]);
    expect(resumed.holds).toMatchObject([
      { step: 'resumed', reason: null, by: 'Test Doctor' },
      { step: 'held', reason: 'surg', note: 'Two days', by: 'Test Doctor' },
    ]);
    const { rows } = await api.database.query<{ action: string }>(
      `SELECT action FROM "${pharmacy.hospital.id}".audit_events WHERE entity_id = $1 AND action IN ('prescription.held', 'prescription.resumed') ORDER BY occurred_at`,
      [id],
    );
    expect(rows.map(({ action }) => action)).toEqual(['prescription.held', 'prescription.resumed']);
  });

  it('counts as taken however long it is held: the same again is warned of, and renewing it completes it', async () => {
    const { id: patientId } = await pharmacy.aPatient();
    const { id } = await pharmacy.signed(patientId);
    answered(await post(id, 'hold', 2, SURGERY), 200);
    await signedEarlier(id, 100);
    expect(await listed(patientId, 'ongoing')).toEqual([id]);
    const { body } = await sign((await pharmacy.drafted(patientId)).id);
    expect((body as unknown as { check: PrescriptionCheck }).check.issues.map(({ text }) => text)).toEqual([
      'The patient takes paracetamol already (on hold), as Paracetamol.',
    ]);
    const renewed = answered(await pharmacy.doctor.post<Prescription>(`/api/prescriptions/${id}/renew`), 201);
    answered(await sign(renewed.id), 200);
    expect((await pharmacy.doctor.get<Prescription>(`/api/prescriptions/${id}`)).body).toMatchObject({
      status: 'completed',
      statusReason: null,
    });
  });
});
