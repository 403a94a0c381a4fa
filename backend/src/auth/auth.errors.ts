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
