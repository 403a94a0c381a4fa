import {
  medicationLabel,
  type CancellationReason,
  type TimelineAllergy,
  type TimelineAppointment,
  type TimelineCarePlan,
  type TimelineCondition,
  type TimelineEntry,
  type TimelineLab,
  type TimelinePrescription,
  type TimelineVisit,
  type TimelineVitals,
  type VisitStatus,
} from '@hms/shared-dto';
import type { TimelineRow, TimelineThing } from './timeline.queries.js';

const instant = (text: string): string => new Date(text).toISOString();

const toAllergy = ({ substance, enteredInError = false }: TimelineThing): TimelineAllergy | null =>
  substance === undefined ? null : { substance, enteredInError };

const toAppointment = ({ appointmentId, doctorName, startsAt, fromStartsAt, reason }: TimelineThing): TimelineAppointment | null =>
  appointmentId === undefined
    ? null
    : {
        id: appointmentId,
        doctorName: doctorName!,
        startsAt: instant(startsAt!),
        fromStartsAt: fromStartsAt ? instant(fromStartsAt) : null,
        reason: reason as CancellationReason | null,
      };

const toVisit = ({ visitId, visitStatus, chiefComplaint }: TimelineThing): TimelineVisit | null =>
  visitId === undefined ? null : { id: visitId, status: visitStatus as VisitStatus, chiefComplaint: chiefComplaint! };

const toVitals = ({ vitalsId, enteredInError = false }: TimelineThing): TimelineVitals | null =>
  vitalsId === undefined ? null : { id: vitalsId, enteredInError };

const toCondition = ({ conditionId, code = null, display, enteredInError = false }: TimelineThing): TimelineCondition | null =>
  conditionId === undefined ? null : { id: conditionId, code, display: display!, enteredInError };

const toCarePlan = ({ planId, title, enteredInError = false }: TimelineThing): TimelineCarePlan | null =>
  planId === undefined ? null : { id: planId, title: title!, enteredInError };

const toPrescription = ({ prescriptionId, medication }: TimelineThing): TimelinePrescription | null =>
  prescriptionId === undefined || medication === undefined ? null : { id: prescriptionId, medication: medicationLabel(medication) };

const toLab = ({ orderId, orderNumber, tests }: TimelineThing): TimelineLab | null =>
  orderId === undefined ? null : { orderId, orderNumber: orderNumber!, tests: tests! };

const toOther = ({ otherId, otherNumber }: TimelineThing): TimelineEntry['other'] =>
  otherId === undefined ? null : { id: otherId, patientNumber: otherNumber! };

export function toTimelineEntry({ id, event, occurred_at, actor_name, thing }: TimelineRow): TimelineEntry {
  const about = thing ?? {};
  return {
    id,
    event,
    occurredAt: occurred_at.toISOString(),
    by: actor_name,
    allergy: toAllergy(about),
    appointment: toAppointment(about),
    visit: toVisit(about),
    vitals: toVitals(about),
    condition: toCondition(about),
    carePlan: toCarePlan(about),
    prescription: toPrescription(about),
    lab: toLab(about),
    other: toOther(about),
  };
}
