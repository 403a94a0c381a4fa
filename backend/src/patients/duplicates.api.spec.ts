import 'reflect-metadata';
import type { DuplicateCandidate, DuplicateList, Patient } from '@hms/shared-dto';
import { startApi, type TestApi, type TestHospital } from '../../test/api.js';
import type { ApiClient } from '../../test/client.js';
import { isolationContract } from '../../test/isolation-contract.js';
import { aPatient, aRegisteredPatient } from '../../test/patients.js';

let api: TestApi;
let hospital: TestHospital;
let clerk: ApiClient;

beforeAll(async () => {
  api = await startApi();
  hospital = await api.aHospital();
  clerk = await hospital.as('Receptionist');
});
afterAll(() => api.close());

const check = async (body: object): Promise<DuplicateCandidate[]> => {
  const { status, body: list } = await clerk.post<DuplicateList>('/api/patients/duplicates', body);
  expect(status).toBe(200);
  return list.data;
};
const of = async ({ id }: Patient) => (await clerk.get<DuplicateList>(`/api/patients/${id}/duplicates`)).body.data;
const twice = async (more: object = {}): Promise<[Patient, Patient]> => {
  const body = aPatient(more);
  return [await aRegisteredPatient(clerk, body), await aRegisteredPatient(clerk, { ...body, allowDuplicate: true })];
};
const ids = (list: readonly { id: string }[]) => list.map(({ id }) => id);

