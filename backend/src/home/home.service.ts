import { Injectable } from '@nestjs/common';
import type { HomeFigures } from '@hms/shared-dto';
import type { Principal } from '../common/request.js';
import { UnitsOfWork } from '../tenancy/units-of-work.js';
import { DueVitals } from '../vitals/due-vitals.service.js';
import { toHomeFigures } from './home.mapper.js';
import { homeFigures } from './home.queries.js';

/** What the start page counts. It names nobody, so looking leaves nothing in the audit. */
@Injectable()
export class Home {
  constructor(
    private readonly units: UnitsOfWork,
    private readonly due: DueVitals,
  ) {}

  async figures(caller: Principal): Promise<HomeFigures> {
    const { timeZone, userId, permissions, roles } = caller;
    const vitalsDue = permissions.has('vitals:write') ? await this.due.count(caller) : null;
    const row = await homeFigures(this.units.current, {
      ...{ timeZone, userId },
      appointments: permissions.has('appointments:read'),
      patients: permissions.has('patients:read'),
      staff: permissions.has('staff:manage'),
      notes: permissions.has('records:write'),
      dispensing: permissions.has('prescriptions:dispense'),
      laboratory: permissions.has('labs:read'),
    });
    return { ...toHomeFigures(row, roles.includes('Doctor')), vitalsDue };
  }
}
