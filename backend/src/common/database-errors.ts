import { DependencyDownError, DomainError } from './domain-error.js';

const takenMeanwhile = (): DomainError =>
  new DomainError('appointment.conflict', 'Somebody else was faster. Choose another time.', { conflicts: [], alternatives: [] });

/** What a violated constraint means to people, by the constraint's name. */
const BY_CONSTRAINT: Readonly<Record<string, () => DomainError>> = {
  tenants_subdomain_unique: () => new DomainError('tenant.subdomain_taken', 'Another hospital has this subdomain. Choose a different one.'),
  tenants_name_unique: () => new DomainError('tenant.name_taken', 'Another hospital has this name. Choose a different one.'),
  departments_name_unique: () =>
    new DomainError('department.name_taken', 'There is a department of this name already. Choose a different one.'),
  rooms_name_unique: () => new DomainError('room.name_taken', 'There is a room of this name already. Choose a different one.'),
  appointment_types_name_unique: () =>
    new DomainError('appointment_type.name_taken', 'There is a type of appointment of this name already. Choose a different one.'),
  custom_fields_key_unique: () =>
    new DomainError('custom_field.key_taken', 'There is or was a field with this key. Choose a different one.'),
  custom_fields_label_unique: () =>
    new DomainError('custom_field.name_taken', 'There is a field of this name already. Choose a different one.'),
  visits_appointment_unique: () => new DomainError('visit.started_already', 'This appointment has a visit already. Open that one instead.'),
  visit_templates_name_unique: () =>
    new DomainError('visit_template.name_taken', 'There is a template of this name already. Choose a different one.'),
  lab_tests_code_unique: () => new DomainError('lab_test.code_taken', 'There is a test with this code already. Choose a different one.'),
  lab_panels_code_unique: () => new DomainError('lab_panel.code_taken', 'There is a panel with this code already. Choose a different one.'),
  holidays_date_unique: () => new DomainError('holiday.taken', 'This day is a holiday already.'),
  queue_tokens_waiting_unique: () =>
    new DomainError('queue_token.illegal_state', 'This patient has a token of this doctor for today already.'),
  ...Object.fromEntries(
    ['doctor_free', 'group_alike', 'patient_free', 'room_free'].map((name) => [`appointments_${name}`, takenMeanwhile]),
  ),
  allergy_intolerances_none_known_fkey: () =>
    new DomainError('allergy.illegal_state', 'Allergies are recorded. Mark them as resolved or as entered in error first.'),
  conditions_primary_unique: () =>
    new DomainError('condition.primary_taken', 'This visit has a primary diagnosis already. Make that one secondary first.'),
  medications_alike_unique: () => new DomainError('medication.taken', 'This medicine with this strength and form is in the list already.'),
  prescriptions_dispensed_within: () => new DomainError('prescription.too_much', 'More cannot be handed out than was prescribed.'),
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

/** What the driver says without a code: the connection is gone, or was silent for too long. */
const LOST = /Connection terminated|Client has encountered a connection error|Query read timeout/;

interface DatabaseFailure {
  readonly code?: string;
  readonly constraint?: string;
  readonly message?: string;
}

/** No connection could be had. */
export const poolExhausted = (cause?: unknown): DomainError =>
  new DomainError('pool.exhausted', 'The system is busy. Try again in a few seconds.', { retryAfterSeconds: 2 }, { cause });

/** Turns an error of the database driver into a domain error; null when it has no meaning of its own. */
export function fromDatabaseError(error: unknown): DomainError | null {
  if (!(error instanceof Error)) return null;
  const failure = error as Error & DatabaseFailure;
  const byConstraint = failure.constraint === undefined ? undefined : BY_CONSTRAINT[failure.constraint];
  if (byConstraint) return byConstraint();
  if (failure.message.includes('timeout exceeded when trying to connect')) {
    return poolExhausted(error);
  }
  const lost = UNAVAILABLE_CODES.has(failure.code ?? '') || LOST.test(failure.message);
  return lost ? new DependencyDownError('The database', { cause: error }) : null;
}
