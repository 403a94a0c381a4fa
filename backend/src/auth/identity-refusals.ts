import { DependencyDownError, DomainError } from '../common/domain-error.js';

/** `credentials`: not this password, session or token. `password`: the chosen password is against the policy. `code`: not this code, or used already. */
export type RefusalKind = 'credentials' | 'password' | 'code';

/** The identity provider's "no". The caller says what it means; nothing of the provider's own words goes out. */
export class IdentityRefusal extends Error {
  constructor(
    readonly kind: RefusalKind,
    options?: ErrorOptions,
  ) {
    super(`the identity provider refused: ${kind}`, options);
  }
}

const CREDENTIALS = new Set([
  'NotAuthorizedException',
  'UserNotFoundException',
  'UserNotConfirmedException',
  'PasswordResetRequiredException',
  'RefreshTokenReuseException',
]);
/** The last one: a code for a secret that was never set up. */
const CODE = new Set([
  'CodeMismatchException',
  'ExpiredCodeException',
  'EnableSoftwareTokenMFAException',
  'SoftwareTokenMFANotFoundException',
]);
const PASSWORD = new Set(['InvalidPasswordException', 'PasswordHistoryPolicyViolationException']);
const BUSY = new Set(['TooManyRequestsException', 'LimitExceededException', 'TooManyFailedAttemptsException', 'ThrottlingException']);

/** A password that the provider cannot even read (a space at its end, for example) is told as a wrong parameter. */
const isUnreadablePassword = ({ name, message }: Error): boolean =>
  name === 'InvalidParameterException' && /value at '\w*password'/i.test(message);

/** Whether an error is the provider's refusal of this kind. */
export const isRefusal = (error: unknown, kind: RefusalKind): boolean => error instanceof IdentityRefusal && error.kind === kind;

function refusalKindOf(error: Error): RefusalKind | null {
  if (CREDENTIALS.has(error.name)) return 'credentials';
  if (CODE.has(error.name)) return 'code';
  return PASSWORD.has(error.name) || isUnreadablePassword(error) ? 'password' : null;
}

/** An error of the SDK as ours: a refusal, 429, 503, or itself when it is a fault of our own (wrong pool, no rights). */
export function toRefusal(error: unknown): unknown {
  if (!(error instanceof Error) || error instanceof DomainError) return error;
  const kind = refusalKindOf(error);
  if (kind) return new IdentityRefusal(kind, { cause: error });
  if (BUSY.has(error.name)) {
    return new DomainError('rate.limited', 'Too many tries. Wait a little, then try again.', { retryAfterSeconds: 30 }, { cause: error });
  }
  const status = (error as { $metadata?: { httpStatusCode?: number } }).$metadata?.httpStatusCode;
  return status === undefined || status >= 500 ? new DependencyDownError('The sign-in service', { cause: error }) : error;
}
