import { QUEUE_PRIORITIES, type QueuePriority, type QueueStatus, type QueueToken } from '@hms/shared-dto';
import type { IconName, Tone } from '@hms/shared-ui';

interface StatusLook {
  readonly label: string;
  readonly tone: Tone;
  readonly icon: IconName;
}

/** A status as colour, icon and word. */
export const QUEUE_LOOKS: Readonly<Record<QueueStatus, StatusLook>> = {
  waiting: { label: 'Waiting', tone: 'waiting', icon: 'schedule' },
  called: { label: 'Called', tone: 'ok', icon: 'notifications' },
  served: { label: 'Done', tone: 'neutral', icon: 'check' },
  left: { label: 'Left', tone: 'neutral', icon: 'person_off' },
};

interface PriorityLook extends StatusLook {
  /** What it means at the desk. */
  readonly about: string;
}

/** How urgent it is, as colour, icon and word. */
export const PRIORITY_LOOKS: Readonly<Record<QueuePriority, PriorityLook>> = {
  emergency: { label: 'Emergency', tone: 'critical', icon: 'error', about: 'Emergency: before everybody' },
  urgent: { label: 'Urgent', tone: 'caution', icon: 'warning', about: 'Urgent: before who can wait' },
  normal: { label: 'Normal', tone: 'neutral', icon: 'schedule', about: 'Normal: in the order of arrival' },
};

const rankOf = ({ priority }: QueueToken): number => QUEUE_PRIORITIES.indexOf(priority);

/** What can be done with a token. */
export type QueueStep = 'call' | 'serve' | 'put_back' | 'leave';

interface StepLook {
  readonly label: string;
  readonly icon: IconName;
  /** Statuses from which the API takes the step. */
  readonly from: readonly QueueStatus[];
  readonly done: (number: number) => string;
}

export const QUEUE_STEPS: Readonly<Record<QueueStep, StepLook>> = {
  serve: { label: 'Done', icon: 'check', from: ['called'], done: (number) => `Number ${number} is done.` },
  call: { label: 'Call', icon: 'notifications', from: ['waiting'], done: (number) => `Number ${number} is called.` },
  put_back: { label: 'Back to waiting', icon: 'undo', from: ['called'], done: (number) => `Number ${number} waits again.` },
  leave: { label: 'Not here', icon: 'person_off', from: ['called', 'waiting'], done: (number) => `Number ${number} has left the queue.` },
};

const ORDER: readonly QueueStep[] = ['serve', 'call', 'put_back', 'leave'];

/** The steps from a status, the usual next one first. */
export const queueStepsFrom = (status: QueueStatus): readonly QueueStep[] =>
  ORDER.filter((step) => QUEUE_STEPS[step].from.includes(status));

/** One doctor's part of what was loaded. */
export interface DoctorQueue {
  readonly doctorId: string;
  readonly doctorName: string;
  readonly tokens: readonly QueueToken[];
  readonly waiting: number;
}

const RANK: Readonly<Record<QueueStatus, number>> = { called: 0, waiting: 1, served: 2, left: 3 };

/** By doctor's name, whatever order they came in; who is called before who waits, and of these the most urgent first. */
export function byDoctor(tokens: readonly QueueToken[]): readonly DoctorQueue[] {
  const groups = new Map<string, QueueToken[]>();
  for (const token of tokens) groups.set(token.doctorId, [...(groups.get(token.doctorId) ?? []), token]);
  return [...groups.values()]
    .map((group) => ({
      doctorId: group[0].doctorId,
      doctorName: group[0].doctorName,
      tokens: group.sort((one, other) => RANK[one.status] - RANK[other.status] || rankOf(one) - rankOf(other) || one.number - other.number),
      waiting: group.filter(({ status }) => status === 'waiting').length,
    }))
    .sort((one, other) => one.doctorName.localeCompare(other.doctorName));
}
