import {
  DECLINE_REASONS,
  type DispensingStatus,
  type IssueSeverity,
  type PrescriptionStatus,
  type PrescriptionSummary,
} from '@hms/shared-dto';
import type { IconName, Tone } from '@hms/shared-ui';

interface Look {
  readonly label: string;
  readonly tone: Tone;
  readonly icon: IconName;
}

/** A status of a prescription as colour, icon and word. */
const PRESCRIPTION_LOOKS: Readonly<Record<PrescriptionStatus, Look>> = {
  draft: { label: 'Draft, not signed', tone: 'neutral', icon: 'edit' },
  active: { label: 'Active', tone: 'ok', icon: 'pill' },
  'on-hold': { label: 'On hold', tone: 'caution', icon: 'pause_circle' },
  completed: { label: 'Completed', tone: 'neutral', icon: 'check' },
  stopped: { label: 'Stopped', tone: 'caution', icon: 'block' },
  cancelled: { label: 'Cancelled', tone: 'neutral', icon: 'cancel' },
  'entered-in-error': { label: 'Entered in error', tone: 'neutral', icon: 'cancel' },
};

const ENDED: Look = { label: 'Ended', tone: 'neutral', icon: 'check' };

type Course = Pick<PrescriptionSummary, 'status' | 'endsOn'>;

/** Whether it is past its last day though nobody completed it. @param today by the hospital's calendar */
export const hasEnded = ({ status, endsOn }: Course, today: string): boolean => status === 'active' && endsOn !== null && endsOn < today;

/** How it stands today. */
export const prescriptionLook = (one: Course, today: string): Look => (hasEnded(one, today) ? ENDED : PRESCRIPTION_LOOKS[one.status]);

/** What is no longer meant to be taken, and never was. */
export const isStruck = (status: PrescriptionStatus): boolean => status === 'cancelled' || status === 'entered-in-error';

export const DISPENSING_LOOKS: Readonly<Record<DispensingStatus, Look>> = {
  waiting: { label: 'To dispense', tone: 'waiting', icon: 'schedule' },
  refills: { label: 'Refills left', tone: 'info', icon: 'refresh' },
  done: { label: 'Dispensed', tone: 'neutral', icon: 'check_circle' },
  declined: { label: 'Not dispensed', tone: 'caution', icon: 'block' },
};

export const SEVERITY_LOOKS: Readonly<Record<IssueSeverity, Look>> = {
  high: { label: 'High', tone: 'critical', icon: 'error' },
  moderate: { label: 'Moderate', tone: 'caution', icon: 'warning' },
  low: { label: 'Low', tone: 'info', icon: 'info' },
};

export const declineWords = (reason: keyof typeof DECLINE_REASONS | null): string => (reason ? DECLINE_REASONS[reason] : '');
