import type { LabFlag, LabUsedRange } from '@hms/shared-dto';
import type { CursorValues } from '../../common/cursor.js';
import type { UnitOfWork } from '../../tenancy/unit-of-work.js';
import { LAB_PATIENT, NUMBERS_COUNTED, type LabPatientRow, type Printing, type StoredValue } from '../lab-rows.js';

/** Escalates one critical result. */
export const ESCALATION_JOB = 'labs.escalate';

interface OpenCritical {
  readonly id: string;
  readonly patientId: string;
  readonly ordererId: string;
}

/** Opens one for each result, with the job that looks at it again after so many minutes. @returns those that are new */
export const openCriticals = (unit: UnitOfWork, orderId: string, resultIds: readonly string[], minutes: number): Promise<OpenCritical[]> =>
  unit.query<OpenCritical>(
    `WITH opened AS (
       INSERT INTO critical_results (result_id, order_id, orderer_id, escalates_at)
       SELECT result_id, o.id, o.orderer_id, now() + make_interval(mins => $3) FROM unnest($2::uuid[]) AS result_id, lab_orders o WHERE o.id = $1
       ON CONFLICT ON CONSTRAINT critical_results_once DO NOTHING RETURNING id, orderer_id, escalates_at
     ), planned AS (
       INSERT INTO public.planned_jobs (kind, payload, subject_id, due_at)
       SELECT '${ESCALATION_JOB}', jsonb_build_object('criticalId', id), id, escalates_at FROM opened)
     SELECT opened.id, o.patient_id AS "patientId", opened.orderer_id AS "ordererId" FROM opened, lab_orders o WHERE o.id = $1`,
    [orderId, resultIds, minutes],
  );

/** Those of results that were corrected: the correction is told by itself. */
export const supersede = (unit: UnitOfWork, resultIds: readonly string[]): Promise<number> =>
  unit.execute(
    `UPDATE critical_results SET superseded_at = now(), escalates_at = NULL, version = version + 1
     WHERE result_id = ANY ($1::uuid[]) AND acknowledged_at IS NULL AND superseded_at IS NULL`,
    [resultIds],
  );

const MEMBERS = `SELECT m.user_id AS id, m.roles, p.department_id FROM public.memberships m LEFT JOIN staff_profiles p ON p.user_id = m.user_id
  WHERE m.tenant_id = current_user AND m.status = 'active'`;

interface Person {
  readonly id: string;
}

/** On leave at this moment, by the hospital's clock. */
const AWAY = `EXISTS (SELECT FROM availability_exceptions e, (SELECT now() AT TIME ZONE time_zone AS clock FROM public.tenants WHERE id = current_user) here
  WHERE e.doctor_id = members.id AND e.kind = 'leave' AND clock::date BETWEEN e.from_date AND e.to_date
    AND clock - clock::date >= make_interval(mins => coalesce(e.start_minute, 0)) AND clock - clock::date < make_interval(mins => coalesce(e.end_minute, 1440)))`;

/**
 * Who is told first: the orderer; where that is nobody who works here and is not on leave, the deputy; without one the doctors of the orderer's department;
 * without those the Admins. An orderer on leave hears of it too: it may matter to them, and they cannot be counted on. $1 the orderer.
 */
export const firstTold = (unit: UnitOfWork, ordererId: string): Promise<Person[]> =>
  unit.query<Person>(
    `WITH members AS (${MEMBERS}), orderer AS (SELECT id FROM members WHERE id = $1 AND roles && '{Doctor,Nurse}'),
     present AS (SELECT id, roles, department_id FROM members WHERE NOT ${AWAY}), told AS (
       SELECT id, 1 AS rank FROM present WHERE id IN (SELECT id FROM orderer)
       UNION ALL SELECT id, 2 FROM present WHERE id = (SELECT deputy_id FROM lab_settings) AND roles && '{Doctor,Nurse}'
       UNION ALL SELECT id, 3 FROM present WHERE 'Doctor' = ANY (roles) AND department_id = (SELECT department_id FROM staff_profiles WHERE user_id = $1)
       UNION ALL SELECT id, 4 FROM members WHERE 'Admin' = ANY (roles))
     SELECT id FROM told WHERE rank = (SELECT min(rank) FROM told) UNION SELECT id FROM orderer`,
    [ordererId],
  );

/** Who is told when nobody has acknowledged it: whoever was told before, the doctors and nurses of the orderer's department, and the Admins. */
export const moreTold = (unit: UnitOfWork, { id, orderer_id }: CriticalState): Promise<Person[]> =>
  unit.query<Person>(
    `WITH members AS (${MEMBERS})
     SELECT DISTINCT id FROM members WHERE 'Admin' = ANY (roles)
       OR (roles && '{Doctor,Nurse}' AND department_id = (SELECT department_id FROM staff_profiles WHERE user_id = $2))
       OR id IN (SELECT user_id FROM critical_result_notices WHERE critical_id = $1)`,
    [id, orderer_id],
  );

export const noteTold = (unit: UnitOfWork, criticalId: string, step: number, people: readonly Person[]): Promise<number> =>
  unit.execute('INSERT INTO critical_result_notices (critical_id, step, user_id) SELECT $1, $2, unnest($3::uuid[])', [
    ...[criticalId, step, people.map(({ id }) => id)],
  ]);

export interface CriticalState {
  readonly id: string;
  readonly orderer_id: string;
  readonly patient_id: string;
  readonly order_id: string;
  readonly created_at: Date;
  readonly escalations: number;
  /** The time of its next step has come, by the clock that planned it. */
  readonly due: boolean;
  readonly acknowledged_at: Date | null;
  readonly superseded_at: Date | null;
  readonly version: number;
}

