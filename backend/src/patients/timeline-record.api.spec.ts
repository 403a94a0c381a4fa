import 'reflect-metadata';
import type { Condition, CriticalResultList, LabOrder, Timeline } from '@hms/shared-dto';
import { startApi, type TestApi } from '../../test/api.js';
import { Laboratory, ok } from '../../test/laboratory.js';
import { aSignedVisit } from '../../test/visits.js';

let api: TestApi;
let lab: Laboratory;
beforeAll(async () => {
  api = await startApi();
  lab = await Laboratory.open(api);
});
afterAll(() => api.close());

const read = async (id: string, query = '', by = lab.as.Doctor) => ok(await by.get<Timeline>(`/api/patients/${id}/timeline${query}`)).data;
const events = async (id: string, query = '', by = lab.as.Doctor) => (await read(id, query, by)).map(({ event }) => event);

describe('the timeline tells', () => {
  it('of a tube that was refused, of what was cancelled, and of a critical result that somebody acknowledged', async () => {
    const { id } = await lab.aPatient();
    const order = ok(await lab.order(id, ['K', 'NA']), 201);
    const { id: tube } = await lab.received(order);
    ok(await lab.as.LabTechnician.post(`/api/lab-specimens/${tube}/reject`, { reason: 'clotted' }));
    expect((await read(id, '?kind=lab'))[0]).toMatchObject({
      ...{ event: 'lab.rejected', by: 'Test LabTechnician' },
      lab: { orderId: order.id, tests: [lab.test('K').name, lab.test('NA').name] },
    });
    const { version } = ok(await lab.as.Doctor.get<LabOrder>(`/api/lab-orders/${order.id}`));
    ok(await lab.as.Doctor.post(`/api/lab-orders/${order.id}/cancel`, { reason: 'No longer needed' }, { version }));
    await lab.measured({ K: '6.3' }, { patientId: id });
    const [critical] = ok(await lab.as.Nurse.get<CriticalResultList>(`/api/critical-results?patientId=${id}`)).data;
    ok(await lab.as.Doctor.post(`/api/critical-results/${critical.id}/acknowledge`, { readBack: '6.3' }));
    expect(await events(id, '?kind=lab')).toEqual([
      ...['lab.acknowledged', 'lab.verified', 'lab.ordered', 'lab.cancelled', 'lab.rejected', 'lab.ordered'],
    ]);
    expect((await read(id, '?kind=lab'))[0]).toMatchObject({ by: 'Test Doctor', lab: { tests: [lab.test('K').name] } });
  });

  it('of the last change of a diagnosis, and that it was a mistake', async () => {
    const { id } = await lab.aPatient();
    const problem = { category: 'problem-list-item', code: 'I10' };
    const added = ok(await lab.as.Doctor.post<Condition>(`/api/patients/${id}/conditions`, problem), 201);
    expect(await events(id, '?kind=condition')).toEqual(['condition.recorded']);
    const change = { code: 'I10', clinicalStatus: 'resolved', verificationStatus: 'confirmed' };
    const changed = await lab.as.Doctor.put<Condition>(`/api/conditions/${added.id}`, change, { version: added.version });
    expect([ok(changed).version, await events(id, '?kind=condition')]).toEqual([2, ['condition.changed', 'condition.recorded']]);
    ok(await lab.as.Doctor.post(`/api/conditions/${added.id}/entered-in-error`, { reason: 'Namesake' }, { version: 2 }));
    expect(await events(id, '?kind=condition')).toEqual(['condition.entered-in-error', 'condition.recorded']);
  });

  it('of papers, to who may read what is printed', async () => {
    const { id } = await lab.aPatient();
    const visit = await aSignedVisit(lab.as.Doctor, id);
    const url = `/api/documents/visit-summaries/${visit.id}`;
    expect((await api.app.inject({ method: 'GET', url, headers: lab.as.Doctor.headers() })).statusCode).toBe(200);
    expect(await events(id, '?kind=visit')).toEqual(['visit.printed', 'visit.signed', 'visit.started']);
    expect((await read(id, '?kind=visit'))[0].by).toBe('Test Doctor');
    expect(await events(id, '?kind=lab')).toEqual([]);
    expect(await events(id, '', lab.as.LabTechnician)).toEqual(['patient.registered']);
  });
});

describe('the days of a timeline', () => {
  it('are those of the hospital, the last one included: two in the morning belongs to the day that has begun there', async () => {
    const { id } = await lab.aPatient();
    for (const takenAt of ['2026-05-01T18:29:00Z', '2026-05-01T20:30:00Z', '2026-05-02T18:29:00Z', '2026-05-02T18:30:00Z'])
      ok(await lab.as.Nurse.post(`/api/patients/${id}/vitals`, { heartRate: 72, takenAt }), 201);
    const times = async (query: string) => (await read(id, `?kind=vitals&${query}`)).map(({ occurredAt }) => occurredAt.slice(8, 16));
    expect(await times('from=2026-05-02&to=2026-05-02')).toEqual(['02T18:29', '01T20:30']);
    expect(await times('to=2026-05-01')).toEqual(['01T18:29']);
    expect(await times('from=2026-05-03')).toEqual(['02T18:30']);
    const { data, page } = ok(await lab.as.Doctor.get<Timeline>(`/api/patients/${id}/timeline?to=2026-05-02&limit=2`));
    const next = await read(id, `?to=2026-05-02&limit=2&cursor=${page.nextCursor}`);
    expect([data.length, next.map(({ occurredAt }) => occurredAt)]).toEqual([2, ['2026-05-01T18:29:00.000Z']]);
    for (const query of ['from=2026-02-30', 'to=yesterday'])
      expect((await lab.as.Doctor.get(`/api/patients/${id}/timeline?${query}`)).status).toBe(400);
  });
});
