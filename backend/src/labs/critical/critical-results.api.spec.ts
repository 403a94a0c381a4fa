import 'reflect-metadata';
import type { CriticalResult, CriticalResultList, CriticalTimes, LabSpecimenSheet, NotificationList } from '@hms/shared-dto';
import { startApi, type TestApi, type TestUser } from '../../../test/api.js';
import type { ApiClient } from '../../../test/client.js';
import { Laboratory, ok } from '../../../test/laboratory.js';
import { readsBack } from './critical-results.service.js';

let api: TestApi;
let lab: Laboratory;
beforeAll(async () => {
  api = await startApi();
  lab = await Laboratory.open(api);
});
afterAll(() => api.close());

const open = async (patientId: string, status = 'open') =>
  ok(await lab.as.Nurse.get<CriticalResultList>(`/api/critical-results?patientId=${patientId}&status=${status}`)).data;
const aCritical = async (value = '6.3', order: object = {}): Promise<{ critical: CriticalResult; sheet: LabSpecimenSheet }> => {
  const sheet = await lab.measured({ K: value }, { order });
  return { critical: (await open(sheet.patient.id))[0], sheet };
};
const acknowledge = (id: string, readBack: string, by = lab.as.Doctor) =>
  by.post<CriticalResult>(`/api/critical-results/${id}/acknowledge`, { readBack });
const told = async (by: ApiClient, id: string) =>
  (await by.get<NotificationList>('/api/notifications?limit=100')).body.data.filter(
    ({ kind, ids }) => kind === 'lab.critical' && ids['criticalId'] === id,
  ).length;
/** As if the time of the next step had come. */
const comes = async (id: string): Promise<void> => {
  await lab.rows(`UPDATE {schema}.critical_results SET escalates_at = now() - interval '1 second' WHERE id = $1`, [id]);
  await lab.rows('UPDATE public.planned_jobs SET due_at = now() WHERE subject_id = $1', [id]);
  await api.runJobs();
};
/** The names of those who are told at once of a critical result that this doctor ordered. */
const toldWhenOrderedBy = async ({ id: ordererId, name }: TestUser): Promise<string[]> => {
  const placed = await lab.ordered(['K']);
  await lab.rows('UPDATE {schema}.lab_orders SET orderer_id = $2, orderer_name = $3 WHERE id = $1', [placed.id, ordererId, name]);
  const { id } = await lab.received(placed);
  ok(await lab.enter(id, { K: '6.9' }));
  ok(await lab.verify(id));
  return (await open(placed.patient.id))[0].notices.map(({ name: told }) => told);
};
/** The whole of a day, or ten minutes of it around the time that is so many hours from now; days and minutes are the hospital's. */
const onLeave = (doctor: TestUser, { day, hoursAway }: { day: number; hoursAway?: number }) =>
  lab.rows(
    `INSERT INTO {schema}.availability_exceptions (doctor_id, kind, from_date, to_date, start_minute, end_minute, created_by_name)
     SELECT $1, 'leave', clock::date + $2::int, clock::date + $2::int, CASE WHEN minute >= 0 THEN greatest(minute - 5, 0) END,
       CASE WHEN minute >= 0 THEN least(minute + 5, 1440) END, 'Spec'
     FROM (SELECT now() AT TIME ZONE 'Asia/Kolkata' AS clock) here, LATERAL (
       SELECT (extract(epoch FROM clock - clock::date)::int / 60 + $3::int * 60) % 1440 AS minute) part`,
    [doctor.id, day, hoursAway ?? null],
  );
const planned = (id: string) => lab.rows<{ id: string }>('SELECT id FROM public.planned_jobs WHERE subject_id = $1', [id]);

