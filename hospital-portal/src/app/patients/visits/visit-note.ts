import { FormControl, FormGroup } from '@angular/forms';
import { VISIT_SECTIONS, type Visit, type VisitNoteRequest, type VisitSection, type VisitTemplate } from '@hms/shared-dto';
import { type ConflictChoice, type ConflictField, formatDate } from '@hms/shared-ui';
import { limitsOf, validatorsFor } from '@hms/shared-ui/forms';
import { SECTIONS } from './visit-words';

/** A note as its form holds it: empty text where nothing is written, the day as `YYYY-MM-DD` or nothing. */
export type NoteText = Readonly<Record<VisitSection | 'followUpOn', string>>;

const LIMITS = limitsOf('VisitNoteRequest');
const FIELDS = [...VISIT_SECTIONS, 'followUpOn'] as const;

/** The form of a note; the server's limits are the rules. */
export const createNoteForm = () => {
  const text = (field: (typeof FIELDS)[number]) => new FormControl('', { nonNullable: true, validators: validatorsFor(LIMITS, field) });
  return new FormGroup({
    chiefComplaint: text('chiefComplaint'),
    history: text('history'),
    examination: text('examination'),
    assessment: text('assessment'),
    plan: text('plan'),
    followUp: text('followUp'),
    followUpOn: text('followUpOn'),
  });
};
export type NoteForm = ReturnType<typeof createNoteForm>;

export const toNoteText = (visit: Pick<Visit, VisitSection | 'followUpOn'>): NoteText => ({
  chiefComplaint: visit.chiefComplaint,
  history: visit.history,
  examination: visit.examination,
  assessment: visit.assessment,
  plan: visit.plan,
  followUp: visit.followUp,
  followUpOn: visit.followUpOn ?? '',
});

/** As the server keeps a text: trimmed, lines ended by one LF. */
const tidy = (text: string): string => text.replace(/\r\n?/g, '\n').trim();

/** Whether two notes say the same to the server. */
export const sameNote = (one: NoteText, other: NoteText): boolean => FIELDS.every((field) => tidy(one[field]) === tidy(other[field]));

export function toNoteRequest({ followUpOn, ...texts }: NoteText): VisitNoteRequest {
  const filled = Object.entries(texts).filter(([, text]) => tidy(text) !== '');
  return { ...Object.fromEntries(filled), ...(followUpOn ? { followUpOn } : {}) };
}

/** A note that can be signed says why the patient came, or what it is. */
export const saysSomething = ({ chiefComplaint, assessment }: NoteText): boolean => tidy(chiefComplaint + assessment) !== '';

/** The sections in which one's own text and the one saved meanwhile differ, in words. */
export const noteConflict = (yours: NoteText, theirs: NoteText): ConflictField[] =>
  [
    ...SECTIONS.map(({ key, label }) => ({ path: key, label, yours: tidy(yours[key]), theirs: tidy(theirs[key]) })),
    { path: 'followUpOn', label: 'Next visit on', yours: dayWords(yours.followUpOn), theirs: dayWords(theirs.followUpOn) },
  ].filter((field) => field.yours !== field.theirs);

const dayWords = (day: string): string => (day ? formatDate(day) : '');

/** One's own text, with theirs where that was picked. */
export const mergeNote = (yours: NoteText, theirs: NoteText, choice: ConflictChoice): NoteText => ({
  ...yours,
  ...Object.fromEntries(FIELDS.filter((field) => choice[field] === 'theirs').map((field) => [field, theirs[field]])),
});

/** A template fills empty sections alone: nothing that was typed is lost. */
export const withTemplate = (note: NoteText, template: Pick<VisitTemplate, VisitSection>): NoteText => ({
  ...note,
  ...Object.fromEntries(VISIT_SECTIONS.filter((section) => tidy(note[section]) === '').map((section) => [section, template[section]])),
});
