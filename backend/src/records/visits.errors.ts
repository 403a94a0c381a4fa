import type { PatientStatus, VisitStatus } from '@hms/shared-dto';
import { DomainError } from '../common/domain-error.js';
import { STATUS_WORDS } from './visit.rules.js';

/** 409: what is wanted does not follow from how the visit stands. */
export const illegalState = (status: VisitStatus, wanted: string): DomainError =>
  new DomainError('visit.illegal_state', `This visit is ${STATUS_WORDS[status]}, so it cannot be ${wanted}.`);

/** 403: a draft, its signature and its withdrawal are its author's alone. */
export const notAuthor = (doctorName: string): DomainError =>
  new DomainError('visit.not_author', `${doctorName} writes this visit. Start one of your own, or amend it once it is signed.`);

/** 403: a program signs nothing and is nobody's doctor. */
export const noPerson = (): DomainError => new DomainError('visit.not_author', 'A visit is written by a doctor, not by a program.');

/** 422: there is nothing yet to put a name under. */
export const incomplete = (): DomainError =>
  new DomainError('visit.incomplete', 'Write a chief complaint or an assessment before signing.');

/** 422: an amendment that says the same. */
export const unchanged = (): DomainError =>
  new DomainError('visit.unchanged', 'Nothing in the note has changed, so there is nothing to amend.');

/** 422: the appointment is somebody else's. */
export const otherPatient = (): DomainError => new DomainError('visit.other_patient', 'This appointment is of another patient.');

/** 409 with the visit that has come of the appointment, to be opened instead. */
export const startedAlready = (visitId: string): DomainError =>
  new DomainError('visit.started_already', 'This appointment has a visit already. Open that one instead.', { id: visitId });

const INACTIVE = {
  archived: 'This patient is archived. Restore the patient before a visit is started.',
  merged: 'This record was merged into another one. Start the visit there.',
} as const;

/** 409: nobody is seen under a record that is closed. */
export const inactivePatient = (status: PatientStatus): DomainError =>
  new DomainError('patient.illegal_state', INACTIVE[status === 'merged' ? 'merged' : 'archived']);
