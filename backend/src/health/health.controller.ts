import { Controller, Get, SetMetadata } from '@nestjs/common';
import { Health, Readiness } from '@hms/shared-dto';
import { NO_APP, Public, WorksIn } from '../common/access.decorators.js';
import { Answers } from '../common/answers.js';
import { RuleBook } from '../prescriptions/rule-book.service.js';
import { UnitsOfWork } from '../tenancy/units-of-work.js';

/** For supervisors and load balancers; open, and without an app id, since those have none. */
@Controller('health')
@WorksIn('none')
@SetMetadata(NO_APP, true)
export class HealthController {
  constructor(
    private readonly units: UnitsOfWork,
    private readonly rules: RuleBook,
  ) {}

  /** The process runs. */
  @Get('live')
  @Public()
  @Answers(Health)
  live(): Health {
    return { status: 'ok' };
  }

  /** Requests can be served: the database answers. 503 otherwise. `warnings` names rules that are missing; care goes on without them and says so. */
  @Get('ready')
  @Public()
  @Answers(Readiness)
  async ready(): Promise<Readiness> {
    await this.units.auth((unit) => unit.query('SELECT 1'));
    return { status: 'ok', warnings: this.rules.complete ? [] : ['prescription-safety rules'] };
  }
}
