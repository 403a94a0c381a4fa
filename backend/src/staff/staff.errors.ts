import { DomainError } from '../common/domain-error.js';

/** 409: the hospital would be left without anybody who can manage it. */
export class LastAdminError extends DomainError {
  constructor() {
    super('user.last_admin', 'This is the last active Admin of the hospital. Make somebody else Admin first.');
  }
}
