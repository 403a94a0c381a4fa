import 'reflect-metadata';
import type { Department, DoctorList } from '@hms/shared-dto';
import { startApi, type TestApi, type TestHospital } from '../../test/api.js';
import type { ApiClient } from '../../test/client.js';

let api: TestApi;
let hospital: TestHospital;
let nurse: ApiClient;
let medicine: Department;
beforeAll(async () => {
  api = await startApi();
  hospital = await api.aHospital({ roles: ['Admin', 'Nurse'] });
  nurse = await hospital.as('Nurse');
  medicine = (await (await hospital.as('Admin')).post<Department>('/api/departments', { name: 'Medicine' })).body;
  const iyer = await hospital.addUser({ roles: ['Doctor', 'Admin'], name: 'Dr Meera Iyer' });
  await hospital.addUser({ roles: ['Doctor'], name: 'Dr Asha Rao' });
  await hospital.addUser({ roles: ['Doctor'], name: 'Dr Zubin Mehta' });
  await hospital.addUser({ roles: ['Doctor'], name: 'Dr Gone Away', status: 'suspended' });
  await hospital.addUser({ roles: ['Doctor'], name: 'Dr Not Yet', status: 'invited' });
  await api.database.query(
    `INSERT INTO "${hospital.id}".staff_profiles (user_id, department_id, specialty, qualification, registration_number)
     VALUES ($1, $2, 'Cardiology', 'MBBS, MD', 'MMC 1234')`,
    [iyer.id, medicine.id],
  );
});
afterAll(() => api.close());

const names = async (query: string): Promise<string[]> =>
  (await nurse.get<DoctorList>(`/api/doctors?${query}`)).body.data.map(({ name }) => name);

describe('the doctors', () => {
  it('are the active members with that role, by name, with what was written down of them', async () => {
    const { data, page } = (await nurse.get<DoctorList>('/api/doctors')).body;
    expect(data.map(({ name }) => name)).toEqual(['Dr Asha Rao', 'Dr Meera Iyer', 'Dr Zubin Mehta']);
    expect(data[1]).toMatchObject({
      ...{ specialty: 'Cardiology', departmentId: medicine.id, departmentName: 'Medicine' },
      ...{ qualification: 'MBBS, MD', registrationNumber: 'MMC 1234' },
    });
    expect(data[0]).toMatchObject({ specialty: null, departmentId: null, departmentName: null });
    expect(page).toEqual({ nextCursor: null, total: 3, totalIsEstimate: false });
  });

  it('are found by a part of the name, specialty and department; wildcards are letters', async () => {
    expect(await names('q=IYER')).toEqual(['Dr Meera Iyer']);
    expect(await names('q=%25')).toEqual([]);
    expect(await names('specialty=cardiology')).toEqual(['Dr Meera Iyer']);
    expect(await names(`departmentId=${medicine.id}`)).toEqual(['Dr Meera Iyer']);
    expect(await names('departmentId=0197f2c4-8a51-7cc3-9d7e-5b1f20a4c6ff')).toEqual([]);
  });

  it('come page by page, each once', async () => {
    const first = (await nurse.get<DoctorList>('/api/doctors?limit=2')).body;
    const second = (await nurse.get<DoctorList>(`/api/doctors?limit=2&cursor=${first.page.nextCursor}`)).body;
    expect([...first.data, ...second.data].map(({ name }) => name)).toEqual(['Dr Asha Rao', 'Dr Meera Iyer', 'Dr Zubin Mehta']);
    expect((await nurse.get('/api/doctors?cursor=abc')).status).toBe(400);
  });

  it('of another hospital are not among them', async () => {
    const other = await api.aHospital({ roles: ['Doctor'] });
    const { data } = (await (await other.as('Doctor')).get<DoctorList>('/api/doctors')).body;
    expect(data.map(({ id }) => id)).toEqual([other.users.Doctor!.id]);
  });
});
