import type { AppointmentStatus, CancellationReason, Permission } from '@hms/shared-dto';
import type { IconName } from '@hms/shared-ui';

/** What can be done with an appointment. */
export type Step = 'check_in' | 'start' | 'complete' | 'no_show' | 'cancel';

export interface CancelAnswer {
  readonly reason: CancellationReason;
  readonly note: string;
}

interface StepLook {
  readonly label: string;
  readonly icon: IconName;
  readonly permission: Permission;
  /** Statuses from which the API takes the step. */
  readonly from: readonly AppointmentStatus[];
  /** What is said afterwards. */
  readonly done: string;
}

export const STEP_LOOKS: Readonly<Record<Step, StepLook>> = {
  check_in: { label: 'Check in', icon: 'how_to_reg', permission: 'appointments:write', from: ['scheduled'], done: 'Checked in.' },
  start: { label: 'Start', icon: 'play_circle', permission: 'appointments:progress', from: ['checked_in'], done: 'Started.' },
  complete: { label: 'Complete', icon: 'check', permission: 'appointments:progress', from: ['in_progress'], done: 'Completed.' },
  no_show: { label: 'No show', icon: 'event_busy', permission: 'appointments:write', from: ['scheduled'], done: 'Marked as no show.' },
  cancel: {
    label: 'Cancel',
    icon: 'cancel',
    permission: 'appointments:write',
    from: ['scheduled', 'checked_in'],
    done: 'Appointment cancelled.',
  },
};

const ORDER: readonly Step[] = ['check_in', 'start', 'complete', 'no_show', 'cancel'];

/** The steps that are open to somebody with these permissions, the usual next one first. */
export const stepsFrom = (status: AppointmentStatus, permissions: readonly Permission[]): readonly Step[] =>
  ORDER.filter((step) => STEP_LOOKS[step].from.includes(status) && permissions.includes(STEP_LOOKS[step].permission));

/** Whether it may still be moved to another time, doctor or room. */
export const mayMove = (status: AppointmentStatus, permissions: readonly Permission[]): boolean =>
  status === 'scheduled' && permissions.includes('appointments:write');
