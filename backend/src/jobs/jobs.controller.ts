import { Get } from '@nestjs/common';
import { Job } from '@hms/shared-dto';
import { SignedIn } from '../common/access.decorators.js';
import { Answers } from '../common/answers.js';
import { IdParam } from '../common/id-param.js';
import { Caller } from '../common/principal.decorator.js';
import type { Principal } from '../common/request.js';
import { SessionController } from '../tenancy/controllers.js';
import { JobsService } from './jobs.service.js';

/** Long work and how far it is. */
@SessionController('jobs')
export class JobsController {
  constructor(private readonly jobs: JobsService) {}

  /**
   * Follow a job
   *
   * A hospital sees its own jobs, a program those that it asked for, the operator those of the platform; any other id is not found.
   */
  @Get(':id')
  @SignedIn({ programs: true })
  @Answers(Job)
  get(@IdParam('job.not_found') id: string, @Caller() caller: Principal): Promise<Job> {
    return this.jobs.get(id, caller);
  }
}
