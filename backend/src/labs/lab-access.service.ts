import { Injectable } from '@nestjs/common';
import { verifiesByRole } from '@hms/shared-dto';
import { DomainError } from '../common/domain-error.js';
import type { Principal } from '../common/request.js';
import { UnitsOfWork } from '../tenancy/units-of-work.js';

type Marked = 'labs:verify' | 'labs:catalogue';

/** Rights that a technician has only when the profile says so. */
@Injectable()
export class LabAccess {
  constructor(private readonly units: UnitsOfWork) {}

  async has(permission: Marked, { permissions, roles, userId }: Principal): Promise<boolean> {
    if (!permissions.has(permission)) return false;
    if (verifiesByRole(permission, roles)) return true;
    const rows = await this.units.current.query('SELECT FROM staff_profiles WHERE user_id = $1 AND lab_verifier', [userId]);
    return rows.length > 0;
  }

  /** @throws DomainError `permission.denied` */
  async require(permission: Marked, caller: Principal): Promise<void> {
    if (!(await this.has(permission, caller)))
      throw new DomainError('permission.denied', 'This is for technicians who verify results. An Admin marks them in the staff list.');
  }
}
