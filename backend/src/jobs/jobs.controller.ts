import { Get } from '@nestjs/common';
import { Job } from '@hms/shared-dto';
import { SignedIn } from '../common/access.decorators.js';
import { Answers } from '../common/answers.js';
import { IdParam } from '../common/id-param.js';
import { SessionController } from '../tenancy/controllers.js';
import { JobsService } from './jobs.service.js';

/** Long work and how far it is. */
@SessionController('jobs')
export class JobsController {
  constructor(private readonly jobs: JobsService) {}

  /**
   * Follow a job
   *
   * A hospital sees its own jobs, the operator those of the platform; any other id is not found.
   */
  @Get(':id')
  @SignedIn()
  @Answers(Job)
  get(@IdParam('job.not_found') id: string): Promise<Job> {
    return this.jobs.get(id);
  }
}