/** Nobody else escalates or acknowledges it until this transaction ends. */
export async function lockCritical(unit: UnitOfWork, id: string): Promise<CriticalState | undefined> {
  const [row] = await unit.query<CriticalState>(
    `SELECT c.id, c.orderer_id, o.patient_id, c.order_id, c.created_at, c.escalations, coalesce(c.escalates_at <= now(), false) AS due,
       c.acknowledged_at, c.superseded_at, c.version
     FROM critical_results c JOIN lab_orders o ON o.id = c.order_id WHERE c.id = $1 FOR UPDATE OF c`,
    [id],
  );
  return row;
}

/** One step more, and when the next is due. The job for that one is planned with it. */
export async function writeEscalation(unit: UnitOfWork, id: string, nextAt: Date | null): Promise<void> {
  await unit.execute('UPDATE critical_results SET escalations = escalations + 1, escalates_at = $2, version = version + 1 WHERE id = $1', [
    id,
    nextAt,
  ]);
  if (nextAt === null) return;
  await unit.execute('INSERT INTO public.planned_jobs (kind, payload, subject_id, due_at) VALUES ($1, $2, $3, $4)', [
    ...[ESCALATION_JOB, JSON.stringify({ criticalId: id }), id, nextAt],
  ]);
}

export const writeAcknowledgement = (
  unit: UnitOfWork,
  id: string,
  { by, readBack }: { by: { userId: string; name: string }; readBack: string },
) =>
  unit.execute(
    `UPDATE critical_results SET acknowledged_at = now(), acknowledged_by = $2, acknowledged_by_name = $3, read_back = $4, escalates_at = NULL,
       version = version + 1 WHERE id = $1`,
    [id, by.userId, by.name, readBack],
  );

export interface CriticalRow extends LabPatientRow, StoredValue, Printing {
  readonly id: string;
  readonly order_id: string;
  readonly order_number: string;
  readonly orderer_name: string;
  readonly test_name: string;
  readonly unit: string | null;
  readonly flag: LabFlag | null;
  readonly range: LabUsedRange | null;
  readonly created_at: Date;
  readonly escalates_at: Date | null;
  readonly acknowledged_at: Date | null;
  readonly acknowledged_by_name: string | null;
  readonly read_back: string | null;
  readonly notices: readonly { readonly name: string; readonly step: number; readonly at: string }[];
  readonly version: number;
}

const MOST_NOTICES = 100;
const CRITICAL = `c.id, c.order_id, o.order_number, o.orderer_name, v.definition ->> 'name' AS test_name, r.value_number AS number, r.comparator, r.value_code AS code,
  r.value_text AS text, r.unit, r.flag, r.reference_range AS range, v.definition -> 'decimals' AS decimals, v.definition -> 'codes' AS codes,
  c.created_at, c.escalates_at, c.acknowledged_at, c.acknowledged_by_name, c.read_back, c.version, ${LAB_PATIENT},
  coalesce((SELECT jsonb_agg(jsonb_build_object('name', n.name, 'step', n.step, 'at', n.told_at)) FROM (
    SELECT coalesce(m.name, 'Former staff') AS name, n.step, n.told_at FROM critical_result_notices n
      LEFT JOIN public.memberships m ON m.tenant_id = current_user AND m.user_id = n.user_id
     WHERE n.critical_id = c.id ORDER BY n.step, m.name, n.user_id LIMIT ${MOST_NOTICES}) n), '[]') AS notices`;
const FROM = `FROM critical_results c JOIN lab_orders o ON o.id = c.order_id JOIN patients p ON p.id = o.patient_id JOIN lab_results r ON r.id = c.result_id
  JOIN lab_test_versions v ON v.test_id = r.test_id AND v.version = r.test_version`;

export async function findCritical(unit: UnitOfWork, id: string): Promise<CriticalRow | undefined> {
  const [row] = await unit.query<CriticalRow>(`SELECT ${CRITICAL} ${FROM} WHERE c.id = $1`, [id]);
  return row;
}

export interface CountedCritical extends CriticalRow {
  readonly key: string;
  readonly counted: number;
}

/** One page of open ones, those that wait longest first, or of acknowledged ones, the newest first; and a row more if there is one. */
export function criticalPage(
  unit: UnitOfWork,
  { status, patientId, toldTo }: { status: 'open' | 'acknowledged'; patientId: string | null; toldTo: string | null },
  { limit, after }: { limit: number; after: CursorValues | null },
): Promise<CountedCritical[]> {
  const isOpen = status === 'open';
  const where = `c.superseded_at IS NULL AND c.acknowledged_at IS ${isOpen ? '' : 'NOT'} NULL AND ($1::uuid IS NULL OR o.patient_id = $1)
    AND ($4::uuid IS NULL OR c.orderer_id = $4 OR EXISTS (SELECT FROM critical_result_notices n WHERE n.critical_id = c.id AND n.user_id = $4))`;
  return unit.query<CountedCritical>(
    `SELECT ${CRITICAL}, c.created_at::text AS key, (SELECT count(*)::int FROM (
       SELECT FROM critical_results c JOIN lab_orders o ON o.id = c.order_id WHERE ${where} LIMIT ${NUMBERS_COUNTED + 1}) counted) AS counted
     ${FROM} WHERE ${where} AND ($2::timestamptz IS NULL OR (c.created_at, c.id) ${isOpen ? '>' : '<'} ($2, $3::uuid))
     ORDER BY c.created_at ${isOpen ? '' : 'DESC'}, c.id ${isOpen ? '' : 'DESC'} LIMIT ${limit + 1}`,
    [patientId, ...(after ?? [null, null]), toldTo],
  );
}
