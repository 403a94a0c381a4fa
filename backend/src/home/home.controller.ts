import { Get } from '@nestjs/common';
import { HomeFigures } from '@hms/shared-dto';
import { SignedIn } from '../common/access.decorators.js';
import { Answers } from '../common/answers.js';
import { Caller } from '../common/principal.decorator.js';
import type { Principal } from '../common/request.js';
import { TenantController } from '../tenancy/controllers.js';
import { Home } from './home.service.js';

/** The start page. */
@TenantController('home')
export class HomeController {
  constructor(private readonly home: Home) {}

  /** Read the figures of the start page: today's appointments, the queue, patients, staff, unsigned notes, what is to be dispensed, unread notifications, as far as one may read each. */
  @Get()
  @SignedIn()
  @Answers(HomeFigures)
  figures(@Caller() caller: Principal): Promise<HomeFigures> {
    return this.home.figures(caller);
  }
}
