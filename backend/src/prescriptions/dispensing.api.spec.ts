import 'reflect-metadata';
import { leftInAll, leftOfSupply, type Prescription, type PrescriptionList } from '@hms/shared-dto';
import fc from 'fast-check';
import { startApi, type TestApi } from '../../test/api.js';
import { answered, aPharmacy, type Pharmacy } from '../../test/prescribing.js';

let api: TestApi;
let pharmacy: Pharmacy;
beforeAll(async () => {
  api = await startApi();
  pharmacy = await aPharmacy(api);
});
afterAll(() => api.close());

const signed = async (more: object = {}) => pharmacy.signed((await pharmacy.aPatient()).id, more);
const dispense = (id: string, body: object, version?: number) =>
  pharmacy.pharmacist.post<Prescription>(`/api/prescriptions/${id}/dispenses`, body, version === undefined ? {} : { version });
const codes = ({ status, problem }: { status: number; problem: { code: string; errors?: { path: string; code: string }[] } }) => [
  status,
  problem.errors?.map(({ path, code }) => `${path} ${code}`).join() ?? problem.code,
];
const waiting = async (): Promise<string[]> => {
  const { data } = answered(
    await pharmacy.pharmacist.get<PrescriptionList>('/api/prescriptions?dispensing=waiting&sort=signedAt&limit=100'),
    200,
  );
  return data.map(({ id }) => id);
};

describe('handing out is refused', () => {
  it.each([
    [{}, 'status choice.invalid'],
    [{ status: 'completed', quantity: 0 }, 'quantity number.too_small'],
    [{ status: 'declined' }, 'reason reason.required'],
    [{ status: 'declined', reason: 'outofstock', quantity: 1 }, 'quantity quantity.unexpected'],
    [{ status: 'declined', reason: 'tired' }, 'reason choice.invalid'],
  ])('%j', async (body, expected) => {
    expect(codes(await dispense((await signed()).id, body, 2))).toEqual([400, expected]);
  });

  it('to everybody but a pharmacist', async () => {
    const { id } = await signed();
    for (const role of ['Admin', 'Doctor', 'Nurse', 'Receptionist'] as const) {
      const client = await pharmacy.hospital.as(role);
      expect(codes(await client.post(`/api/prescriptions/${id}/dispenses`, { status: 'completed' }, { version: 2 }))).toEqual([
        403,
        'permission.denied',
      ]);
    }
  });

  it('of a draft, of what was stopped, without a version and of another one', async () => {
    const draft = await pharmacy.drafted((await pharmacy.aPatient()).id);
    expect(codes(await dispense(draft.id, { status: 'completed' }, 1))).toEqual([409, 'prescription.illegal_state']);
    const { id } = await signed();
    expect(codes(await dispense(id, { status: 'completed' }))).toEqual([428, 'version.required']);
    expect(codes(await dispense(id, { status: 'completed' }, 1))).toEqual([412, 'version.stale']);
    answered(await pharmacy.doctor.post(`/api/prescriptions/${id}/stop`, { reason: 'sintol' }, { version: 2 }), 200);
    expect(codes(await dispense(id, { status: 'completed' }, 3))).toEqual([409, 'prescription.illegal_state']);
  });

  it('of more than was prescribed, and the database refuses it too', async () => {
    const { id } = await signed();
    const refused = await dispense(id, { status: 'completed', quantity: 11 }, 2);
    expect([...codes(refused), (refused.body as unknown as { left: number }).left]).toEqual([409, 'prescription.too_much', 10]);
    const behind = api.database.query(`UPDATE "${pharmacy.hospital.id}".prescriptions SET dispensed = 10.0001 WHERE id = $1`, [id]);
    await expect(behind).rejects.toMatchObject({ constraint: 'prescriptions_dispensed_within' });
  });
});

