import { Body, Delete, Get, Post, Query, Res } from '@nestjs/common';
import { Holiday, HolidayList, HolidayQuery, HolidayRequest } from '@hms/shared-dto';
import type { FastifyReply } from 'fastify';
import { RequirePermission } from '../../common/access.decorators.js';
import { Answers } from '../../common/answers.js';
import { created } from '../../common/created.js';
import { IdParam } from '../../common/id-param.js';
import { Caller } from '../../common/principal.decorator.js';
import type { Principal } from '../../common/request.js';
import { TenantController } from '../../tenancy/controllers.js';
import { Idempotent } from '../../tenancy/idempotency.interceptor.js';
import { Holidays } from './holidays.service.js';

/** The hospital's working calendar: days off for everybody. */
@TenantController('holidays')
export class HolidaysController {
  constructor(private readonly holidays: Holidays) {}

  /** List the holidays of a year. */
  @Get()
  @RequirePermission('directory:read')
  @Answers(HolidayList)
  list(@Query() query: HolidayQuery, @Caller() caller: Principal): Promise<HolidayList> {
    return this.holidays.list(query, caller);
  }

  /** Add a holiday. Appointments of that day are listed, and nothing is changed, until `acceptOrphans` is true. */
  @Post()
  @RequirePermission('settings:manage')
  @Idempotent()
  @Answers(Holiday, { status: 201 })
  async add(@Body() body: HolidayRequest, @Caller() caller: Principal, @Res({ passthrough: true }) reply: FastifyReply): Promise<Holiday> {
    return created(reply, '/api/holidays', await this.holidays.add(body, caller));
  }

  /** Remove a holiday. */
  @Delete(':id')
  @RequirePermission('settings:manage')
  @Answers(null)
  remove(@IdParam('holiday.not_found') id: string, @Caller() caller: Principal): Promise<void> {
    return this.holidays.remove(id, caller);
  }
}
