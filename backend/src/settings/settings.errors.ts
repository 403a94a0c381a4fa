import { DomainError } from '../common/domain-error.js';

/** 422: the Admin who asks for it would be the first to be shut out. */
export const ownSecondFactorFirst = (): DomainError =>
  new DomainError('mfa.own_first', 'Set up sign-in with a code for yourself first. Otherwise you could not sign in again.');
