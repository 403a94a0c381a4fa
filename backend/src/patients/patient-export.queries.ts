import type {
  Address,
  BloodGroup,
  EmergencyContact,
  Gender,
  MaritalStatus,
  PatientIdentifier,
  PatientPhone,
  PatientStatus,
} from '@hms/shared-dto';
import type { UnitOfWork } from '../tenancy/unit-of-work.js';
import type { Filter } from './patient-list.queries.js';

/** A patient as the file has one. */
export interface ExportRow {
  readonly id: string;
  readonly patient_number: string;
  readonly first_name: string | null;
  readonly middle_name: string | null;
  readonly last_name: string;
  readonly title: string | null;
  readonly local_name: string | null;
  readonly unidentified: boolean;
  /** `YYYY-MM-DD`. */
  readonly date_of_birth: string | null;
  readonly birth_date_estimated: boolean;
  readonly gender: Gender;
  readonly phone: string | null;
  readonly phones: readonly PatientPhone[];
  readonly email: string | null;
  readonly address: Address | null;
  readonly identifiers: readonly PatientIdentifier[];
  readonly emergency_contact: EmergencyContact | null;
  readonly language: string | null;
  readonly occupation: string | null;
  readonly marital_status: MaritalStatus | null;
  /** `YYYY-MM-DD`. */
  readonly deceased_date: string | null;
  readonly mother_number: string | null;
  readonly multiple_birth_order: number | null;
  /** The day in the hospital's zone, `YYYY-MM-DD`. */
  readonly last_visit: string | null;
  readonly blood_group: BloodGroup | null;
  /** Null also for people who may not read it. */
  readonly medical_history: string | null;
  readonly status: PatientStatus;
  /** The hospital's own fields by key. */
  readonly custom_fields: Readonly<Record<string, unknown>>;
  /** The day in the hospital's zone, `YYYY-MM-DD`. */
  readonly registered: string;
}

export interface ExportPage {
  readonly filter: Filter;
  readonly timeZone: string;
  readonly withRecords: boolean;
  /** The last patient of the page before; null for the first page. */
  readonly after: string | null;
  readonly limit: number;
}

/** Below every id. */
const BEFORE_ALL = '00000000-0000-0000-0000-000000000000';

/** The next patients in the order of their registration: ids are made by time. Each comes once, however the register changes meanwhile. */
export function exportPage(unit: UnitOfWork, { filter, timeZone, withRecords, after, limit }: ExportPage): Promise<ExportRow[]> {
  const values = [...filter.values];
  const placeholder = (value: unknown): string => `$${values.push(value)}`;
  const zone = placeholder(timeZone);
  const dayOf = (instant: string): string => `to_char(${instant} AT TIME ZONE ${zone}, 'YYYY-MM-DD')`;
  const where = [...filter.conditions, `p.id > ${placeholder(after ?? BEFORE_ALL)}::uuid`].join(' AND ');
  return unit.query<ExportRow>(
    `SELECT p.id, p.patient_number, p.first_name, p.middle_name, p.last_name, p.title, p.local_name, p.unidentified, p.date_of_birth::text,
       p.birth_date_estimated, p.gender, p.phone, p.phones, p.email, p.address, p.identifiers, p.emergency_contact, p.language, p.occupation,
       p.marital_status, p.deceased_date::text, (SELECT m.patient_number FROM patients m WHERE m.id = p.mother_id) AS mother_number,
       p.multiple_birth_order, ${dayOf('p.last_visit_at')} AS last_visit, p.blood_group,
       ${withRecords ? 'p.medical_history' : 'NULL AS medical_history'}, p.status, p.custom_fields,
       ${dayOf('p.created_at')} AS registered
     FROM patients p WHERE ${where} ORDER BY p.id LIMIT ${placeholder(limit)}`,
    values,
  );
}