describe('a critical result', () => {
  it('is told to who ordered it with the verification, not before, and never with its value in the mail', async () => {
    const order = await lab.ordered(['K']);
    const { id } = await lab.received(order);
    ok(await lab.enter(id, { K: '6.3' }));
    expect(await open(order.patient.id)).toEqual([]);
    ok(await lab.verify(id));
    const [critical] = await open(order.patient.id);
    expect(critical).toMatchObject({
      testName: 'Potassium',
      display: '6.3',
      unit: 'mmol/L',
      flag: 'HH',
      orderer: 'Test Doctor',
      acknowledgedAt: null,
    });
    expect(critical.notices.map(({ name, step }) => [name, step])).toEqual([['Test Doctor', 0]]);
    expect(Date.parse(critical.escalatesAt!) - Date.parse(critical.createdAt)).toBe(15 * 60_000);
    await api.runJobs();
    expect([await told(lab.as.Doctor, critical.id), await told(lab.as.Nurse, critical.id)]).toEqual([1, 0]);
    const [mail] = await api.mailsTo(lab.hospital.users.Doctor!.email);
    expect(mail.subject).toContain('A critical laboratory result waits for you');
    for (const secret of ['6.3', 'Potassium', order.patient.lastName]) expect(`${mail.subject} ${mail.text}`).not.toContain(secret);
  });

  it('is none when it is normal, high, or without a range', async () => {
    const { patient } = await lab.measured({ K: '5.9', NA: '140' });
    expect(await open(patient.id)).toEqual([]);
  });

  it('is among the own ones of who ordered it, and of whom it was told, as long as it is open', async () => {
    const { critical } = await aCritical();
    const isOwnOf = async (role: 'Admin' | 'Doctor' | 'Nurse') =>
      ok(await lab.as.Nurse.get<CriticalResultList>(`/api/critical-results?toldTo=${lab.hospital.users[role]!.id}&limit=100`)).data.some(
        ({ id }) => id === critical.id,
      );
    expect([await isOwnOf('Doctor'), await isOwnOf('Admin'), await isOwnOf('Nurse')]).toEqual([true, false, false]);
    await comes(critical.id);
    expect([await isOwnOf('Doctor'), await isOwnOf('Admin'), await isOwnOf('Nurse')]).toEqual([true, true, false]);
    ok(await acknowledge(critical.id, '6.3'));
    expect([await isOwnOf('Doctor'), await isOwnOf('Admin')]).toEqual([false, false]);
    expect((await lab.as.Nurse.get('/api/critical-results?toldTo=x')).status).toBe(400);
  });

  it('stays until somebody has read its value back, and is acknowledged once', async () => {
    const { critical } = await aCritical();
    for (const by of [lab.as.Admin, lab.as.LabTechnician])
      expect((await acknowledge(critical.id, '6.3', by)).problem.code).toBe('permission.denied');
    for (const wrong of ['ok', '3.6', '16.3', '6.35'])
      expect((await acknowledge(critical.id, wrong)).problem.code).toBe('critical_result.read_back');
    expect((await acknowledge(critical.id, '')).status).toBe(400);
    const both = await Promise.all([acknowledge(critical.id, 'K 6.3'), acknowledge(critical.id, 'K 6,3', lab.as.Nurse)]);
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect(await open(critical.patient.id)).toEqual([]);
    const [done] = await open(critical.patient.id, 'acknowledged');
    expect([done?.readBack?.startsWith('K 6'), done?.escalatesAt]).toEqual([true, null]);
    await comes(critical.id);
    expect((await open(critical.patient.id, 'acknowledged'))[0]?.notices).toHaveLength(1);
  });

  it('escalates in steps to the department and the Admins, until it is acknowledged', async () => {
    const { id: departmentId } = ok(await lab.as.Admin.post<{ id: string }>('/api/departments', { name: 'Medicine' }), 201);
    for (const role of ['Doctor', 'Nurse'] as const)
      ok(await lab.as.Admin.put(`/api/staff/${lab.hospital.users[role]!.id}/profile`, { departmentId }, { version: 0 }));
    const { critical } = await aCritical();
    expect(await planned(critical.id)).toHaveLength(1);
    for (const step of [1, 2, 3]) {
      await comes(critical.id);
      const [now] = await open(critical.patient.id);
      expect(now.notices.filter((notice) => notice.step === step).map(({ name }) => name)).toEqual([
        'Test Admin',
        'Test Doctor',
        'Test Nurse',
      ]);
    }
    expect([(await open(critical.patient.id))[0]?.escalatesAt, await planned(critical.id)]).toEqual([null, []]);
    expect([await told(lab.as.Admin, critical.id), await told(lab.as.Nurse, critical.id)]).toEqual([3, 3]);
  });

  it('takes each step once, though its job comes twice', async () => {
    const { critical } = await aCritical();
    const [{ id: jobId }] = await planned(critical.id);
    await comes(critical.id);
    await lab.rows(`UPDATE public.job_requests SET state = 'queued', steps = NULL WHERE id = $1`, [jobId]);
    await api.runJobs();
    expect((await open(critical.patient.id))[0]?.notices.filter(({ step }) => step === 1).length).toBeGreaterThan(0);
    expect(await planned(critical.id)).toHaveLength(1);
  });

  it('goes to the deputy when its orderer works here no longer, and without one to the Admins', async () => {
    const leaver = await lab.hospital.addUser({ roles: ['Doctor'], name: 'Dr Gone' });
    const deputy = await lab.hospital.addUser({ roles: ['Doctor'], name: 'Dr Deputy' });
    expect(await toldWhenOrderedBy(leaver)).toEqual(['Dr Gone']);
    ok(await lab.as.Admin.post(`/api/staff/${leaver.id}/suspend`));
    expect(await toldWhenOrderedBy(leaver)).toEqual(['Test Admin']);
    await lab.set({ deputyId: deputy.id });
    expect(await toldWhenOrderedBy(leaver)).toEqual(['Dr Deputy']);
    await lab.set({});
  });

  it('goes to the deputy besides while its orderer is on leave, by the clock of the hospital', async () => {
    const [away, deputy] = [
      await lab.hospital.addUser({ roles: ['Doctor'], name: 'Dr Away' }),
      await lab.hospital.addUser({ roles: ['Doctor'], name: 'Dr Deputy' }),
    ];
    await lab.set({ deputyId: deputy.id });
    await onLeave(away, { day: 1 });
    await onLeave(away, { day: -1 });
    await onLeave(away, { day: 0, hoursAway: 12 });
    expect(await toldWhenOrderedBy(away)).toEqual(['Dr Away']);
    await onLeave(away, { day: 0, hoursAway: 0 });
    expect(await toldWhenOrderedBy(away)).toEqual(['Dr Away', 'Dr Deputy']);
    await onLeave(deputy, { day: 0 });
    expect(await toldWhenOrderedBy(away)).toEqual(['Dr Away', 'Test Admin']);
    await lab.set({});
  });

  it('is told anew when it is corrected, and waited for no longer when it was wrong', async () => {
    const { critical, sheet } = await aCritical();
    const { itemId } = sheet.entries[0];
    const correct = (value: string) =>
      lab.as.Doctor.post(`/api/lab-specimens/${sheet.id}/correct`, { itemId, value, reason: 'Haemolysed' });
    ok(await correct('6.8'));
    const [anew, ...more] = await open(sheet.patient.id);
    expect([anew?.display, anew?.id === critical.id, more]).toEqual(['6.8', false, []]);
    expect((await acknowledge(critical.id, '6.3')).problem.code).toBe('critical_result.illegal_state');
    ok(await correct('4.4'));
    expect(await open(sheet.patient.id)).toEqual([]);
    await api.runJobs();
    const { data } = (await lab.as.Doctor.get<NotificationList>('/api/notifications?limit=100')).body;
    expect(data.filter(({ kind, ids }) => kind === 'lab.corrected' && ids['orderId'] === sheet.orderId)).toHaveLength(2);
  });

  it('stays unread in the bell when several are read at once, until it is opened or acknowledged', async () => {
    const { critical: first } = await aCritical();
    const { critical: second } = await aCritical();
    await api.runJobs();
    const unread = async () => (await lab.as.Doctor.get<NotificationList>('/api/notifications?status=unread&limit=100')).body.data;
    const waiting = async () => (await unread()).map(({ ids }) => ids['criticalId']).filter((id) => [first.id, second.id].includes(id));
    const bulk = { ids: (await unread()).map(({ id }) => id) };
    for (const request of [{}, bulk]) {
      ok(await lab.as.Doctor.post('/api/notifications/read', request));
      expect(await waiting()).toEqual([second.id, first.id]);
    }
    const one = (await unread()).find(({ ids }) => ids['criticalId'] === first.id)!;
    ok(await lab.as.Doctor.post('/api/notifications/read', { ids: [one.id] }));
    expect(await waiting()).toEqual([second.id]);
    ok(await acknowledge(second.id, '6.3'));
    ok(await lab.as.Doctor.post('/api/notifications/read', {}));
    expect(await waiting()).toEqual([]);
  });

  it('is in the bell and in the mail although somebody turned both off, and mails again have the same Message-ID', async () => {
    const { id, email } = lab.hospital.users.Doctor!;
    const off = JSON.stringify({ 'lab.critical': { inApp: false, email: false } });
    await lab.rows('INSERT INTO {schema}.notification_preferences (user_id, channels) VALUES ($1, $2)', [id, off]);
    const before = (await api.mailsTo(email)).length;
    const { critical } = await aCritical();
    await api.runJobs();
    expect(await told(lab.as.Doctor, critical.id)).toBe(1);
    expect(await api.mailsTo(email)).toHaveLength(before + 1);
    await lab.rows(
      `UPDATE public.job_requests SET state = 'queued', steps = NULL WHERE kind = 'mail.notification' AND payload ->> 'userId' = $1 AND created_at = (
      SELECT max(created_at) FROM public.job_requests WHERE kind = 'mail.notification' AND payload ->> 'userId' = $1)`,
      [id],
    );
    await api.runJobs();
    const [again, first] = await api.mailsTo(email);
    expect(again.messageId).toBe(first.messageId);
  });
});

