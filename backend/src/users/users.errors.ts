import { DomainError } from '../common/domain-error.js';

export const cannotActOnOneself = (): DomainError => new DomainError('user.self', 'You cannot suspend yourself. Ask another operator.');

export const illegalUserState = (detail: string): DomainError => new DomainError('user.illegal_state', detail);

/** @param used seats in use, which is all of them */
export const noSeatLeft = (used: number, limit: number): DomainError =>
  new DomainError('plan.user_limit', `${used} of ${limit} users in use. Suspend someone or ask for a larger plan.`, { used, limit });

export const hospitalOnHold = (): DomainError =>
  new DomainError('tenant.on_hold', 'The hospital is suspended, so nobody can be added. Activate it first.');
