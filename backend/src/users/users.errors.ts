import { DomainError } from '../common/domain-error.js';

export const cannotActOnOneself = (): DomainError => new DomainError('user.self', 'You cannot suspend yourself. Ask another operator.');

export const illegalUserState = (detail: string): DomainError => new DomainError('user.illegal_state', detail);

/** @param used seats in use, which is all of them */
export const hospitalOnHold = (): DomainError =>
  new DomainError('tenant.on_hold', 'The hospital is suspended, so nobody can be added. Activate it first.');