it('a value is read back as a whole', () => {
  expect(['6.3', 'K is 6.3.', '6,3 mmol/L', '(6.3)'].map((text) => readsBack(text, '6.3'))).toEqual([true, true, true, true]);
  expect(['63', '16.3', '6.31', '6.3.1', ''].map((text) => readsBack(text, '6.3'))).toEqual([false, false, false, false, false]);
  expect([readsBack('positive', 'Positive'), readsBack('below <0.5', '<0.5')]).toEqual([true, true]);
});

describe('the times of acknowledgement', () => {
  let own: Laboratory;
  beforeAll(async () => {
    own = await Laboratory.open(api);
  });
  const times = async (query = '') => ok(await own.as.Nurse.get<CriticalTimes>(`/api/critical-results/times${query}`));
  const anId = async (): Promise<string> => {
    const { patient } = await own.measured({ K: '6.3' });
    const query = `/api/critical-results?patientId=${patient.id}`;
    return ok(await own.as.Nurse.get<CriticalResultList>(query)).data[0].id;
  };
  /** One that was acknowledged so many minutes after it was verified, some days ago. */
  const waited = async (minutes: number, daysAgo = 1): Promise<void> => {
    const id = await anId();
    ok(await own.as.Doctor.post(`/api/critical-results/${id}/acknowledge`, { readBack: '6.3' }));
    await own.rows(
      `UPDATE {schema}.critical_results SET created_at = now() - make_interval(days => $2),
         acknowledged_at = now() - make_interval(days => $2) + make_interval(mins => $3) WHERE id = $1`,
      [id, daysAgo, minutes],
    );
  };

  it('are none without critical results', async () => {
    const { from, to, ...figures } = await times('?days=7');
    expect((Date.parse(to) - Date.parse(from)) / 86_400_000).toBe(7);
    expect(figures).toEqual({
      ...{ reported: 0, acknowledged: 0, waiting: 0, escalated: 0, medianMinutes: null, ninetiethMinutes: null },
      steps: [15, 30, 60].map((minutes) => ({ minutes, acknowledged: 0 })),
    });
  });

  it('add up: what was acknowledged by each step, what still waits, and no correction or older one', async () => {
    for (const minutes of [10, 20, 50]) await waited(minutes);
    await waited(5, 40);
    const waiting = await anId();
    await own.rows('UPDATE {schema}.critical_results SET escalations = 2 WHERE id = $1', [waiting]);
    const corrected = await anId();
    await own.rows('UPDATE {schema}.critical_results SET superseded_at = now(), escalates_at = NULL WHERE id = $1', [corrected]);
    const steps = (...counts: number[]) => [15, 30, 60].map((minutes, at) => ({ minutes, acknowledged: counts[at] }));
    expect(await times()).toMatchObject({
      ...{ reported: 4, acknowledged: 3, waiting: 1, escalated: 1, medianMinutes: 20, ninetiethMinutes: 44 },
      steps: steps(1, 2, 3),
    });
    expect(await times('?days=60')).toMatchObject({ reported: 5, acknowledged: 4, medianMinutes: 15, steps: steps(2, 3, 4) });
    expect((await own.as.Nurse.get('/api/critical-results/times?days=0')).status).toBe(400);
  });
});
