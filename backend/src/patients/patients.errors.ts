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

/** 409: an import that has ended. */
export class ImportStateError extends DomainError {
  constructor(detail: string) {
    super('import.illegal_state', detail);
  }
}

/** 409: a merge that cannot be undone, with the reason. */
export class MergeStateError extends DomainError {
  constructor(detail: string) {
    super('merge.illegal_state', detail);
  }
}

/** 409: one record cannot hold what the two say. */
export const mergeExceeds = (excess: readonly string[]): DomainError => new DomainError('merge.conflict', excess.join(' '));

/** Rows of two records that one patient cannot have both: the same key, the same time, or a rule of the table. */
const CONTRADICTIONS = new Set(['23505', '23P01', '23514']);

/** 409 when the rows of two records contradict each other; any other error as it is. */
export function mergeConflict(table: string, error: unknown): unknown {
  if (!CONTRADICTIONS.has(String((error as { code?: unknown }).code))) return error;
  const detail = `Both records have entries in ${table.replaceAll('_', ' ')} that one patient cannot have together. Correct one of them first.`;
  return new DomainError('merge.conflict', detail, {}, { cause: error });
}
