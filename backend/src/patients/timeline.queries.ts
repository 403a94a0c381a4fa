import type { medicationLabel, TimelineEvent, TimelineKind } from '@hms/shared-dto';
import type { UnitOfWork } from '../tenancy/unit-of-work.js';

/** What is told of an entry besides who and when. Instants are ISO 8601. */
export interface TimelineThing {
  readonly substance?: string;
  readonly enteredInError?: boolean;
  readonly appointmentId?: string;
  readonly doctorName?: string;
  readonly startsAt?: string;
  readonly fromStartsAt?: string | null;
  readonly reason?: string | null;
  readonly visitId?: string;
  readonly visitStatus?: string;
  readonly chiefComplaint?: string;
  readonly vitalsId?: string;
  readonly conditionId?: string;
  readonly code?: string | null;
  readonly display?: string;
  readonly planId?: string;
  readonly title?: string;
  readonly prescriptionId?: string;
  /** The medicine as the prescription keeps it. */
  readonly medication?: Parameters<typeof medicationLabel>[0];
  readonly orderId?: string;
  readonly orderNumber?: string;
  readonly tests?: string[];
  readonly otherId?: string;
  readonly otherNumber?: string;
}

export interface TimelineRow {
  readonly id: string;
  readonly event: TimelineEvent;
  readonly occurred_at: Date;
  readonly actor_name: string | null;
  readonly thing: TimelineThing | null;
  /** `occurred_at` with its microseconds, which a Date loses. */
  readonly key: string;
}

/** Of the whole row null where there is the patient and nothing to tell. */
type FoundRow = TimelineRow | Readonly<Record<keyof TimelineRow, null>>;

/** What the audit alone remembers, by kind. Which fields an edit changed is not told: the reader may not see all of them. */
const AUDITED: Readonly<Partial<Record<TimelineKind, readonly TimelineEvent[]>>> = {
  patient: ['patient.updated', 'patient.archived', 'patient.restored'],
  merge: ['patient.merged', 'patient.merged_away', 'patient.merge_undone'],
  visit: ['visit.printed'],
  prescription: ['prescription.printed'],
  lab: ['lab.printed'],
};

const REGISTERED = `SELECT p.id, 'patient.registered'::text AS event, p.created_at AS occurred_at, coalesce(
    (SELECT a.actor_name FROM audit_events a WHERE a.patient_id = p.id AND a.action = 'patient.registered' ORDER BY a.occurred_at LIMIT 1),
    CASE WHEN p.version = 1 THEN p.updated_by_name END) AS actor_name, NULL::jsonb AS thing
  WHERE 'patient' = ANY ($2::text[])`;

/** Papers by what they are about: the audit calls all of them issued documents. */
const PRINTED = `(VALUES ('visit_summary', 'visit.printed'), ('prescription', 'prescription.printed'), ('lab_report', 'lab.printed')) AS d (entity, event)`;

const AUDIT = `SELECT a.id, coalesce(d.event, a.action), a.occurred_at, a.actor_name,
    CASE WHEN o.id IS NOT NULL THEN jsonb_build_object('otherId', o.id, 'otherNumber', o.patient_number) END
  FROM audit_events a LEFT JOIN ${PRINTED} ON a.action = 'document.issued' AND d.entity = a.entity
    LEFT JOIN patients o ON o.id = CASE WHEN a.entity = 'merge' THEN (a.details ->> 'other')::uuid END
  WHERE a.patient_id = $1 AND coalesce(d.event, a.action) = ANY ($3::text[])`;

const ALLERGIES = `SELECT i.id, 'allergy.recorded', i.recorded_at, i.recorder_name,
    jsonb_build_object('substance', i.substance, 'enteredInError', i.verification_status = 'entered-in-error')
  FROM allergy_intolerances i WHERE i.patient_id = $1 AND 'allergy' = ANY ($2::text[])
  UNION ALL
  SELECT r.patient_id, 'allergy.none_known', r.updated_at, r.updated_by_name, NULL
  FROM allergy_records r WHERE r.patient_id = $1 AND r.none_known AND 'allergy' = ANY ($2::text[])`;

/** Of an appointment as it was after the change `c`: a later move says what was before it. */
const then = (column: string): string => `coalesce(c.to_${column}, (SELECT n.from_${column} FROM appointment_changes n
    WHERE n.appointment_id = a.id AND n.id > c.id AND n.from_${column} IS NOT NULL ORDER BY n.id LIMIT 1), a.${column})`;

