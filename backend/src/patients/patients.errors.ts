import type { DuplicateCandidate } from '@hms/shared-dto';
import { DomainError } from '../common/domain-error.js';

/** 409: registered already, most likely. */
export class PossibleDuplicateError extends DomainError {
  constructor(candidates: readonly DuplicateCandidate[]) {
    super('patient.possible_duplicate', 'This person may be registered already. Compare, or register anyway.', { candidates });
  }
}

/** 409: archived already, or active already, or archived and therefore not to be edited. */
export class PatientStateError extends DomainError {
  constructor(detail: string) {
    super('patient.illegal_state', detail);
  }
}

/** 422 with what to do about the file. */
export class UnusableImportError extends DomainError {
  constructor(detail: string, options?: ErrorOptions) {
    super('import.unusable', detail, {}, options);
  }
}
