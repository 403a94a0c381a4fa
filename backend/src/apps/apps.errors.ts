import { DomainError } from '../common/domain-error.js';

/** 403: no app id, one that nobody registered, or one that was revoked. */
export const unknownApp = (): DomainError =>
  new DomainError('app.unknown', 'This API is for registered apps. Send the app id in the header X-App-ID.');

/** 403: the page is not one of the app's, or a program calls out of a page. */
export const originRefused = (): DomainError => new DomainError('origin.refused', 'This app is not served from that origin.');

/** 403: a key in a page is a key that everybody can read. */
export const keyInPage = (): DomainError =>
  new DomainError('origin.refused', 'A key is for programs on a server and never for a page in a browser.');

/** 401, in the same words whether the key is missing, wrong, another app's, expired or revoked. */
export const keyRefused = (): DomainError =>
  new DomainError('app.key_refused', 'The key in the header X-API-Key is missing or not valid for this app.');

/** 403: the request came to the host of another hospital. */
export const otherHospital = (): DomainError => new DomainError('tenant.mismatch', 'This app belongs to another hospital.');

/** 403: signing in and looking after an account is for people. */
export const forPeople = (): DomainError => new DomainError('permission.denied', 'This is for people who sign in, not for programs.');

/** 403: the hospital is locked. */
export const hospitalLocked = (reason: string | null): DomainError =>
  new DomainError('tenant.locked', `This hospital is locked: ${reason ?? 'ask the operator of the platform.'}`);

/** 403: a hospital that is suspended gets no new keys. */
export const hospitalOnHold = (): DomainError =>
  new DomainError('tenant.on_hold', 'The hospital is suspended, so it gets no new key. Activate it first.');

/** 409 */
export const illegalAppState = (detail: string): DomainError => new DomainError('app.illegal_state', detail);