const APPOINTMENTS = `SELECT c.id, 'appointment.' || CASE WHEN c.from_status IS NULL THEN 'booked'
      WHEN c.from_status = c.to_status THEN 'moved' ELSE c.to_status END, c.occurred_at, c.actor_name,
    jsonb_build_object('appointmentId', a.id, 'startsAt', ${then('starts_at')}, 'fromStartsAt', c.from_starts_at, 'reason', c.reason,
      'doctorName', coalesce((SELECT m.name FROM public.memberships m WHERE m.tenant_id = current_user AND m.user_id = ${then('doctor_id')}), 'Former staff'))
  FROM appointments a JOIN appointment_changes c ON c.appointment_id = a.id
  WHERE a.patient_id = $1 AND a.status <> 'held' AND 'appointment' = ANY ($2::text[])`;

const VISIT = `jsonb_build_object('visitId', v.id, 'visitStatus', v.status, 'chiefComplaint', v.chief_complaint)`;

const VISITS = `SELECT v.id, e.event, e.at, v.doctor_name, ${VISIT} FROM visits v
    CROSS JOIN LATERAL (VALUES ('visit.started', v.started_at),
      ('visit.entered_in_error', CASE WHEN v.status = 'entered_in_error' THEN v.updated_at END)) AS e (event, at)
  WHERE v.patient_id = $1 AND e.at IS NOT NULL AND 'visit' = ANY ($2::text[])
  UNION ALL
  SELECT s.id, CASE s.number WHEN 1 THEN 'visit.signed' ELSE 'visit.amended' END, s.signed_at, s.signed_by_name, ${VISIT}
  FROM visits v JOIN visit_versions s ON s.visit_id = v.id WHERE v.patient_id = $1 AND 'visit' = ANY ($2::text[])`;

const VITALS = `SELECT v.id, 'vitals.recorded', v.taken_at, v.taken_by_name,
    jsonb_build_object('vitalsId', v.id, 'enteredInError', v.status = 'entered-in-error')
  FROM vital_signs v WHERE v.patient_id = $1 AND 'vitals' = ANY ($2::text[])`;

/** How a condition was written down, and how it was changed last. */
const CONDITIONS = `SELECT c.id, e.event, e.at, e.by, jsonb_build_object('conditionId', c.id, 'code', c.code,
    'display', c.display, 'enteredInError', c.verification_status = 'entered-in-error')
  FROM conditions c
    CROSS JOIN LATERAL (VALUES ('condition.recorded', c.recorded_at, c.recorder_name),
      (CASE c.verification_status WHEN 'entered-in-error' THEN 'condition.entered-in-error' ELSE 'condition.changed' END,
        CASE WHEN c.version > 1 THEN c.updated_at END, c.updated_by_name)) AS e (event, at, by)
  WHERE c.patient_id = $1 AND e.at IS NOT NULL AND 'condition' = ANY ($2::text[])`;

const PLAN = `jsonb_build_object('planId', c.id, 'title', c.title, 'enteredInError', c.status = 'entered-in-error')`;
/** How a plan was made, and how it stands if it no longer goes on. */
const CARE_PLANS = `SELECT c.id, e.event, e.at, e.by, ${PLAN} FROM care_plans c
    CROSS JOIN LATERAL (VALUES ('care_plan.made', c.created_at, c.created_by_name),
      ('care_plan.' || c.status, CASE WHEN c.status <> 'active' THEN c.status_at END, c.status_by_name)) AS e (event, at, by)
  WHERE c.patient_id = $1 AND e.at IS NOT NULL AND 'care_plan' = ANY ($2::text[])`;

const PRESCRIBED = `jsonb_build_object('prescriptionId', r.id, 'medication', r.medication)`;
const PRESCRIPTIONS = `SELECT r.id, 'prescription.signed', r.signed_at, r.prescriber_name, ${PRESCRIBED}
  FROM prescriptions r WHERE r.patient_id = $1 AND r.signed_at IS NOT NULL AND 'prescription' = ANY ($2::text[])
  UNION ALL
  SELECT r.id, 'prescription.' || r.status, r.ended_at, r.ended_by_name, ${PRESCRIBED}
  FROM prescriptions r WHERE r.patient_id = $1 AND r.signed_at IS NOT NULL AND r.ended_at IS NOT NULL AND 'prescription' = ANY ($2::text[])
  UNION ALL
  SELECT d.id, CASE WHEN d.status = 'declined' THEN 'prescription.declined' ELSE 'prescription.dispensed' END, d.dispensed_at, d.dispensed_by_name, ${PRESCRIBED}
  FROM prescriptions r JOIN dispenses d ON d.prescription_id = r.id WHERE r.patient_id = $1 AND 'prescription' = ANY ($2::text[])`;