describe('likely duplicates', () => {
  it('are shown while somebody types, and one fact alone shows nobody', async () => {
    const patient = await aRegisteredPatient(clerk, { firstName: 'Revathi', lastName: 'Subramaniam', phone: '+919811100001' });
    const typed = { firstName: 'Revati', lastName: 'Subramaniam' };
    expect(await check(typed)).toEqual([]);
    expect(await check({ ...typed, phone: '+919811100001' })).toMatchObject([{ id: patient.id, reasons: ['name', 'phone'], score: 60 }]);
    expect(await check({ ...typed, dateOfBirth: patient.dateOfBirth, phone: '+919811100001', gender: 'male' })).toMatchObject([
      { score: 70 },
    ]);
    expect(await check({})).toEqual([]);
  });

  it('are certain of an identifier, in whatever spelling, and leave out what is not typed to the end', async () => {
    const abha = { type: 'abha', value: '91-2345-6789-0123' };
    const patient = await aRegisteredPatient(clerk, { identifiers: [abha] });
    expect(patient.identifiers).toEqual([{ type: 'abha', value: '91234567890123' }]);
    const [found] = await check({ identifiers: [{ type: 'abha', value: '91 2345 6789 0123' }] });
    expect(found).toMatchObject({ id: patient.id, reasons: ['identifier'], score: 100 });
    expect(await check({ identifiers: [{ type: 'abha', value: '91234' }] })).toEqual([]);
    const again = await clerk.post('/api/patients', aPatient({ identifiers: [abha] }));
    expect([again.status, again.problem.code]).toEqual([409, 'patient.possible_duplicate']);
  });

  it('are seen from both, and on edit not of oneself', async () => {
    const [one, other] = await twice();
    expect(ids(await of(one))).toEqual([other.id]);
    expect(ids(await of(other))).toEqual([one.id]);
    const { firstName, lastName, dateOfBirth } = one;
    expect(ids(await check({ patientId: one.id, firstName, lastName, dateOfBirth }))).toEqual([other.id]);
  });

  it('are remembered as two people, by both, until that is taken back', async () => {
    const [one, other] = await twice();
    const url = `/api/patients/${other.id}/distinctions`;
    expect((await clerk.post(url, { otherId: one.id })).status).toBe(204);
    expect((await clerk.post(`/api/patients/${one.id}/distinctions`, { otherId: other.id })).status).toBe(204);
    expect([await of(one), await of(other)]).toEqual([[], []]);
    expect((await clerk.delete(`${url}/${one.id}`)).status).toBe(204);
    expect((await clerk.delete(`${url}/${one.id}`)).status).toBe(404);
    expect(ids(await of(one))).toEqual([other.id]);
    const { rows } = await api.database.query<{ action: string }>(
      `SELECT action FROM "${hospital.id}".audit_events WHERE patient_id = $1 AND action LIKE 'patient.disti%' ORDER BY occurred_at`,
      [other.id],
    );
    expect(rows.map(({ action }) => action)).toEqual(['patient.distinguished', 'patient.distinction_taken_back']);
  });

  it('are those who were archived too: whoever comes back is restored rather than registered again', async () => {
    const boss = await hospital.as('Admin');
    const body = aPatient({ identifiers: [{ type: 'other', value: 'BACK AGAIN' }] });
    const patient = await aRegisteredPatient(clerk, body);
    expect((await boss.delete(`/api/patients/${patient.id}`)).status).toBe(204);
    const again = await clerk.post('/api/patients', body);
    expect([again.status, again.problem]).toMatchObject([409, { candidates: [{ id: patient.id, status: 'archived', replacedBy: null }] }]);
  });

  it('lead on from a record that was merged, once for each person', async () => {
    const boss = await hospital.as('Admin');
    const survivor = await aRegisteredPatient(clerk);
    const old = aPatient({ phone: '+919811100077' });
    const merged = await aRegisteredPatient(clerk, { ...old, allowDuplicate: true });
    const named = ({ firstName, lastName, dateOfBirth }: Patient) => ({ firstName, lastName, dateOfBirth });
    const twin = await aRegisteredPatient(clerk, { ...named(survivor), allowDuplicate: true });
    for (const [index, { id: mergedId }] of [merged, twin].entries()) {
      const request = { mergedId, version: index + 1, mergedVersion: 1, take: [] };
      expect((await boss.post(`/api/patients/${survivor.id}/merges`, request)).status).toBe(201);
    }
    const typed = named(merged);
    const leading = { id: merged.id, status: 'merged', replacedBy: { id: survivor.id, patientNumber: survivor.patientNumber } };
    expect(await check(typed)).toMatchObject([leading]);
    expect(await check(named(survivor))).toMatchObject([{ id: survivor.id, status: 'active' }]);
    expect(await check({ ...typed, patientId: survivor.id })).toEqual([]);
    const third = await aRegisteredPatient(clerk, { ...old, allowDuplicate: true });
    expect(ids(await of(third))).toEqual([merged.id]);
    expect((await clerk.post(`/api/patients/${third.id}/distinctions`, { otherId: survivor.id })).status).toBe(204);
    expect(await of(third)).toEqual([]);
  });

  it('are nobody’s business who may not write, and no distinction from oneself or nobody', async () => {
    const [one] = await twice();
    const pharmacist = await hospital.as('Pharmacist');
    expect((await pharmacist.post('/api/patients/duplicates', {})).problem.code).toBe('permission.denied');
    const url = `/api/patients/${one.id}/distinctions`;
    expect((await clerk.post(url, { otherId: one.id })).status).toBe(400);
    expect((await clerk.post(url, { otherId: '0197f2c4-8a51-7cc3-9d7e-5b1f20a4c6ff' })).problem.code).toBe('patient.not_found');
  });
});

isolationContract({
  api: () => api,
  name: 'duplicates',
  role: 'Receptionist',
  list: '/api/patients',
  create: (client) => aRegisteredPatient(client),
  requests: [
    { method: 'GET', path: (id) => `/api/patients/${id}/duplicates` },
    { method: 'POST', path: (id) => `/api/patients/${id}/distinctions`, body: { otherId: '0197f2c4-8a51-7cc3-9d7e-5b1f20a4c6fe' } },
    { method: 'DELETE', path: (id) => `/api/patients/${id}/distinctions/${id}` },
  ],
});
