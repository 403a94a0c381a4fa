import 'reflect-metadata';
import type { LabOrder, LabOrderList, LabPanelList, LabSpecimen, LabSpecimenList } from '@hms/shared-dto';
import { startApi, type TestApi } from '../../../test/api.js';
import { isolationContract } from '../../../test/isolation-contract.js';
import { Laboratory, ok } from '../../../test/laboratory.js';
import { aRegisteredPatient } from '../../../test/patients.js';
import { aVisit } from '../../../test/visits.js';

let api: TestApi;
let lab: Laboratory;
beforeAll(async () => {
  api = await startApi();
  lab = await Laboratory.open(api);
});
afterAll(() => api.close());

const NOBODY = '0197f2c4-8a51-7cc3-9d7e-5b1f20a4c6ff';
const at = (order: LabOrder, step = '', tube = 0) => `/api/lab-specimens/${order.specimens[tube].id}${step}`;
const read = async (id: string) => ok(await lab.as.Doctor.get<LabOrder>(`/api/lab-orders/${id}`));
const panel = async (code: string) =>
  (await lab.as.Nurse.get<LabPanelList>('/api/lab-panels')).body.data.find((each) => each.code === code)!.id;

describe('an order refuses', () => {
  it('nothing to measure, what is not there, and what is archived', async () => {
    const { id } = await lab.aPatient();
    for (const body of [
      { patientId: id, testIds: [], panelIds: [] },
      { patientId: id, testIds: [NOBODY], panelIds: [] },
      { patientId: id, testIds: [], panelIds: [NOBODY] },
      { patientId: id, testIds: 'K', panelIds: [] },
      { patientId: id, testIds: [lab.test('K').id], panelIds: [], priority: 'now' },
      { patientId: id, testIds: [lab.test('K').id], panelIds: [], ordererId: NOBODY },
    ])
      expect((await lab.as.Doctor.post('/api/lab-orders', body)).status).toBe(400);
    expect((await lab.order(NOBODY, ['K'])).problem.code).toBe('patient.not_found');
  });

  it('a patient who is archived', async () => {
    const { id } = await lab.aPatient();
    await lab.as.Admin.delete(`/api/patients/${id}`);
    expect((await lab.order(id, ['K'])).problem.code).toBe('patient.illegal_state');
  });

  it('a test that is under way or a day old, until that is accepted', async () => {
    const first = await lab.ordered(['K', 'NA']);
    const again = await lab.order(first.patient.id, ['K', 'CA']);
    expect([again.status, again.problem.code]).toEqual([409, 'lab_order.duplicate']);
    expect(again.body).toMatchObject({ duplicates: [{ name: 'Potassium', orderNumber: first.orderNumber, status: 'ordered' }] });
    expect((await lab.order(first.patient.id, ['K'], { allowDuplicate: true })).status).toBe(201);
    await lab.rows(`UPDATE {schema}.lab_orders SET ordered_at = now() - interval '3 days' WHERE patient_id = $1`, [first.patient.id]);
    expect((await lab.order(first.patient.id, ['NA'])).problem.code).toBe('lab_order.duplicate');
  });

  it('who may not order', async () => {
    const { id } = await lab.aPatient();
    for (const role of ['Admin', 'LabTechnician'] as const)
      expect((await lab.order(id, ['K'], {}, lab.as[role])).problem.code).toBe('permission.denied');
  });
});

