import 'reflect-metadata';
import type { FreeSlotList, SlotList, WorkingHoursList } from '@hms/shared-dto';
import { startApi, type TestApi } from '../../../test/api.js';
import { aClinic, dayAt, timesAt, weekly, type Clinic } from '../../../test/clinic.js';
import { NOBODY } from '../../../test/route-cases.js';
import { SCHEDULES_AT_ONCE } from './schedule.queries.js';
import { UnitOfWork } from '../../tenancy/unit-of-work.js';

let api: TestApi;
beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.close());

async function aClinicWithHours(start = '10:00', end = '11:00'): Promise<Clinic> {
  const clinic = await aClinic(api);
  const { status } = await clinic.desk.put(`/api/doctors/${clinic.doctorId}/availability`, { rules: weekly(start, end) }, { version: 1 });
  expect(status).toBe(200);
  return clinic;
}
const slotsOf = async (clinic: Clinic, query: string, doctorId = clinic.doctorId) =>
  (await clinic.desk.get<SlotList>(`/api/doctors/${doctorId}/slots?${query}`)).body.data;
const free = async (clinic: Clinic, query = `date=${dayAt(3)}`) =>
  (await slotsOf(clinic, query)).filter((slot) => slot.free).map(({ startsAt }) => startsAt);
const starts = (...minutes: number[]) => minutes.map((minute) => timesAt(3, minute).startsAt);

/** Statements of units of work from now until it is stopped. */
function countStatements(): { stop: () => number } {
  const { query, queryHot, queryLast } = UnitOfWork.prototype;
  let count = 0;
  const counted = <T extends (...args: never[]) => unknown>(method: T) =>
    function (this: UnitOfWork, ...args: never[]) {
      count += 1;
      return method.apply(this, args);
    } as unknown as T;
  Object.assign(UnitOfWork.prototype, { query: counted(query), queryHot: counted(queryHot), queryLast: counted(queryLast) });
  return {
    stop: () => {
      Object.assign(UnitOfWork.prototype, { query, queryHot, queryLast });
      return count;
    },
  };
}

describe('slots of a doctor', () => {
  it('refuse a day that is none, a doctor and a kind that are not there', async () => {
    const clinic = await aClinicWithHours();
    const url = `/api/doctors/${clinic.doctorId}/slots`;
    for (const query of ['', '?date=2026-02-30', '?date=tomorrow', `?date=${dayAt(3)}&days=2`])
      expect((await clinic.desk.get(url + query)).status).toBe(400);
    for (const id of [NOBODY, 'x', clinic.hospital.users.Nurse!.id])
      expect((await clinic.desk.get(`/api/doctors/${id}/slots?date=${dayAt(3)}`)).problem.code).toBe('doctor.not_found');
    expect((await clinic.desk.get(`${url}?date=${dayAt(3)}&typeId=${NOBODY}`)).problem.code).toBe('appointment_type.not_found');
  });

  it('are those of the hours, and not free once they are booked; a cancelled one is free again', async () => {
    const clinic = await aClinicWithHours();
    expect(await slotsOf(clinic, `date=${dayAt(3)}`)).toEqual([0, 15, 30, 45].map((minute) => ({ ...timesAt(3, minute), free: true })));
    const { id } = await clinic.booked(timesAt(3, 15));
    expect(await free(clinic)).toEqual(starts(0, 30, 45));
    await clinic.desk.delete(`/api/appointments/${id}`);
    expect(await free(clinic)).toEqual(starts(0, 15, 30, 45));
    expect(await free(clinic, `date=${dayAt(-2)}`)).toEqual([]);
    expect(await slotsOf(clinic, `date=${dayAt(3)}`, await clinic.aDoctor())).toEqual([]);
  });

  it('of a kind have its length and its buffers', async () => {
    const clinic = await aClinicWithHours();
    const typeId = await clinic.aType({ duration_minutes: 30, buffer_after_minutes: 5 });
    const query = `date=${dayAt(3)}&typeId=${typeId}`;
    expect(await free(clinic, query)).toEqual(starts(0, 15, 30));
    await clinic.booked(timesAt(3, 45));
    expect(await free(clinic, query)).toEqual(starts(0));
    const taken = await clinic.book({ ...timesAt(3, 15, 30), typeId });
    expect(taken.problem.code).toBe('appointment.conflict');
    expect((await clinic.book({ ...timesAt(3, 0, 30), typeId })).status).toBe(201);
  });

  it('of a group are free as long as there is a place in it', async () => {
    const clinic = await aClinicWithHours();
    const typeId = await clinic.aType({ capacity: 2 });
    const query = `date=${dayAt(3)}&typeId=${typeId}`;
    await clinic.booked({ ...timesAt(3), typeId });
    expect(await free(clinic, query)).toEqual(starts(0, 15, 30, 45));
    expect(await free(clinic)).toEqual(starts(15, 30, 45));
    await clinic.booked({ ...timesAt(3), typeId });
    expect(await free(clinic, query)).toEqual(starts(15, 30, 45));
  });

  it.each([
    ['America/New_York', '2027-03-14', 4],
    ['America/New_York', '2027-11-07', 8],
    ['Australia/Lord_Howe', '2027-10-03', 5],
    ['Australia/Lord_Howe', '2027-04-04', 7],
    ['Asia/Kolkata', '2027-03-14', 6],
  ])('in %s on %s are %d from 01:00 to 04:00, and each can be booked', async (zone, date, count) => {
    const clinic = await aClinic(api);
    await api.database.query('UPDATE public.tenants SET time_zone = $2 WHERE id = $1', [clinic.hospital.id, zone]);
    const rules = weekly('01:00', '04:00', { slotMinutes: 30 });
    await clinic.desk.put(`/api/doctors/${clinic.doctorId}/availability`, { rules }, { version: 1 });
    const slots = await slotsOf(clinic, `date=${date}`);
    expect(slots).toHaveLength(count);
    for (const { startsAt, endsAt } of slots) expect((await clinic.book({ startsAt, endsAt })).status).toBe(201);
    expect(await free(clinic, `date=${date}`)).toEqual([]);
  });
});

