import { DomainError } from '../common/domain-error.js';

/** 422: all seats are taken. */
export class UserLimitError extends DomainError {
  constructor(used: number, limit: number | null) {
    super('plan.user_limit', `${used} of ${limit ?? used} users in use. Suspend someone or ask for a larger plan.`, { used, limit });
  }
}

/** 409: the hospital would be left without anybody who can manage it. */
export class LastAdminError extends DomainError {
  constructor() {
    super('user.last_admin', 'This is the last active Admin of the hospital. Make somebody else Admin first.');
  }
}

/** 403: growth is refused while the hospital is on hold. */
export class StaffOnHoldError extends DomainError {
  constructor() {
    super('tenant.on_hold', 'The hospital is on billing hold: no new patients or users. Care of registered patients goes on.');
  }
}
