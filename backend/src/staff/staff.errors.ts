import { DomainError } from '../common/domain-error.js';

/** 409: the hospital would be left without anybody who can manage it. */
export class LastAdminError extends DomainError {
  constructor() {
    super('user.last_admin', 'This is the last active Admin of the hospital. Make somebody else Admin first.');
  }
}

/** 422: what one hospital says must not weaken how a person gets into another, or into the platform. */
export const sharedAccount = (): DomainError =>
  new DomainError('mfa.shared_account', 'This account is used outside this hospital too. Ask the operator of the platform.');