describe('an order', () => {
  it('expands panels, measures each test once, and needs a tube for each kind of specimen', async () => {
    const { id } = await lab.aPatient();
    const request = {
      patientId: id,
      panelIds: [await panel('RENAL'), await panel('LYTES')],
      testIds: [lab.test('K').id, lab.test('HGB').id],
      priority: 'urgent',
      fasting: true,
      indication: 'Palpitations',
    };
    const order = ok(await lab.as.Doctor.post<LabOrder>('/api/lab-orders', request), 201);
    const codes = order.items.map(({ code }) => code);
    expect(codes).toEqual(['UREA', 'CREA', 'EGFR', 'URIC', 'NA', 'K', 'CL', 'HCO3', 'AGAP', 'HGB']);
    expect(order.specimens.map(({ kind, accessionNumber, stage }) => [kind, accessionNumber, stage])).toEqual([
      ['serum', `${order.orderNumber}-1`, 'collect'],
      ['edta_blood', `${order.orderNumber}-2`, 'collect'],
    ]);
    expect(order).toMatchObject({
      status: 'ordered',
      orderer: 'Test Doctor',
      priority: 'urgent',
      fasting: true,
      indication: 'Palpitations',
    });
    expect(order.items.find(({ code }) => code === 'AGAP')?.panelName).toBe('Electrolytes');
  });

  it('adds what a calculated test is calculated of', async () => {
    const order = await lab.ordered(['EGFR']);
    expect(order.items.map(({ code }) => code)).toEqual(['EGFR', 'CREA']);
  });

  it('is placed once however often the same request is sent', async () => {
    const { id } = await lab.aPatient();
    const body = { patientId: id, testIds: [lab.test('K').id], panelIds: [] };
    const sent = await Promise.all(
      [1, 2].map(() => lab.as.Doctor.post<LabOrder>('/api/lab-orders', body, { headers: { 'idempotency-key': `order-${id}` } })),
    );
    const ids = sent.filter(({ status }) => status === 201).map((answer) => answer.body.id);
    expect(new Set(ids).size).toBe(1);
    expect(await lab.rows('SELECT FROM {schema}.lab_orders WHERE patient_id = $1', [id])).toHaveLength(1);
  });

  it('names the visit at which it was placed, which is of the same patient and no mistake', async () => {
    const [one, other] = [await lab.aPatient(), await lab.aPatient()];
    const visit = await aVisit(lab.as.Doctor, one.id);
    const order = await lab.ordered(['K'], { visitId: visit.id }, one.id);
    await lab.ordered(['NA'], {}, one.id);
    const list = async (query: string) => ok(await lab.as.Nurse.get<LabOrderList>(`/api/lab-orders?${query}`)).data;
    expect((await list(`visitId=${visit.id}`)).map(({ id, visitId }) => [id, visitId])).toEqual([[order.id, visit.id]]);
    expect(await list(`visitId=${visit.id}&patientId=${other.id}`)).toEqual([]);
    expect((await list(`patientId=${one.id}`)).map(({ visitId }) => visitId)).toEqual([null, visit.id]);
    expect((await lab.order(other.id, ['K'], { visitId: visit.id })).problem.code).toBe('visit.not_found');
    ok(await lab.as.Doctor.post(`/api/records/${visit.id}/entered-in-error`, { reason: 'x' }, { version: visit.version }));
    expect((await lab.order(one.id, ['CA'], { visitId: visit.id })).problem.code).toBe('visit.not_found');
  });

  it('is listed, the newest first, in pages', async () => {
    const { id } = await lab.aPatient();
    for (const code of ['K', 'NA', 'CA']) await lab.ordered([code], {}, id);
    const first = ok(await lab.as.Nurse.get<LabOrderList>(`/api/lab-orders?patientId=${id}&limit=2`));
    const next = ok(await lab.as.Nurse.get<LabOrderList>(`/api/lab-orders?patientId=${id}&limit=2&cursor=${first.page.nextCursor}`));
    const codes = [...first.data, ...next.data].map(({ items }) => items[0].code);
    expect([codes, first.page.total, next.page.nextCursor]).toEqual([['CA', 'NA', 'K'], 3, null]);
  });

  it('is cancelled with a reason, whole or in part, until there is a result', async () => {
    const order = await lab.ordered(['K', 'NA']);
    const url = `/api/lab-orders/${order.id}/cancel`;
    expect((await lab.as.Doctor.post(url, {})).status).toBe(400);
    const part = ok(await lab.as.Doctor.post<LabOrder>(url, { itemIds: [order.items[0].id], reason: 'Not needed' }, { version: 1 }));
    expect(part.items.map(({ status, cancelReason }) => [status, cancelReason])).toEqual([
      ['cancelled', 'Not needed'],
      ['ordered', null],
    ]);
    expect((await lab.as.Doctor.post(url, { reason: 'x' }, { version: 1 })).problem.code).toBe('version.stale');
    expect((await lab.as.Doctor.post(url, { itemIds: [order.items[0].id], reason: 'x' })).problem.code).toBe('lab_order.illegal_state');
    const { id } = await lab.received(order);
    ok(await lab.enter(id, { NA: '140' }));
    expect((await lab.as.Doctor.post(url, { reason: 'x' })).problem.code).toBe('lab_order.illegal_state');
    const whole = await lab.ordered(['K']);
    const gone = ok(await lab.as.Nurse.post<LabOrder>(`/api/lab-orders/${whole.id}/cancel`, { reason: 'Wrong patient' }));
    expect([gone.status, gone.specimens[0]?.stage]).toEqual(['cancelled', 'cancelled']);
    expect((await lab.as.Nurse.post(at(whole, '/collect'), {})).problem.code).toBe('lab_specimen.illegal_state');
  });

  it('is either cancelled or collected when both happen at once', async () => {
    for (let round = 0; round < 4; round += 1) {
      const order = await lab.ordered(['K']);
      const [cancelled, collected] = await Promise.all([
        lab.as.Doctor.post(`/api/lab-orders/${order.id}/cancel`, { reason: 'Race' }, { version: 1 }),
        lab.as.Nurse.post(at(order, '/collect'), {}),
      ]);
      const { items, specimens } = await read(order.id);
      expect([items[0]?.status, specimens[0]?.stage]).toEqual(['cancelled', 'cancelled']);
      expect([cancelled.status, [200, 409].includes(collected.status)]).toEqual([200, true]);
    }
  });
});

