import type { Appointment, HospitalRole, Problem } from '@hms/shared-dto';
import type { TestApi, TestHospital } from './api.js';
import type { Answer, ApiClient } from './client.js';

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;
/** 10:00 in India, where a new hospital is. */
const TEN_MS = 4.5 * 3_600_000;

/** A time on a day to come, minutes after 10:00 in India; `length` minutes long. */
export const timesAt = (day: number, minutes = 0, length = 15): { startsAt: string; endsAt: string } => {
  const from = Math.floor(Date.now() / DAY_MS) * DAY_MS + day * DAY_MS + TEN_MS + minutes * MINUTE_MS;
  return { startsAt: new Date(from).toISOString(), endsAt: new Date(from + length * MINUTE_MS).toISOString() };
};

/** The day of `timesAt` by the hospital's calendar. */
export const dayAt = (day: number): string => timesAt(day).startsAt.slice(0, 10);

/** A refused booking. */
export type Refusal = Problem & {
  readonly conflicts: { with: string; startsAt: string; endsAt: string }[];
  readonly alternatives: { doctorId: string; startsAt: string; endsAt: string }[];
};

/** A hospital with what bookings need. */
export interface Clinic {
  readonly hospital: TestHospital;
  readonly doctorId: string;
  /** A clerk. */
  readonly desk: ApiClient;
  readonly doctor: ApiClient;
  aPatient(): Promise<string>;
  aDoctor(name?: string): Promise<string>;
  aType(more?: object): Promise<string>;
  aRoom(): Promise<string>;
  /** With a new patient and the doctor, unless told otherwise. */
  book(more: object, by?: ApiClient): Promise<Answer<Appointment>>;
  /** @throws Error unless it is booked */
  booked(more: object): Promise<Appointment>;
  rows<T extends object>(sql: string, values?: unknown[]): Promise<T[]>;
}

let serial = 0;

class AClinic implements Clinic {
  constructor(
    private readonly api: TestApi,
    readonly hospital: TestHospital,
    readonly desk: ApiClient,
    readonly doctor: ApiClient,
  ) {}

  get doctorId(): string {
    return this.hospital.users.Doctor!.id;
  }

  async aPatient(): Promise<string> {
    serial += 1;
    const person = { firstName: `Given${serial}`, lastName: `Family${serial}`, dateOfBirth: '1978-03-02', gender: 'female' };
    const { status, body } = await this.desk.post<{ id: string }>('/api/patients', { ...person, allowDuplicate: true });
    if (status !== 201) throw new Error(`registration answered ${status}`);
    return body.id;
  }

  async aDoctor(name = 'Dr Arvind Menon'): Promise<string> {
    return (await this.hospital.addUser({ roles: ['Doctor'], name })).id;
  }

  async aType(more: object = {}): Promise<string> {
    serial += 1;
    const type = { name: `Kind ${serial}`, duration_minutes: 15, buffer_before_minutes: 0, buffer_after_minutes: 0, capacity: 1, ...more };
    const columns = Object.keys(type);
    const [row] = await this.rows<{ id: string }>(
      `INSERT INTO {schema}.appointment_types (${columns.join(', ')}) VALUES (${columns.map((_, i) => `$${i + 1}`).join(', ')}) RETURNING id`,
      Object.values(type),
    );
    return row.id;
  }

  async aRoom(): Promise<string> {
    serial += 1;
    const [row] = await this.rows<{ id: string }>('INSERT INTO {schema}.rooms (name) VALUES ($1) RETURNING id', [`Room ${serial}`]);
    return row.id;
  }

  async book(more: object, by = this.desk): Promise<Answer<Appointment>> {
    const patientId = 'patientId' in more ? more.patientId : await this.aPatient();
    return by.post<Appointment>('/api/appointments', { patientId, doctorId: this.doctorId, ...more });
  }

  async booked(more: object): Promise<Appointment> {
    const { status, body, text } = await this.book(more);
    if (status !== 201) throw new Error(`booking answered ${status}: ${text}`);
    return body;
  }

  async rows<T extends object>(sql: string, values: unknown[] = []): Promise<T[]> {
    return (await this.api.database.query<T>(sql.replaceAll('{schema}', `"${this.hospital.id}"`), values)).rows;
  }
}

export async function aClinic(
  api: TestApi,
  roles: readonly HospitalRole[] = ['Admin', 'Doctor', 'Nurse', 'Receptionist'],
): Promise<Clinic> {
  const hospital = await api.aHospital({ roles });
  return new AClinic(api, hospital, await hospital.as('Receptionist'), await hospital.as('Doctor'));
}

/** The same hours on every weekday. */
export const weekly = (startTime: string, endTime: string, more: object = {}) =>
  [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({
    weekday,
    startTime,
    endTime,
    slotMinutes: 15,
    validFrom: '2026-01-01',
    validTo: null,
    ...more,
  }));