const LAB_THING = `jsonb_build_object('orderId', o.id, 'orderNumber', o.order_number, 'tests', jsonb_agg(t.name ORDER BY i.position))`;
const LAB_ITEMS = `FROM lab_orders o JOIN lab_order_items i ON i.order_id = o.id JOIN lab_tests t ON t.id = i.test_id`;

/** What is verified, or cancelled, together is one entry. Of a tube that was refused: the tests that are now to be measured in the one in its place. */
const LABS = `SELECT o.id, 'lab.ordered', o.ordered_at, o.orderer_name, ${LAB_THING}
  ${LAB_ITEMS} WHERE o.patient_id = $1 AND 'lab' = ANY ($2::text[]) GROUP BY o.id
  UNION ALL
  SELECT o.id, CASE WHEN (r.corrects_id IS NULL) THEN 'lab.verified' ELSE 'lab.corrected' END, r.verified_at, min(r.verified_by_name), ${LAB_THING}
  ${LAB_ITEMS} JOIN lab_results r ON r.item_id = i.id AND r.verified_at IS NOT NULL WHERE o.patient_id = $1 AND 'lab' = ANY ($2::text[])
  GROUP BY o.id, r.verified_at, (r.corrects_id IS NULL)
  UNION ALL
  SELECT o.id, 'lab.cancelled', i.cancelled_at, min(i.cancelled_by_name), ${LAB_THING}
  ${LAB_ITEMS} WHERE o.patient_id = $1 AND i.cancelled_at IS NOT NULL AND 'lab' = ANY ($2::text[]) GROUP BY o.id, i.cancelled_at
  UNION ALL
  SELECT s.id, 'lab.rejected', s.rejected_at, s.rejector_name, ${LAB_THING}
  ${LAB_ITEMS} JOIN lab_specimens n ON n.id = i.specimen_id JOIN lab_specimens s ON s.order_id = o.id AND s.kind = n.kind AND s.rejected_at IS NOT NULL
  WHERE o.patient_id = $1 AND 'lab' = ANY ($2::text[]) GROUP BY o.id, s.id
  UNION ALL
  SELECT c.id, 'lab.acknowledged', c.acknowledged_at, c.acknowledged_by_name, ${LAB_THING}
  ${LAB_ITEMS} JOIN lab_results r ON r.item_id = i.id JOIN critical_results c ON c.result_id = r.id AND c.acknowledged_at IS NOT NULL
  WHERE o.patient_id = $1 AND 'lab' = ANY ($2::text[]) GROUP BY o.id, c.id`;

const PAGE = {
  name: 'patient-timeline',
  text: `SELECT e.*, e.occurred_at::text AS key FROM patients p LEFT JOIN LATERAL (
      SELECT * FROM (${[REGISTERED, AUDIT, ALLERGIES, APPOINTMENTS, VISITS, VITALS, CONDITIONS, CARE_PLANS, PRESCRIPTIONS, LABS].join(' UNION ALL ')}) entries
      WHERE (occurred_at, id, event) < ($4::timestamptz, $5::uuid, $6::text) AND occurred_at >= $8::timestamp AT TIME ZONE $10
        AND occurred_at < ($9::timestamp + interval '1 day') AT TIME ZONE $10 ORDER BY occurred_at DESC, id DESC, event DESC LIMIT $7
    ) e ON true
    WHERE p.id = $1 ORDER BY e.occurred_at DESC, e.id DESC, e.event DESC`,
};

/** Before everything: the newest entry comes after it. */
const NEWEST = ['infinity', 'ffffffff-ffff-ffff-ffff-ffffffffffff', ''] as const;

interface Wanted {
  readonly patientId: string;
  readonly kinds: readonly TimelineKind[];
  /** First and last day of the hospital's calendar; undefined for no limit. */
  readonly from?: string;
  readonly to?: string;
  readonly zone: string;
  readonly limit: number;
  /** Time, id and event of the last entry before the page. */
  readonly after: readonly unknown[] | null;
}

/** One page of the newest entries, a row more if there is one, in one statement. Null when there is no such patient. */
export async function timelinePage(unit: UnitOfWork, wanted: Wanted): Promise<TimelineRow[] | null> {
  const { patientId, kinds, from = '-infinity', to = 'infinity', zone, limit, after } = wanted;
  const audited = kinds.flatMap((kind) => AUDITED[kind] ?? []);
  const rows = await unit.queryHot<FoundRow>(PAGE, [patientId, kinds, audited, ...(after ?? NEWEST), limit + 1, from, to, zone]);
  return rows.length === 0 ? null : rows.filter((row) => row.id !== null);
}
