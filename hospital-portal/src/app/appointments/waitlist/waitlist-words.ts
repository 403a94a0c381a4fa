import type { DayPart, WaitlistEntry, WaitlistPriority, WaitlistStatus } from '@hms/shared-dto';
import { type IconName, type Tone, formatDate } from '@hms/shared-ui';

interface Look {
  readonly label: string;
  readonly tone: Tone;
  readonly icon: IconName;
}

/** How an entry stands, as colour, icon and word. */
export const WAITLIST_LOOKS: Readonly<Record<WaitlistStatus, Look>> = {
  waiting: { label: 'Waiting', tone: 'waiting', icon: 'schedule' },
  offered: { label: 'Time held', tone: 'ok', icon: 'notifications' },
  booked: { label: 'Booked', tone: 'neutral', icon: 'check' },
  withdrawn: { label: 'Taken off', tone: 'neutral', icon: 'cancel' },
  expired: { label: 'Too late', tone: 'caution', icon: 'event_busy' },
};

export const PRIORITY_WORDS: Readonly<Record<WaitlistPriority, string>> = {
  asap: 'As soon as possible',
  urgent: 'Urgent',
  routine: 'Routine',
};

export const PART_WORDS: Readonly<Record<DayPart, string>> = { morning: 'Morning', afternoon: 'Afternoon', evening: 'Evening' };

/** For whom or what somebody waits: `Dr Meera Iyer, Follow-up`. */
export const wishWords = ({ doctorName, specialty, typeName }: Pick<WaitlistEntry, 'doctorName' | 'specialty' | 'typeName'>): string =>
  [doctorName ?? specialty ?? 'Any doctor', typeName].filter(Boolean).join(', ');

/** `22-Nov-2026 to 05-Dec-2026, morning or evening`. */
export function daysWords({ fromDate, toDate, parts }: Pick<WaitlistEntry, 'fromDate' | 'toDate' | 'parts'>): string {
  const days = fromDate === toDate ? formatDate(fromDate) : `${formatDate(fromDate)} to ${formatDate(toDate)}`;
  return parts.length > 0 ? `${days}, ${parts.join(' or ')}` : days;
}

/** Whole minutes that a time is still held, at least 0. */
export const minutesLeft = (expiresAt: string, now: number): number => Math.max(0, Math.ceil((Date.parse(expiresAt) - now) / 60_000));

/** What is still to come of a hold. */
export function leftWords(expiresAt: string, now: number): string {
  const left = minutesLeft(expiresAt, now);
  return left === 0 ? 'Goes to the next now' : `${left} min left`;
}
