import { Controller, Get, SetMetadata } from '@nestjs/common';
import { Public, WorksIn } from '../common/access.decorators.js';
import { NO_APP } from '../common/app.guard.js';
import { UnitsOfWork } from '../tenancy/units-of-work.js';

/** For supervisors and load balancers; open, and without an app id, since those have none. */
@Controller('health')
@WorksIn('none')
@SetMetadata(NO_APP, true)
export class HealthController {
  constructor(private readonly units: UnitsOfWork) {}

  /** The process runs. */
  @Get('live')
  @Public()
  live(): { status: 'ok' } {
    return { status: 'ok' };
  }

  /** Requests can be served: the database answers. 503 otherwise. */
  @Get('ready')
  @Public()
  async ready(): Promise<{ status: 'ok' }> {
    await this.units.auth((unit) => unit.query('SELECT 1'));
    return { status: 'ok' };
  }
}