describe('a pharmacist', () => {
  it('hands out all of it, and it leaves the worklist', async () => {
    const { id } = await signed();
    expect(await waiting()).toContain(id);
    const done = answered(await dispense(id, { status: 'completed' }, 2), 201);
    expect(done).toMatchObject({ dispensing: 'done', dispensed: 10, status: 'active' });
    expect(done.dispenses).toMatchObject([
      { status: 'completed', quantity: { value: 10, unit: '{tablet}' }, dispensedBy: 'Test Pharmacist' },
    ]);
    expect(await waiting()).not.toContain(id);
    expect(codes(await dispense(id, { status: 'completed' }, 3))).toEqual([409, 'prescription.too_much']);
    expect(codes(await pharmacy.doctor.post(`/api/prescriptions/${id}/cancel`, { reason: 'sintol' }))).toEqual([
      409,
      'prescription.illegal_state',
    ]);
  });

  it('hands out a part, then the rest, then each refill, and no more', async () => {
    const { id } = await signed({ refills: 1 });
    expect(answered(await dispense(id, { status: 'completed', quantity: 4, note: 'Strip of 4' }, 2), 201)).toMatchObject({
      dispensed: 4,
      dispensing: 'waiting',
    });
    expect(answered(await dispense(id, { status: 'completed' }, 3), 201)).toMatchObject({ dispensed: 10, dispensing: 'refills' });
    const last = answered(await dispense(id, { status: 'completed' }, 4), 201);
    expect(last).toMatchObject({ dispensed: 20, dispensing: 'done' });
    expect(last.dispenses.map(({ quantity }) => quantity?.value)).toEqual([10, 6, 4]);
  });

  it('says why nothing is handed out, and may hand it out later all the same', async () => {
    const { id } = await signed();
    const declined = answered(await dispense(id, { status: 'declined', reason: 'outofstock', note: 'Tomorrow' }, 2), 201);
    expect(declined).toMatchObject({
      dispensing: 'declined',
      dispensed: 0,
      dispenses: [{ status: 'declined', quantity: null, reason: 'outofstock' }],
    });
    expect(await waiting()).not.toContain(id);
    expect(answered(await dispense(id, { status: 'completed' }, 3), 201)).toMatchObject({ dispensing: 'done' });
  });

  it('races a colleague for the rest: one hands it out', async () => {
    const { id } = await signed();
    const answers = await Promise.all(Array.from({ length: 6 }, () => dispense(id, { status: 'completed' }, 2)));
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 412, 412, 412, 412, 412]);
    const { rows } = await api.database.query<{ sum: string }>(
      `SELECT sum(quantity)::int AS sum FROM "${pharmacy.hospital.id}".dispenses WHERE prescription_id = $1`,
      [id],
    );
    expect(rows[0].sum).toBe(10);
  });

  it('sends the same twice by accident, and it is handed out once', async () => {
    const { id } = await signed({ refills: 2 });
    const send = () =>
      pharmacy.pharmacist.post(`/api/prescriptions/${id}/dispenses`, { status: 'completed' }, { version: 2, idempotencyKey: `once-${id}` });
    expect([(await send()).status, (await send()).status]).toEqual([201, 201]);
    expect((await pharmacy.doctor.get<Prescription>(`/api/prescriptions/${id}`)).body.dispensed).toBe(10);
  });
});

describe('what is left', () => {
  it('of a supply is never more than is left in all, and leads there exactly', () => {
    const amount = fc.integer({ min: 1, max: 1_000_000 }).map((ten) => ten / 10_000);
    fc.assert(
      fc.property(amount, fc.integer({ min: 0, max: 12 }), (quantity, refills) => {
        let dispensed = 0;
        for (let supply = 0; supply <= refills; supply += 1) {
          const left = leftOfSupply({ quantity, refills, dispensed });
          expect(left).toBeLessThanOrEqual(leftInAll({ quantity, refills, dispensed }));
          expect(left).toBe(quantity);
          dispensed = Number((dispensed + left).toFixed(4));
        }
        expect([leftOfSupply({ quantity, refills, dispensed }), leftInAll({ quantity, refills, dispensed })]).toEqual([0, 0]);
      }),
    );
    expect(leftOfSupply({ quantity: 0.3, refills: 0, dispensed: 0.1 })).toBe(0.2);
  });
});

it('dispensing of another hospital’s prescription finds nothing, in the same words as of one that never was', async () => {
  const other = await aPharmacy(api);
  const theirs = await other.signed((await other.aPatient()).id);
  const nobodys = await dispense('0197f2c4-8a51-7cc3-9d7e-5b1f20a4c6ff', { status: 'completed' }, 2);
  const foreign = await dispense(theirs.id, { status: 'completed' }, 2);
  expect(foreign.status).toBe(404);
  expect({ ...foreign.problem, traceId: '' }).toEqual({ ...nobodys.problem, traceId: '' });
  expect((await other.doctor.get<Prescription>(`/api/prescriptions/${theirs.id}`)).body.dispensed).toBe(0);
});