describe('a specimen', () => {
  it('is collected, received and listed at its stage, the most urgent first', async () => {
    const routine = await lab.ordered(['PHOS']);
    const stat = await lab.ordered(['MG'], { priority: 'stat' });
    const worklist = async (stage: string, q = '') =>
      ok(await lab.as.LabTechnician.get<LabSpecimenList>(`/api/lab-specimens?stage=${stage}&limit=100${q}`));
    const waiting = (await worklist('collect')).data.map(({ orderId }) => orderId);
    expect(waiting.indexOf(stat.id)).toBeLessThan(waiting.indexOf(routine.id));
    const before = (await worklist('receive')).counts;
    const collected = ok(await lab.as.Nurse.post<LabSpecimen>(at(stat, '/collect'), { fastingStatus: 'F' }, { version: 1 }));
    expect(collected).toMatchObject({ stage: 'receive', collector: 'Test Nurse', fastingStatus: 'F', tests: ['MG'], version: 2 });
    expect((await worklist('receive')).counts).toMatchObject({ collect: before.collect - 1, receive: before.receive + 1 });
    const received = ok(await lab.as.LabTechnician.post<LabSpecimen>(at(stat, '/receive')));
    expect(received.stage).toBe('enter');
    expect((await worklist('enter', `&q=${stat.orderNumber}`)).data.map(({ id }) => id)).toEqual([received.id]);
    expect((await read(stat.id)).items[0]?.status).toBe('received');
  });

  it('takes no step twice, none out of order, and none on a version that is gone', async () => {
    const order = await lab.ordered(['K']);
    const technician = lab.as.LabTechnician;
    expect((await technician.post(at(order, '/receive'))).problem.code).toBe('lab_specimen.illegal_state');
    expect((await technician.post(at(order, '/reject'), { reason: 'clotted' })).problem.code).toBe('lab_specimen.illegal_state');
    expect(
      (await technician.post(at(order, '/results'), { entries: [{ itemId: order.items[0].id, value: '4' }], preliminary: true })).problem
        .code,
    ).toBe('lab_specimen.illegal_state');
    expect((await technician.post(at(order, '/collect'), {}, { version: 9 })).problem.code).toBe('version.stale');
    const both = await Promise.all([1, 2].map(() => technician.post(at(order, '/collect'), {})));
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect((await technician.post(at(order, '/collect'), { collectedAt: '2199-01-01T00:00:00Z' })).status).toBe(409);
  });

  it('is not collected in the future, nor long before it was ordered', async () => {
    const order = await lab.ordered(['K']);
    for (const collectedAt of ['2199-01-01T00:00:00Z', '2020-01-01T00:00:00Z', 'yesterday'])
      expect((await lab.as.Nurse.post(at(order, '/collect'), { collectedAt })).status).toBe(400);
  });

  it('is refused with a reason, and another one is to be collected', async () => {
    const order = await lab.ordered(['K', 'NA']);
    await lab.received(order);
    expect((await lab.as.LabTechnician.post(at(order, '/reject'), { reason: 'other' })).status).toBe(400);
    const refused = ok(await lab.as.LabTechnician.post<LabSpecimen>(at(order, '/reject'), { reason: 'haemolysed', note: 'Pink' }));
    expect([refused.stage, refused.rejectionReason, refused.rejectionNote]).toEqual(['rejected', 'haemolysed', 'Pink']);
    const { items, specimens } = await read(order.id);
    expect(specimens.map(({ accessionNumber, stage }) => [accessionNumber, stage])).toEqual([
      [`${order.orderNumber}-1`, 'rejected'],
      [`${order.orderNumber}-2`, 'collect'],
    ]);
    expect(items.every(({ specimenId, status }) => specimenId === specimens[1].id && status === 'ordered')).toBe(true);
    expect((await lab.as.LabTechnician.post(at(order, '/receive'))).problem.code).toBe('lab_specimen.illegal_state');
  });

  it('leaves events of each step with the patient and no value', async () => {
    const order = await lab.ordered(['K']);
    const { id } = await lab.received(order);
    await lab.enter(id, { K: '4.1' });
    const rows = await lab.rows<{ action: string; details: object }>(
      `SELECT action, details FROM {schema}.audit_events WHERE patient_id = $1 ORDER BY occurred_at, id`,
      [order.patient.id],
    );
    const actions = rows.map(({ action }) => action);
    for (const action of [
      'lab_order.placed',
      'lab_specimen.collected',
      'lab_specimen.received',
      'lab_specimen.read',
      'lab_results.entered',
    ])
      expect(actions).toContain(action);
    expect(JSON.stringify(rows)).not.toContain('4.1');
  });
});

