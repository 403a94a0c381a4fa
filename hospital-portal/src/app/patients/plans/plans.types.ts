import type {
  CareActivityContent,
  CareActivityLink,
  CareActivityRequest,
  CareActivityStatusChange,
  CareGoalChange,
  CareGoalContent,
  CarePlanContent,
  CarePlanStatusChange,
} from '@hms/shared-dto';

interface Versioned<Part extends string, Body> {
  readonly part: Part;
  readonly version: number;
  readonly body: Body;
}
interface OfPart<Part extends string, Body> extends Versioned<Part, Body> {
  /** The goal's or activity's. */
  readonly id: string;
}
interface Added<Part extends string, Body> {
  readonly part: Part;
  /** Names the intent: the same form sent twice adds one. */
  readonly key: string;
  readonly body: Body;
}

/** What is changed of one plan. Each answers with the whole plan. */
export type PlanChange =
  | Versioned<'plan', CarePlanContent>
  | Versioned<'status', CarePlanStatusChange>
  | Added<'new-goal', CareGoalContent>
  | OfPart<'goal', CareGoalChange>
  | Added<'new-activity', CareActivityRequest>
  | OfPart<'activity', CareActivityContent>
  | OfPart<'step', CareActivityStatusChange>
  | { readonly part: 'link'; readonly id: string; readonly body: CareActivityLink };

/** Those that come out of a form: what was typed is compared when somebody else was faster. */
export const isTyped = ({ part }: PlanChange): boolean => part === 'plan' || part === 'goal' || part === 'activity';

export interface PlanListQuery {
  readonly patientId: string;
  readonly cursor?: string;
}

/** What makes plans stale: their own changes, and those of what they are linked to. */
export const PLAN_EVENTS = [
  'care_plan.changed',
  'lab.order_changed',
  'prescription.changed',
  'appointment.booked',
  'appointment.moved',
  'appointment.changed',
  'patient.merged',
  'patient.merge_undone',
] as const;
