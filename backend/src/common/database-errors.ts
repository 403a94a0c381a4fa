import { DependencyDownError, DomainError } from './domain-error.js';

/** What a violated constraint means to people, by the constraint's name. */
const BY_CONSTRAINT: Readonly<Record<string, () => DomainError>> = {
  tenants_subdomain_unique: () => new DomainError('tenant.subdomain_taken', 'Another hospital has this subdomain. Choose a different one.'),
  tenants_name_unique: () => new DomainError('tenant.name_taken', 'Another hospital has this name. Choose a different one.'),
  memberships_pkey: () => new DomainError('user.already_member', 'This person already belongs to the hospital.'),
};

/** Connection refused, reset, shut down, starting up; 57014: a statement that took too long; 40001, 40P01: lost against another transaction. */
const UNAVAILABLE_CODES = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
  '57014',
  '40001',
  '40P01',
  '57P01',
  '57P02',
  '57P03',
  '08006',
  '08001',
  '53300',
]);

interface DatabaseFailure {
  readonly code?: string;
  readonly constraint?: string;
  readonly message?: string;
}

/** Turns an error of the database driver into a domain error; null when it has no meaning of its own. */
export function fromDatabaseError(error: unknown): DomainError | null {
  if (!(error instanceof Error)) return null;
  const failure = error as Error & DatabaseFailure;
  const byConstraint = failure.constraint === undefined ? undefined : BY_CONSTRAINT[failure.constraint];
  if (byConstraint) return byConstraint();
  if (failure.message.includes('timeout exceeded when trying to connect')) {
    return new DomainError('pool.exhausted', 'The system is busy. Try again in a few seconds.', { retryAfterSeconds: 2 }, { cause: error });
  }
  const lost =
    UNAVAILABLE_CODES.has(failure.code ?? '') || /Connection terminated|Client has encountered a connection error/.test(failure.message);
  return lost ? new DependencyDownError('The database', { cause: error }) : null;
}
