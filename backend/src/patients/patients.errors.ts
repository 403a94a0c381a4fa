import type { DuplicateCandidate } from '@hms/shared-dto';
import { DomainError } from '../common/domain-error.js';

/** 409: registered already, most likely. */
export class PossibleDuplicateError extends DomainError {
  constructor(candidates: readonly DuplicateCandidate[]) {
    super('patient.possible_duplicate', 'This person may be registered already. Compare, or register anyway.', { candidates });
  }
}

/** 422: the plan is full. */
export class PatientLimitError extends DomainError {
  constructor(used: number, limit: number | null) {
    super('plan.patient_limit', patientLimitText(used, limit), { used, limit });
  }
}

export const patientLimitText = (used: number, limit: number | null): string =>
  `${used} of ${limit ?? used} patients in use. Archive patients or ask for a larger plan.`;

export const ON_HOLD_TEXT = 'The hospital is on billing hold: no new patients or users. Care of registered patients goes on.';

/** 403: growth is refused while the hospital is on hold. */
export class OnHoldError extends DomainError {
  constructor() {
    super('tenant.on_hold', ON_HOLD_TEXT);
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
