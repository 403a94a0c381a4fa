import { VISIT_SECTIONS, type VisitNoteRequest, type VisitStatus } from '@hms/shared-dto';
import type { VisitEntity } from './visit.entity.js';

/** The parts of a note that a doctor writes. */
export const NOTE_FIELDS = [...VISIT_SECTIONS, 'followUpOn'] as const;
export type NoteField = (typeof NOTE_FIELDS)[number];
export type VisitNote = Pick<VisitEntity, NoteField>;

/** What may become of a visit. Signed text is never a draft again, and a mistake stays one. */
const NEXT: Readonly<Record<VisitStatus, readonly VisitStatus[]>> = {
  draft: ['draft', 'signed', 'entered_in_error'],
  signed: ['amended', 'entered_in_error'],
  amended: ['amended', 'entered_in_error'],
  entered_in_error: [],
};

export const mayBecome = (from: VisitStatus, to: VisitStatus): boolean => NEXT[from].includes(to);

export const STATUS_WORDS: Readonly<Record<VisitStatus, string>> = {
  draft: 'a draft',
  signed: 'signed',
  amended: 'signed and amended',
  entered_in_error: 'marked as entered in error',
};

/** A whole note: what a request leaves out is empty. */
export const toNote = ({ followUpOn, ...texts }: VisitNoteRequest): VisitNote => ({
  chiefComplaint: texts.chiefComplaint ?? '',
  history: texts.history ?? '',
  examination: texts.examination ?? '',
  assessment: texts.assessment ?? '',
  plan: texts.plan ?? '',
  followUp: texts.followUp ?? '',
  followUpOn: followUpOn ?? null,
});

/** Names of what differs: all that the audit keeps of an edit. */
export const changedFields = (before: VisitNote, after: VisitNote): NoteField[] =>
  NOTE_FIELDS.filter((field) => before[field] !== after[field]);

/** A note that says neither why the patient came nor what it is says nothing. */
export const saysSomething = ({ chiefComplaint, assessment }: VisitNote): boolean => chiefComplaint !== '' || assessment !== '';
