import type { Consciousness, OxygenScale, PatientStatus, VitalsQuery, VitalStatus } from '@hms/shared-dto';
import type { CursorValues } from '../common/cursor.js';
import type { Principal } from '../common/request.js';
import type { UnitOfWork } from '../tenancy/unit-of-work.js';

/** Columns that hold what was measured, by the name that requests and answers use. */
export const VALUE_COLUMNS = {
  systolic: 'systolic',
  diastolic: 'diastolic',
  heartRate: 'heart_rate',
  respiratoryRate: 'respiratory_rate',
  temperature: 'temperature',
  temperatureFahrenheit: 'temperature_fahrenheit',
  oxygenSaturation: 'oxygen_saturation',
  oxygenScale: 'oxygen_scale',
  onOxygen: 'on_oxygen',
  consciousness: 'consciousness',
  weight: 'weight',
  height: 'height',
  headCircumference: 'head_circumference',
  pain: 'pain',
  pregnant: 'pregnant',
  note: 'note',
} as const;
export type ValueKey = keyof typeof VALUE_COLUMNS;
export const VALUE_KEYS = Object.keys(VALUE_COLUMNS) as ValueKey[];

/** What was measured, as it is stored. Units are those of the table. */
export interface VitalValues {
  readonly systolic: number | null;
  readonly diastolic: number | null;
  readonly heartRate: number | null;
  readonly respiratoryRate: number | null;
  readonly temperature: number | null;
  readonly temperatureFahrenheit: number | null;
  readonly oxygenSaturation: number | null;
  readonly oxygenScale: OxygenScale;
  readonly onOxygen: boolean | null;
  readonly consciousness: Consciousness | null;
  readonly weight: number | null;
  readonly height: number | null;
  readonly headCircumference: number | null;
  readonly pain: number | null;
  readonly pregnant: boolean;
  readonly note: string | null;
}

export interface VitalsRow extends VitalValues {
  readonly id: string;
  readonly patientId: string;
  readonly visitId: string | null;
  readonly takenAt: Date;
  /** The day of that by the hospital's clock, `YYYY-MM-DD`. */
  readonly takenOn: string;
  readonly takenBy: string;
  readonly recordedAt: Date;
  readonly status: VitalStatus;
  readonly errorReason: string | null;
  readonly errorBy: string | null;
  readonly errorAt: Date | null;
  readonly replacesId: string | null;
  readonly replacedById: string | null;
  readonly version: number;
  /** Of the patient, for the age. */
  readonly dateOfBirth: string | null;
}

const NUMERIC = new Set<ValueKey>(['temperature', 'temperatureFahrenheit', 'weight', 'height', 'headCircumference']);
const VALUES = VALUE_KEYS.map((key) => `v.${VALUE_COLUMNS[key]}${NUMERIC.has(key) ? '::float8' : ''} AS "${key}"`).join(', ');
/** `$1` is the hospital's zone. */
const ROW = `v.id, v.patient_id AS "patientId", v.visit_id AS "visitId", v.taken_at AS "takenAt", (v.taken_at AT TIME ZONE $1)::date::text AS "takenOn",
  v.taken_by_name AS "takenBy", v.recorded_at AS "recordedAt", ${VALUES}, v.status, v.error_reason AS "errorReason", v.error_by_name AS "errorBy",
  v.error_at AS "errorAt", v.replaces_id AS "replacesId", (SELECT n.id FROM vital_signs n WHERE n.replaces_id = v.id) AS "replacedById", v.version,
  p.date_of_birth::text AS "dateOfBirth"`;
const FROM = 'FROM vital_signs v JOIN patients p ON p.id = v.patient_id';

export async function findVitals(unit: UnitOfWork, id: string, zone: string): Promise<VitalsRow | undefined> {
  const [row] = await unit.query<VitalsRow>(`SELECT ${ROW} ${FROM} WHERE v.id = $2`, [zone, id]);
  return row;
}

export interface MeasuredPatient {
  readonly id: string;
  readonly status: PatientStatus;
  readonly dateOfBirth: string | null;
  /** Whether the visit that was named is one of this patient's, and no mistake. */
  readonly visit: boolean;
  /** The day of the measuring by the hospital's clock. */
  readonly takenOn: string;
}

/** The patient about whom something is written now. Stays as it is until COMMIT: a merge waits, or was first and is seen. */
export async function lockPatient(
  unit: UnitOfWork,
  { patientId, visitId, takenAt, zone }: { patientId: string; visitId: string | null; takenAt: string; zone: string },
): Promise<MeasuredPatient | undefined> {
  const [row] = await unit.query<MeasuredPatient>(
    `SELECT p.id, p.status, p.date_of_birth::text AS "dateOfBirth", ($3::timestamptz AT TIME ZONE $4)::date::text AS "takenOn",
       EXISTS (SELECT FROM visits v WHERE v.id = $2 AND v.patient_id = p.id AND v.status <> 'entered_in_error') AS visit
     FROM patients p WHERE p.id = $1 FOR SHARE`,
    [patientId, visitId, takenAt, zone],
  );
  return row;
}