describe('the next free slots', () => {
  it('are the earliest of all doctors of the specialty, in two statements', async () => {
    const clinic = await aClinicWithHours();
    const [heart, other] = [await clinic.aDoctor('Dr Heart'), await clinic.aDoctor('Dr Other')];
    for (const id of [heart, other])
      await clinic.desk.put(`/api/doctors/${id}/availability`, { rules: weekly('10:15', '11:00') }, { version: 1 });
    for (const id of [heart, clinic.doctorId])
      await clinic.rows(`INSERT INTO {schema}.staff_profiles (user_id, specialty) VALUES ($1, 'Cardiology')`, [id]);
    await clinic.booked(timesAt(3, 15));
    const statements = countStatements();
    const { body } = await clinic.desk.get<FreeSlotList>(`/api/slots?specialty=cardiology&from=${dayAt(3)}&days=2&limit=4`);
    expect(statements.stop()).toBe(2);
    expect(body.data.map(({ doctorName, startsAt }) => [doctorName, startsAt])).toEqual([
      ['Test Doctor', timesAt(3, 0).startsAt],
      ['Dr Heart', timesAt(3, 15).startsAt],
      ['Dr Heart', timesAt(3, 30).startsAt],
      ['Test Doctor', timesAt(3, 30).startsAt],
    ]);
    const everybody = await clinic.desk.get<FreeSlotList>(`/api/slots?from=${dayAt(3)}&days=1&limit=100`);
    expect(everybody.body.data).toHaveLength(3 + 3 + 3);
    expect((await clinic.desk.get<FreeSlotList>('/api/slots?specialty=Alchemy')).body).toEqual({ data: [] });
    expect((await clinic.desk.get(`/api/slots?days=32`)).status).toBe(400);
  });

  it('are of the doctors of one department when that is asked for', async () => {
    const clinic = await aClinicWithHours();
    const heart = await clinic.aDoctor('Dr Heart');
    await clinic.desk.put(`/api/doctors/${heart}/availability`, { rules: weekly('10:15', '11:00') }, { version: 1 });
    const [{ id }] = await clinic.rows<{ id: string }>(`INSERT INTO {schema}.departments (name) VALUES ('Heart') RETURNING id`);
    await clinic.rows(`INSERT INTO {schema}.staff_profiles (user_id, department_id) VALUES ($1, $2)`, [heart, id]);
    const ask = async (query: string) => (await clinic.desk.get<FreeSlotList>(`/api/slots?from=${dayAt(3)}&days=1&${query}`)).body;
    expect((await ask(`departmentId=${id}`)).data.map(({ doctorId }) => doctorId)).toEqual([heart, heart, heart]);
    expect(await ask(`departmentId=${NOBODY}`)).toEqual({ data: [] });
    expect((await clinic.desk.get('/api/slots?departmentId=x')).status).toBe(400);
  });

  it('are of all doctors of a hospital with more than one statement reads', async () => {
    const clinic = await aClinicWithHours();
    await clinic.rows(
      `WITH many AS (
         INSERT INTO public.users (email, name) SELECT 'd' || n || '@' || replace($1, '_', '-') || '.example', 'Dr Many' FROM generate_series(1, $2::int) n RETURNING id, email)
       INSERT INTO public.memberships (tenant_id, user_id, email, name, roles, status) SELECT $1, id, email, 'Dr Many', '{Doctor}', 'active' FROM many`,
      [clinic.hospital.id, SCHEDULES_AT_ONCE],
    );
    const last = await clinic.aDoctor('Zoe Last');
    await clinic.desk.put(`/api/doctors/${last}/availability`, { rules: weekly('10:15', '11:00') }, { version: 1 });
    const { body } = await clinic.desk.get<FreeSlotList>(`/api/slots?from=${dayAt(3)}&days=1&limit=100`);
    const found = new Set(body.data.map(({ doctorName }) => doctorName));
    expect(found).toEqual(new Set(['Test Doctor', 'Zoe Last']));
  });
});

describe('the background of a calendar', () => {
  it('shows working time with the length of its slots, leave and holidays', async () => {
    const clinic = await aClinicWithHours();
    const leave = { kind: 'leave', fromDate: dayAt(3), toDate: dayAt(3), startTime: '10:15', endTime: '10:30' };
    await clinic.desk.post(`/api/doctors/${clinic.doctorId}/exceptions`, leave);
    await (await clinic.hospital.as('Admin')).post('/api/holidays', { date: dayAt(4), name: 'Feast' });
    const { body } = await clinic.desk.get<WorkingHoursList>(`/api/working-hours?from=${dayAt(3)}&days=2&doctorId=${clinic.doctorId}`);
    const span = (kind: string, minutes: number, length: number) => ({
      ...{ doctorId: clinic.doctorId, kind, slotMinutes: kind === 'open' ? 15 : null },
      ...timesAt(3, minutes, length),
    });
    expect(body.data).toEqual([...[span('open', 0, 15), span('open', 30, 30), span('leave', 15, 15)], span('holiday', 14 * 60, 24 * 60)]);
  });
});
