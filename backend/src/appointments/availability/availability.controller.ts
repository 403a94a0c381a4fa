import { Body, Delete, Get, Post, Put, Query, Res } from '@nestjs/common';
import { Availability, AvailabilityException, AvailabilityExceptionRequest, AvailabilityRequest, OrphansQuery } from '@hms/shared-dto';
import type { FastifyReply } from 'fastify';
import { RequirePermission } from '../../common/access.decorators.js';
import { Answers } from '../../common/answers.js';
import { created } from '../../common/created.js';
import { IdParam } from '../../common/id-param.js';
import { Caller } from '../../common/principal.decorator.js';
import type { Principal } from '../../common/request.js';
import { IfMatch } from '../../common/version.js';
import { TenantController } from '../../tenancy/controllers.js';
import { Idempotent } from '../../tenancy/idempotency.interceptor.js';
import { AvailabilityService } from './availability.service.js';

/** When doctors work. */
@TenantController('')
export class AvailabilityController {
  constructor(private readonly availability: AvailabilityService) {}

  /** Read a doctor's hours, with the exceptions that are not over. */
  @Get('doctors/:id/availability')
  @RequirePermission('appointments:read')
  @Answers(Availability)
  get(@IdParam('doctor.not_found') id: string, @Caller() caller: Principal): Promise<Availability> {
    return this.availability.get(id, caller);
  }

  /** Replace a doctor's weekly hours. Appointments that would be outside are listed, and nothing is changed, until `acceptOrphans` is true. */
  @Put('doctors/:id/availability')
  @RequirePermission('availability:write')
  @Answers(Availability)
  replace(
    @IdParam('doctor.not_found') id: string,
    @Body() body: AvailabilityRequest,
    @IfMatch() version: number,
    @Caller() caller: Principal,
  ): Promise<Availability> {
    return this.availability.replace(id, body, version, caller);
  }

  /** Add leave or extra hours of a doctor. */
  @Post('doctors/:id/exceptions')
  @RequirePermission('availability:write')
  @Idempotent()
  @Answers(AvailabilityException, { status: 201 })
  async except(
    @IdParam('doctor.not_found') id: string,
    @Body() body: AvailabilityExceptionRequest,
    @Caller() caller: Principal,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<AvailabilityException> {
    return created(reply, '/api/availability-exceptions', await this.availability.except(id, body, caller));
  }

  /** Remove leave or extra hours. Without extra hours appointments may be outside: they are listed until `acceptOrphans` is true. */
  @Delete('availability-exceptions/:id')
  @RequirePermission('availability:write')
  @Answers(null)
  removeException(
    @IdParam('exception.not_found') id: string,
    @Query() { acceptOrphans }: OrphansQuery,
    @Caller() caller: Principal,
  ): Promise<void> {
    return this.availability.removeException(id, acceptOrphans === 'true', caller);
  }
}
