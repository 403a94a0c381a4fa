import type { Permission } from './permissions.js';

/** Who hears of a kind: everybody who holds the permission, every member of the hospital, or the one person whom the event names. */
export type LiveAudience = Permission | 'everyone' | 'recipient';

interface LiveEventDefinition {
  readonly audience: LiveAudience;
  /** Names of its ids. */
  readonly ids: readonly string[];
}

/** What open pages are told of by `GET /api/events`. Events carry ids alone: who may read a thing reads it by its route. */
export const LIVE_EVENTS = {
  'patient.registered': { audience: 'patients:read', ids: ['patientId'] },
  'patient.updated': { audience: 'patients:read', ids: ['patientId'] },
  'patient.archived': { audience: 'patients:read', ids: ['patientId'] },
  'patient.restored': { audience: 'patients:read', ids: ['patientId'] },
  /** Some patients more; one event for many. */
  'patient.imported': { audience: 'patients:read', ids: ['importId'] },
  /** `patientId` goes on; `mergedId` leads to it, or no longer does. */
  'patient.merged': { audience: 'patients:read', ids: ['patientId', 'mergedId'] },
  'patient.merge_undone': { audience: 'patients:read', ids: ['patientId', 'mergedId'] },
  'appointment.booked': { audience: 'appointments:read', ids: ['appointmentId', 'doctorId', 'patientId'] },
  /** To another time or doctor, `doctorId` being the new one. */
  'appointment.moved': { audience: 'appointments:read', ids: ['appointmentId', 'doctorId', 'patientId'] },
  /** Another status, room, length or other words. */
  'appointment.changed': { audience: 'appointments:read', ids: ['appointmentId', 'doctorId', 'patientId'] },
  /** A token was given or has gone a step. */
  'queue.changed': { audience: 'appointments:read', ids: ['tokenId', 'doctorId'] },
  /** A doctor's hours, leave or extra hours. */
  'availability.changed': { audience: 'appointments:read', ids: ['doctorId'] },
  'holidays.changed': { audience: 'directory:read', ids: ['holidayId'] },
  /** A department, room or type of appointment. */
  'directory.changed': { audience: 'directory:read', ids: ['entryId'] },
  /** What somebody is by profession, whom the lists of doctors name. */
  'profile.changed': { audience: 'directory:read', ids: ['userId'] },
  /** Somebody waits, is offered a time, or no longer waits. */
  'waitlist.changed': { audience: 'appointments:read', ids: ['entryId'] },
  /** Started, written on, signed, amended, or marked as a mistake. */
  'visit.changed': { audience: 'records:read', ids: ['visitId', 'patientId', 'doctorId'] },
  /** A freed time is held for somebody who waits. */
  'waitlist.offered': { audience: 'appointments:write', ids: ['entryId'] },
  /** Somebody else booked, moved or cancelled an appointment of the doctor who is told. */
  'schedule.booked': { audience: 'recipient', ids: ['appointmentId'] },
  'schedule.moved': { audience: 'recipient', ids: ['appointmentId'] },
  'schedule.cancelled': { audience: 'recipient', ids: ['appointmentId'] },
  /** Vital signs were measured, corrected or marked as a mistake. */
  'vitals.recorded': { audience: 'records:read', ids: ['vitalsId', 'patientId'] },
  /** A diagnosis or problem was recorded, changed or marked as a mistake. */
  'condition.changed': { audience: 'records:read', ids: ['conditionId', 'patientId'] },
  /** A treatment plan, a goal or an activity of one was written or has gone a step. What it is linked to tells of itself. */
  'care_plan.changed': { audience: 'records:read', ids: ['planId', 'patientId'] },
  /** Written, signed, ended or handed out. */
  'prescription.changed': { audience: 'prescriptions:read', ids: ['prescriptionId', 'patientId'] },
  /** A medicine of the hospital's list. */
  'formulary.changed': { audience: 'prescriptions:read', ids: ['medicationId'] },
  /** An order, a specimen or a result of one has gone a step. */
  'lab.order_changed': { audience: 'labs:read', ids: ['orderId', 'patientId'] },
  /** A message of another system was filed, waits, or was put aside. */
  'lab.message_changed': { audience: 'labs:read', ids: ['messageId'] },
  /** A critical result that this person is to see to. */
  'lab.critical': { audience: 'recipient', ids: ['criticalId', 'patientId'] },
  /** A final result was corrected, told to who ordered it. */
  'lab.corrected': { audience: 'recipient', ids: ['orderId', 'patientId'] },
  'staff.changed': { audience: 'staff:manage', ids: ['userId'] },
  /** Somebody asks to join. */
  'staff.approval_waiting': { audience: 'staff:manage', ids: ['userId'] },
  /** `section`: the last part of the settings' path, `security` for example. */
  'settings.changed': { audience: 'everyone', ids: ['section'] },
  /** State, progress or result of a job, told to who asked for it. */
  'job.changed': { audience: 'recipient', ids: ['jobId'] },
  'import.ended': { audience: 'recipient', ids: ['jobId'] },
  /** New notifications, or some read on another page. */
  'notification.changed': { audience: 'recipient', ids: [] },
} as const satisfies Record<string, LiveEventDefinition>;

export type LiveEventKind = keyof typeof LIVE_EVENTS;

/** The ids that an event of this kind carries. */
export type LiveEventIds<Kind extends LiveEventKind = LiveEventKind> = Readonly<Record<(typeof LIVE_EVENTS)[Kind]['ids'][number], string>>;

export const LIVE_EVENT_KINDS = Object.keys(LIVE_EVENTS) as LiveEventKind[];

/** `data` of an event in the stream; its `event` is the kind. */
export interface LiveEvent {
  readonly kind: LiveEventKind;
  readonly ids: Readonly<Record<string, string>>;
  /** Instant, ISO 8601 in UTC. */
  readonly at: string;
}

/** The stream stands; everything from here on is told. */
export const STREAM_OPENED = 'opened';
/** Too much was missed to be told one by one: load anew. */
export const STREAM_RESET = 'reset';
/** The server ends the stream; come back. Whether one still may is asked then. */
export const STREAM_CLOSED = 'closed';

/** Silence of the server beyond this means that the connection is dead, in milliseconds. */
export const STREAM_BEAT_MS = 15_000;
