import 'reflect-metadata';
import type { Department, DoctorList, StaffMember, StaffProfile } from '@hms/shared-dto';
import { startApi, unique, type TestApi, type TestHospital } from '../../test/api.js';
import type { ApiClient } from '../../test/client.js';

let api: TestApi;
let hospital: TestHospital;
let admin: ApiClient;
beforeAll(async () => {
  api = await startApi();
  hospital = await api.aHospital({ roles: ['Admin', 'Doctor'] });
  admin = await hospital.as('Admin');
});
afterAll(() => api.close());

const NOBODY = '0197f2c4-8a51-7cc3-9d7e-5b1f20a4c6ff';
const EMPTY = {
  departmentId: null,
  departmentName: null,
  specialty: null,
  qualification: null,
  registrationNumber: null,
  labVerifier: false,
  version: 0,
};
const aPerson = async () => `/api/staff/${(await hospital.addUser({ roles: ['Doctor'] })).id}/profile`;

describe('the profile of a member of staff', () => {
  it('is empty until it is written; the doctors’ list shows what was', async () => {
    const url = await aPerson();
    expect((await admin.get<StaffProfile>(url)).body).toEqual(EMPTY);
    const department = (await admin.post<Department>('/api/departments', { name: `Medicine ${unique()}` })).body;
    const profile = { departmentId: department.id, specialty: 'Cardiology', qualification: 'MBBS', registrationNumber: 'MMC 1' };
    const written = await admin.put<StaffProfile>(url, profile, { version: 0 });
    expect(written.body).toEqual({ ...profile, labVerifier: false, departmentName: department.name, version: 1 });
    const { data } = (await admin.get<DoctorList>(`/api/doctors?departmentId=${department.id}`)).body;
    expect(data.map(({ specialty }) => specialty)).toEqual(['Cardiology']);
    expect((await admin.get<Department>(`/api/departments/${department.id}`)).body.staffCount).toBe(1);
    await admin.delete(`/api/departments/${department.id}`);
    const kept = await admin.put<StaffProfile>(url, { departmentId: department.id }, { version: 1 });
    expect(kept.body).toEqual({ ...EMPTY, departmentId: department.id, departmentName: department.name, version: 2 });
  });

  it('is written by one of two who saw the same, the first time too', async () => {
    const url = await aPerson();
    for (const version of [0, 1]) {
      const both = await Promise.all(['A', 'B'].map((specialty) => admin.put(url, { specialty }, { version })));
      expect(both.map(({ status }) => status).sort()).toEqual([200, 412]);
    }
    expect((await admin.put(url, {})).problem.code).toBe('version.required');
    const sql = `SELECT details FROM "${hospital.id}".audit_events WHERE action = 'staff_profile.changed' AND entity_id = $1 ORDER BY occurred_at`;
    const { rows } = await api.database.query<{ details: object }>(sql, [url.split('/')[3]]);
    expect(rows[0].details).toMatchObject({ before: { specialty: null } });
    expect(rows).toHaveLength(2);
  });

  it('is refused with a department that is not in use and with text that is none', async () => {
    const url = await aPerson();
    for (const body of [
      { departmentId: NOBODY },
      { specialty: ' ' },
      { registrationNumber: 'x'.repeat(51) },
      { specialty: 'a\nb' },
      { roles: [] },
    ]) {
      expect((await admin.put(url, body, { version: 0 })).status).toBe(400);
    }
    expect((await admin.get<StaffProfile>(url)).body).toEqual(EMPTY);
  });

  it('is nobody’s business but the Admins’ of the hospital', async () => {
    const doctor = await hospital.as('Doctor');
    const own = `/api/staff/${hospital.users.Doctor!.id}/profile`;
    expect((await doctor.get(own)).problem.code).toBe('permission.denied');
    expect((await doctor.put(own, {}, { version: 0 })).problem.code).toBe('permission.denied');
    const stranger = await (await api.aHospital({ roles: ['Admin'] })).as('Admin');
    for (const path of [own, own.replace('/profile', '')]) {
      expect((await stranger.get(path)).problem).toMatchObject({ status: 404, code: 'user.not_found' });
    }
    expect((await stranger.put(own, {}, { version: 0 })).problem.code).toBe('user.not_found');
    expect((await admin.get<StaffMember>(own.replace('/profile', ''))).body).toMatchObject({ roles: ['Doctor'], status: 'active' });
  });
});
