import { DomainError, InvalidRequestError } from '../common/domain-error.js';

/** 401 in the same words for a wrong password, an unknown person, an unknown hospital and a person who is no member of it. */
export const authFailed = (): DomainError =>
  new DomainError('auth.failed', 'E-mail or password is wrong, or you have no access to this hospital.');

/** 401: no access token, or one that is not valid. */
export const authRequired = (): DomainError => new DomainError('auth.required', 'Sign in first.');

/** 401: the session was ended, here or elsewhere, or is over. */
export const sessionEnded = (): DomainError => new DomainError('session.ended', 'Your session has ended. Sign in again.');

/** 401: the refresh cookie is missing, unknown, used twice or of another hospital. */
export const refreshFailed = (): DomainError => new DomainError('refresh.failed', 'Your session has ended. Sign in again.');

/** 401: the challenge is unknown, answered already, too old or somebody else's. */
export const challengeFailed = (): DomainError =>
  new DomainError('challenge.failed', 'This step has expired or was done already. Sign in again.');

/** 403 after a right password only. */
export const userSuspended = (): DomainError =>
  new DomainError('user.suspended', 'Your account in this hospital is suspended. Ask an Admin of your hospital.');

/** 403 after a right password only; tells the operator's reason. */
export const tenantLocked = (reason: string | null): DomainError =>
  new DomainError('tenant.locked', `This hospital is locked: ${reason ?? 'ask the operator of the platform.'}`);

/** 403: a request with the refresh cookie from a page of another host. */
export const originRefused = (): DomainError => new DomainError('origin.refused', 'This request does not come from a page of this host.');

/** 404 for an unknown, used or expired invitation alike. */
export const invitationNotFound = (): DomainError =>
  new DomainError('invitation.not_found', 'This invitation was used already or has expired. Ask the hospital for a new one.');

/** 400 for an unknown, used or expired code alike. */
export const codeInvalid = (): DomainError =>
  new DomainError('code.invalid', 'This code was used already or has expired. Ask for a new one.');

/** 400: the identity provider or our own rule does not take the chosen password. */
export const passwordRefused = (path: string): InvalidRequestError =>
  new InvalidRequestError([
    { path, code: 'password.policy', message: 'Use at least 12 characters with an upper-case letter, a lower-case letter and a digit.' },
  ]);

/** 400: who changes a password must know the present one. */
export const currentPasswordWrong = (): InvalidRequestError =>
  new InvalidRequestError([{ path: 'currentPassword', code: 'password.wrong', message: 'This is not your present password.' }]);

/** 400: the answer lacks the field that the challenge asks for. */
export const answerMissing = (path: string): InvalidRequestError =>
  new InvalidRequestError([{ path, code: 'field.required', message: 'Fill this in.' }]);

/** 401: the second factor is not this code. The challenge is still open. */
export const codeWrong = (): DomainError =>
  new DomainError('code.wrong', 'This code is not right, or was used already. Enter the one that your app shows now.');

/** 400: the same where a form of a signed-in person asks. */
export const codeWrongAt = (path: string): InvalidRequestError =>
  new InvalidRequestError([{ path, code: 'code.wrong', message: 'This code is not right, or was used already. Enter the next one.' }]);

/** 400: re-authentication with a wrong password. */
export const passwordWrong = (): InvalidRequestError =>
  new InvalidRequestError([{ path: 'password', code: 'password.wrong', message: 'This is not your password.' }]);

/** 401: the route asks for a proof that the person is still there. */
export const reauthRequired = (): DomainError =>
  new DomainError('reauth_required', 'Confirm that it is you: enter your password, or a code of your app.');

/** 429 in the same words for known and unknown accounts, and for addresses. */
export const throttled = (seconds: number): DomainError =>
  new DomainError('auth.throttled', `Too many tries. Try again in ${waitInWords(seconds)}.`, { retryAfterSeconds: seconds });

const waitInWords = (seconds: number): string => (seconds <= 90 ? `${seconds} seconds` : `${Math.ceil(seconds / 60)} minutes`);

/** 403 after a right password only. */
export const userPending = (): DomainError =>
  new DomainError('user.pending', 'Your account waits for the approval of an Admin of this hospital. You get a mail when it is there.');

/** 403: the hospital takes people by invitation alone. */
export const signUpClosed = (): DomainError =>
  new DomainError('sign_up.closed', 'This hospital takes people by invitation. Ask one of its Admins.');

/** 409: a second factor that is on cannot be set up, one that is off cannot be turned off. */
export const mfaIllegalState = (enabled: boolean): DomainError =>
  new DomainError(
    'mfa.illegal_state',
    enabled ? 'Sign-in with a code is on already. Turn it off first to use another app.' : 'Sign-in with a code is off.',
  );

/** 403 in an open session: the hospital requires a second factor of its Admins, and this one has none yet. */
export const secondFactorMissing = (hospital: string): DomainError =>
  new DomainError(
    'mfa.setup_required',
    `${hospital} requires its Admins to sign in with a code. Set it up in your account; everything else waits.`,
  );

/** 422: the hospital does not let this person go without. */
export const mfaRequired = (hospital: string): DomainError =>
  new DomainError('mfa.required', `${hospital} requires its Admins to sign in with a code. It cannot be turned off.`);