describe('a merge', () => {
  it('takes the orders along, and gives them back', async () => {
    const [one, other] = [await lab.aPatient(), await lab.aPatient()];
    const order = await lab.ordered(['K'], {}, other.id);
    const request = { mergedId: other.id, version: one.version, mergedVersion: other.version, take: [] };
    const { id } = ok(await lab.as.Admin.post<{ id: string }>(`/api/patients/${one.id}/merges`, request), 201);
    expect((await read(order.id)).patient.id).toBe(one.id);
    ok(await lab.as.Admin.post(`/api/patients/${one.id}/merges/${id}/undo`));
    expect((await read(order.id)).patient.id).toBe(other.id);
  });
});

isolationContract({
  ...{ api: () => api, name: 'lab orders', role: 'Doctor', list: '/api/lab-orders' },
  create: async (client) => {
    const { id } = await aRegisteredPatient(client);
    const tests = (await client.get<{ data: { id: string }[] }>('/api/lab-tests?q=potassium')).body.data;
    return ok(await client.post<LabOrder>('/api/lab-orders', { patientId: id, testIds: [tests[0].id], panelIds: [] }), 201);
  },
  requests: [
    { method: 'GET', path: (id) => `/api/lab-orders/${id}` },
    { method: 'POST', path: (id) => `/api/lab-orders/${id}/cancel`, body: { reason: 'x' } },
  ],
});
