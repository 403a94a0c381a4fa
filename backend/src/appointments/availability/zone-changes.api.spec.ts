import 'reflect-metadata';
import type { Appointment, AuditEventList, GeneralSettings, TenantDetail } from '@hms/shared-dto';
import { startApi, type TestApi } from '../../../test/api.js';
import type { ApiClient } from '../../../test/client.js';
import { aClinic, timesAt, weekly, type Clinic } from '../../../test/clinic.js';

let api: TestApi;
let operator: ApiClient;
beforeAll(async () => {
  api = await startApi();
  operator = await api.operator();
});
afterAll(() => api.close());

/** As the operator's form sends it. */
async function moveTo(timeZone: string, { hospital }: Clinic): Promise<void> {
  const path = `/api/tenants/${hospital.id}`;
  const { name, email, phone, address, subdomain, version } = (await operator.get<TenantDetail>(path)).body;
  const { status, text } = await operator.put(path, { name, email, phone, address, subdomain, timeZone }, { version });
  expect([status, status === 200 || text]).toEqual([200, true]);
}

it('a time zone that the operator changes marks what is outside the hours by then, as a hospital’s own change does; back again it is inside', async () => {
  const clinic = await aClinic(api);
  const admin = await clinic.hospital.as('Admin');
  await clinic.desk.put(`/api/doctors/${clinic.doctorId}/availability`, { rules: weekly('09:00', '13:00') }, { version: 1 });
  const { id } = await clinic.booked(timesAt(3));
  const isOutside = async () => (await clinic.desk.get<Appointment>(`/api/appointments/${id}`)).body.outsideHours;
  const seen = (await admin.get<GeneralSettings>('/api/settings/general')).body;
  await moveTo('Asia/Tokyo', clinic);
  await api.runJobs();
  expect(await isOutside()).toBe(true);
  const { data } = (await admin.get<AuditEventList>('/api/audit-events')).body;
  expect(data.find(({ action }) => action === 'settings.zone_followed')).toMatchObject({
    actorName: operator.user.name,
    details: { timeZone: 'Asia/Tokyo', orphans: 1 },
  });
  const { version: _, nextNumber: __, ...own } = seen;
  expect((await admin.put('/api/settings/general', own, { version: seen.version })).status).toBe(412);
  await moveTo('Asia/Kolkata', clinic);
  await api.runJobs();
  expect(await isOutside()).toBe(false);
});

it('the operator is not told whose appointments they are, and nothing is asked of the worker while the zone stays', async () => {
  const clinic = await aClinic(api);
  await clinic.booked(timesAt(3));
  const jobs = () =>
    api.database.query(`SELECT FROM public.job_requests WHERE payload->>'tenantId' = $1 AND kind = 'hours.zone_changed'`, [
      clinic.hospital.id,
    ]);
  await moveTo('Asia/Kolkata', clinic);
  expect((await jobs()).rowCount).toBe(0);
  await moveTo('Asia/Tokyo', clinic);
  expect((await jobs()).rowCount).toBe(1);
});
