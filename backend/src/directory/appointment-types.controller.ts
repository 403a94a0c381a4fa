import { Body, Delete, Get, Post, Put, Query, Res } from '@nestjs/common';
import { AppointmentType, AppointmentTypeList, AppointmentTypeRequest, DirectoryQuery } from '@hms/shared-dto';
import type { FastifyReply } from 'fastify';
import { RequirePermission } from '../common/access.decorators.js';
import { Answers } from '../common/answers.js';
import { created } from '../common/created.js';
import { IdParam } from '../common/id-param.js';
import { IfMatch, IfMatchIfSent } from '../common/version.js';
import { TenantController } from '../tenancy/controllers.js';
import { Idempotent } from '../tenancy/idempotency.interceptor.js';
import { AppointmentTypesService } from './appointment-types.service.js';

/** Kinds of appointments that the hospital gives. */
@TenantController('appointment-types')
export class AppointmentTypesController {
  constructor(private readonly appointmentTypes: AppointmentTypesService) {}

  /** Add a type of appointment. */
  @Post()
  @RequirePermission('settings:manage')
  @Idempotent()
  @Answers(AppointmentType, { status: 201 })
  async add(@Body() body: AppointmentTypeRequest, @Res({ passthrough: true }) reply: FastifyReply): Promise<AppointmentType> {
    return created(reply, '/api/appointment-types', await this.appointmentTypes.add(body));
  }

  /** List the types of appointments by name. Those in use, or the archived ones. */
  @Get()
  @RequirePermission('directory:read')
  @Answers(AppointmentTypeList)
  list(@Query() query: DirectoryQuery): Promise<AppointmentTypeList> {
    return this.appointmentTypes.list(query);
  }

  /** Read a type of appointment. */
  @Get(':id')
  @RequirePermission('directory:read')
  @Answers(AppointmentType)
  get(@IdParam('appointment_type.not_found') id: string): Promise<AppointmentType> {
    return this.appointmentTypes.get(id);
  }

  /** Change a type of appointment: replaces all of it. */
  @Put(':id')
  @RequirePermission('settings:manage')
  @Answers(AppointmentType)
  change(
    @IdParam('appointment_type.not_found') id: string,
    @Body() body: AppointmentTypeRequest,
    @IfMatch() version: number,
  ): Promise<AppointmentType> {
    return this.appointmentTypes.change(id, body, version);
  }

  /** Archive a type of appointment. It is offered no more, and what refers to it keeps its name. */
  @Delete(':id')
  @RequirePermission('settings:manage')
  @Answers(null)
  archive(@IdParam('appointment_type.not_found') id: string, @IfMatchIfSent() version: number | null): Promise<void> {
    return this.appointmentTypes.archive(id, version);
  }

  /** Bring an archived type of appointment back. Refused when another one has its name by now. */
  @Post(':id/restore')
  @RequirePermission('settings:manage')
  @Answers(AppointmentType)
  restore(@IdParam('appointment_type.not_found') id: string): Promise<AppointmentType> {
    return this.appointmentTypes.restore(id);
  }
}
