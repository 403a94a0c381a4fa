import type { HospitalRole, LabOrder, LabSpecimen, LabSpecimenSheet, LabTest, LabTestList, Patient } from '@hms/shared-dto';
import type { TestApi, TestHospital } from './api.js';
import type { Answer, ApiClient } from './client.js';
import { aRegisteredPatient } from './patients.js';

const ROLES = ['Admin', 'Doctor', 'Nurse', 'LabTechnician'] as const satisfies readonly HospitalRole[];

/** A hospital with a laboratory and the people around it. */
export class Laboratory {
  private readonly tests = new Map<string, LabTest>();

  private constructor(
    readonly api: TestApi,
    readonly hospital: TestHospital,
    readonly as: Readonly<Record<(typeof ROLES)[number], ApiClient>>,
  ) {}

  static async open(api: TestApi): Promise<Laboratory> {
    return Laboratory.of(api, await api.aHospital({ roles: [...ROLES] }));
  }

  /** Of a hospital that is there, with somebody in each of these roles. */
  static async of(api: TestApi, hospital: TestHospital): Promise<Laboratory> {
    const clients: Partial<Record<HospitalRole, ApiClient>> = {};
    for (const role of ROLES) clients[role] = await hospital.as(role);
    const laboratory = new Laboratory(api, hospital, clients as Laboratory['as']);
    const { data } = (await laboratory.as.Admin.get<LabTestList>('/api/lab-tests?limit=100')).body;
    for (const test of data) laboratory.tests.set(test.code, test);
    return laboratory;
  }

  /** Of the starter catalogue. */
  test(code: string): LabTest {
    return this.tests.get(code)!;
  }

  aPatient(more: object = {}): Promise<Patient> {
    return aRegisteredPatient(this.as.Nurse, { dateOfBirth: '1961-07-14', gender: 'female', allowDuplicate: true, ...more });
  }

  order(patientId: string, codes: readonly string[], more: object = {}, by = this.as.Doctor): Promise<Answer<LabOrder>> {
    return by.post<LabOrder>('/api/lab-orders', { patientId, testIds: codes.map((code) => this.test(code).id), panelIds: [], ...more });
  }

  /** @throws Error unless it is placed */
  async ordered(codes: readonly string[], more: object = {}, patientId?: string): Promise<LabOrder> {
    return ok(await this.order(patientId ?? (await this.aPatient()).id, codes, more), 201);
  }

  /** The one tube of an order, collected and received. */
  async received(order: LabOrder, collectedAt?: string): Promise<LabSpecimen> {
    const at = `/api/lab-specimens/${order.specimens[0].id}`;
    ok(await this.as.Nurse.post(`${at}/collect`, collectedAt ? { collectedAt } : {}));
    return ok(await this.as.LabTechnician.post<LabSpecimen>(`${at}/receive`));
  }

  sheet(id: string, by = this.as.LabTechnician): Promise<LabSpecimenSheet> {
    return by.get<LabSpecimenSheet>(`/api/lab-specimens/${id}`).then(({ body }) => body);
  }

  /** Values by code. */
  async enter(id: string, values: Readonly<Record<string, string>>, more: object = {}): Promise<Answer<LabSpecimenSheet>> {
    const { entries } = await this.sheet(id);
    const wanted = Object.entries(values).map(([code, value]) => ({ itemId: entries.find((entry) => entry.code === code)?.itemId, value }));
    return this.as.LabTechnician.post<LabSpecimenSheet>(`/api/lab-specimens/${id}/results`, {
      entries: wanted,
      preliminary: true,
      ...more,
    });
  }

  /** What waits, by the doctor. */
  async verify(id: string, by = this.as.Doctor): Promise<Answer<LabSpecimenSheet>> {
    const { entries } = await this.sheet(id);
    const resultIds = entries.flatMap(({ status, result }) => (status === 'preliminary' ? [result!.id] : []));
    return by.post<LabSpecimenSheet>(`/api/lab-specimens/${id}/verify`, { resultIds });
  }

  /** From the order to verified results, of one tube. */
  async measured(
    values: Readonly<Record<string, string>>,
    more: { patientId?: string; collectedAt?: string; order?: object } = {},
  ): Promise<LabSpecimenSheet> {
    const order = await this.ordered(Object.keys(values), { allowDuplicate: true, ...more.order }, more.patientId);
    const { id } = await this.received(order, more.collectedAt);
    ok(await this.enter(id, values));
    return ok(await this.verify(id));
  }

  async rows<T extends object>(sql: string, values: unknown[] = []): Promise<T[]> {
    return (await this.api.database.query<T>(sql.replaceAll('{schema}', `"${this.hospital.id}"`), values)).rows;
  }

  /** What the laboratory's rules are from now on. */
  async set(more: object): Promise<void> {
    const { body } = await this.as.Admin.get<{ version: number }>('/api/settings/laboratory');
    const usual = { secondPerson: true, autoVerify: false, escalationMinutes: [15, 30, 60] };
    ok(await this.as.Admin.put('/api/settings/laboratory', { ...usual, ...more }, { version: body.version }));
  }
}

/** The body of an answer that is as expected. */
export function ok<T>({ status, body, text }: Answer<T>, expected = 200): T {
  if (status !== expected) throw new Error(`answered ${status}: ${text}`);
  return body;
}
