import { Body, Get, Post, Res } from '@nestjs/common';
import { AppointmentSeries, BookedSeries, BookSeriesRequest, CancelSeriesRequest } from '@hms/shared-dto';
import type { FastifyReply } from 'fastify';
import { RequirePermission } from '../../common/access.decorators.js';
import { Answers } from '../../common/answers.js';
import { created } from '../../common/created.js';
import { IdParam } from '../../common/id-param.js';
import { Caller } from '../../common/principal.decorator.js';
import type { Principal } from '../../common/request.js';
import { TenantController } from '../../tenancy/controllers.js';
import { Idempotent } from '../../tenancy/idempotency.interceptor.js';
import { Series } from './series.service.js';

/** Appointments that repeat at the same time of the hospital's clock. One of them is moved or cancelled like any other. */
@TenantController('appointment-series')
export class SeriesController {
  constructor(private readonly series: Series) {}

  /** Book a series: all appointments or none, unless exceptions are wanted. The refusal names the dates that cannot be, with other times. */
  @Post()
  @RequirePermission('appointments:write')
  @Idempotent()
  @Answers(BookedSeries, { status: 201 })
  async book(
    @Body() body: BookSeriesRequest,
    @Caller() caller: Principal,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<BookedSeries> {
    return created(reply, '/api/appointment-series', await this.series.book(body, caller));
  }

  /** Read a series with its appointments. */
  @Get(':id')
  @RequirePermission('appointments:read')
  @Answers(AppointmentSeries)
  get(@IdParam('series.not_found') id: string): Promise<AppointmentSeries> {
    return this.series.get(id);
  }

  /** Cancel what is still to come of a series, from one of its appointments on or all. */
  @Post(':id/cancel')
  @RequirePermission('appointments:write')
  @Answers(AppointmentSeries)
  cancel(
    @IdParam('series.not_found') id: string,
    @Body() body: CancelSeriesRequest,
    @Caller() caller: Principal,
  ): Promise<AppointmentSeries> {
    return this.series.cancel(id, body, caller);
  }
}
