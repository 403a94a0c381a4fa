import {
  LONGEST_VISIT_REASON,
  VISIT_CLASS_LABELS,
  VISIT_SECTION_LABELS,
  VISIT_SECTIONS,
  VISIT_STATUSES,
  type VisitClass,
  type VisitQuery,
  type VisitSection,
  type VisitStatus,
  type VisitSummary,
} from '@hms/shared-dto';
import { type ConfirmQuestion, type IconName, type Tone, asked, cursorText, formatInstant, oneOf } from '@hms/shared-ui';

/** A status of a visit as colour and icon. */
const LOOKS: Readonly<Record<VisitStatus, { readonly tone: Tone; readonly icon: IconName }>> = {
  draft: { tone: 'neutral', icon: 'edit' },
  signed: { tone: 'neutral', icon: 'verified' },
  amended: { tone: 'caution', icon: 'history' },
  entered_in_error: { tone: 'neutral', icon: 'cancel' },
};

/** What a chip says of a visit: when it was signed stands with the word. */
export interface VisitLook {
  readonly tone: Tone;
  readonly icon: IconName;
  readonly words: string;
  readonly struck: boolean;
}

/** The clock alone on the day of the visit itself, else the whole instant. */
function signedWords({ signedAt, startedAt }: Pick<VisitSummary, 'signedAt' | 'startedAt'>, zone: string): string {
  if (!signedAt) return 'Signed';
  const [at, started] = [formatInstant(signedAt, zone), formatInstant(startedAt, zone)];
  return `Signed ${at.slice(0, -6) === started.slice(0, -6) ? at.slice(-5) : at}`;
}

export function visitLook(visit: Pick<VisitSummary, 'status' | 'signedAt' | 'startedAt'>, zone: string): VisitLook {
  const words: Readonly<Record<VisitStatus, string>> = {
    draft: 'Draft, not signed',
    signed: signedWords(visit, zone),
    amended: 'Amended',
    entered_in_error: 'Entered in error',
  };
  return { ...LOOKS[visit.status], words: words[visit.status], struck: visit.status === 'entered_in_error' };
}

/** What lists are filtered by. */
export const STATUS_FILTERS: readonly { readonly value: VisitStatus; readonly label: string }[] = [
  { value: 'draft', label: 'Not signed' },
  { value: 'signed', label: 'Signed' },
  { value: 'amended', label: 'Amended' },
  { value: 'entered_in_error', label: 'Entered in error' },
];

/** The kinds of visits that a hospital's outpatients have; the others come with admissions. */
export const START_CLASSES = (['AMB', 'EMER', 'VR', 'HH', 'OBSENC', 'SS', 'IMP'] as const satisfies readonly VisitClass[]).map((value) => ({
  value,
  label: VISIT_CLASS_LABELS[value],
}));

/** What the address of a list says; what the API would refuse is left out. */
export type VisitListQuery = Readonly<Omit<VisitQuery, 'limit'>>;

export const visitListQuery = (place: { patientId?: string; doctorId?: string }, status?: string, cursor?: string): VisitListQuery =>
  asked({ ...place, status: oneOf<VisitStatus>(VISIT_STATUSES, status), cursor: cursorText(cursor) });

/** The sections with what they are called, in the order in which they are written. */
export const SECTIONS: readonly { readonly key: VisitSection; readonly label: string }[] = VISIT_SECTIONS.map((key) => ({
  key,
  label: VISIT_SECTION_LABELS[key],
}));

/** Before a visit is marked as a mistake. */
export const ERROR_QUESTION: ConfirmQuestion = {
  title: 'Mark this visit as entered in error?',
  text: 'It stays readable with your reason, and is no part of the record any more. This cannot be undone.',
  confirm: 'Mark as error',
  cancel: 'Keep visit',
  danger: true,
  reason: { label: 'Reason', required: true, maxLength: LONGEST_VISIT_REASON },
};