/** The status of the patient of a measuring, locked as above; undefined when there is no such measuring. */
export async function lockPatientOf(unit: UnitOfWork, vitalsId: string): Promise<Pick<MeasuredPatient, 'id' | 'status'> | undefined> {
  const [row] = await unit.query<Pick<MeasuredPatient, 'id' | 'status'>>(
    'SELECT id, status FROM patients WHERE id = (SELECT patient_id FROM vital_signs WHERE id = $1) FOR SHARE',
    [vitalsId],
  );
  return row;
}

export interface NewVitals {
  readonly patientId: string;
  readonly visitId: string | null;
  readonly takenAt: string;
  readonly replacesId: string | null;
  readonly values: VitalValues;
}

const INSERT = `INSERT INTO vital_signs (patient_id, visit_id, taken_at, replaces_id, taken_by, taken_by_name, ${VALUE_KEYS.map((key) => VALUE_COLUMNS[key]).join(', ')})
  VALUES (${Array.from({ length: VALUE_KEYS.length + 6 }, (_, index) => `$${index + 1}`).join(', ')}) RETURNING id`;

export async function insertVitals(unit: UnitOfWork, vitals: NewVitals, { userId, name, kind }: Principal): Promise<string> {
  const [row] = await unit.query<{ id: string }>(INSERT, [
    ...[vitals.patientId, vitals.visitId, vitals.takenAt, vitals.replacesId, kind === 'person' ? userId : null, name],
    ...VALUE_KEYS.map((key) => vitals.values[key]),
  ]);
  return row.id;
}

/** @returns whether it still counted, at this version if one is given */
export async function markMistaken(
  unit: UnitOfWork,
  { id, reason, version }: { id: string; reason: string; version: number | null },
  by: string,
): Promise<boolean> {
  const changed = await unit.execute(
    `UPDATE vital_signs SET status = 'entered-in-error', error_reason = $2, error_at = now(), error_by_name = $3, version = version + 1
     WHERE id = $1 AND status = 'final' AND ($4::int IS NULL OR version = $4)`,
    [id, reason, by, version],
  );
  return changed === 1;
}

export interface CountedVitals extends VitalsRow {
  /** `taken_at` with its microseconds, which a Date loses. */
  readonly key: string;
  readonly counted: number;
}

/** Counted exactly up to this many, then "1,000+". */
export const COUNT_LIMIT = 1001;

/** What a measuring may be the last one of; a pressure is a pair. */
const SIGNS = [
  ...['systolic', 'heart_rate', 'respiratory_rate', 'temperature', 'oxygen_saturation', 'on_oxygen', 'consciousness'],
  ...['weight', 'height', 'head_circumference', 'pain'],
];
/** Each along the index, back to where it was measured. */
const LATEST = SIGNS.map(
  (sign) => `(SELECT l.id FROM vital_signs l WHERE l.patient_id = $2 AND l.status = 'final' AND l.${sign} IS NOT NULL
    ORDER BY l.taken_at DESC, l.id DESC LIMIT 1)`,
);
const WANTED = `v.patient_id = p.id AND ($3::text IS NULL OR v.status = $3) AND ($4::uuid IS NULL OR v.visit_id = $4)
  AND ($8::boolean IS NOT TRUE OR v.id = ANY (ARRAY[${LATEST.join(', ')}]))`;

/** One page, the newest first, and a row more if there is one. Undefined when there is no such patient. */
export async function vitalsPage(
  unit: UnitOfWork,
  { patientId, status, visitId, latest }: Pick<VitalsQuery, 'status' | 'visitId' | 'latest'> & { patientId: string },
  { zone, limit, after }: { zone: string; limit: number; after: CursorValues | null },
): Promise<CountedVitals[] | undefined> {
  const rows = await unit.query<CountedVitals | Record<keyof CountedVitals, null>>(
    `SELECT page.*, (SELECT count(*)::int FROM (SELECT FROM vital_signs v WHERE ${WANTED} LIMIT ${COUNT_LIMIT + 1}) few) AS counted
     FROM patients p LEFT JOIN LATERAL (
       SELECT ${ROW}, v.taken_at::text AS key FROM vital_signs v
       WHERE ${WANTED} AND ($5::timestamptz IS NULL OR (v.taken_at, v.id) < ($5, $6::uuid))
       ORDER BY v.taken_at DESC, v.id DESC LIMIT $7
     ) page ON true
     WHERE p.id = $2 ORDER BY page."takenAt" DESC, page.id DESC`,
    [zone, patientId, status ?? null, visitId ?? null, ...(after ?? [null, null]), limit + 1, latest === 'yes'],
  );
  return rows.length === 0 ? undefined : rows.filter((row): row is CountedVitals => row.id !== null);
}
