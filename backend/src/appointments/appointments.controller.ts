import { Body, Delete, Get, Post, Put, Query, Res } from '@nestjs/common';
import {
  Appointment,
  AppointmentList,
  AppointmentQuery,
  BookAppointmentRequest,
  Calendar,
  CalendarQuery,
  CancelAppointmentQuery,
  UpdateAppointmentRequest,
} from '@hms/shared-dto';
import type { FastifyReply } from 'fastify';
import { RequirePermission } from '../common/access.decorators.js';
import { Answers } from '../common/answers.js';
import { created } from '../common/created.js';
import { IdParam } from '../common/id-param.js';
import { Caller } from '../common/principal.decorator.js';
import type { Principal } from '../common/request.js';
import { IfMatch, IfMatchIfSent } from '../common/version.js';
import { TenantController } from '../tenancy/controllers.js';
import { Idempotent } from '../tenancy/idempotency.interceptor.js';
import { AppointmentDirectory } from './appointment-list.service.js';
import { AppointmentsService } from './appointments.service.js';

/** The hospital's appointments. */
@TenantController('appointments')
export class AppointmentsController {
  constructor(
    private readonly appointments: AppointmentsService,
    private readonly directory: AppointmentDirectory,
  ) {}

  /** Book an appointment. When the doctor, the patient or the room is taken, the refusal says who, and names the next free times. */
  @Post()
  @RequirePermission('appointments:write')
  @Idempotent()
  @Answers(Appointment, { status: 201 })
  async book(
    @Body() body: BookAppointmentRequest,
    @Caller() caller: Principal,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Appointment> {
    return created(reply, '/api/appointments', await this.appointments.book(body, caller));
  }

  /** List appointments by start. */
  @Get()
  @RequirePermission('appointments:read')
  @Answers(AppointmentList)
  list(@Query() query: AppointmentQuery): Promise<AppointmentList> {
    return this.directory.list(query);
  }

  /** Read all appointments of a stretch of time, for a calendar. */
  @Get('calendar')
  @RequirePermission('appointments:read')
  @Answers(Calendar)
  calendar(@Query() query: CalendarQuery): Promise<Calendar> {
    return this.directory.calendar(query);
  }

  /** Read an appointment with its history. */
  @Get(':id')
  @RequirePermission('appointments:read')
  @Answers(Appointment)
  get(@IdParam('appointment.not_found') id: string): Promise<Appointment> {
    return this.appointments.get(id);
  }

  /** Edit an appointment: another time, doctor, room or kind moves it, and its history says so; the words are replaced. */
  @Put(':id')
  @RequirePermission('appointments:write')
  @Answers(Appointment)
  update(
    @IdParam('appointment.not_found') id: string,
    @Body() body: UpdateAppointmentRequest,
    @IfMatch() version: number,
    @Caller() caller: Principal,
  ): Promise<Appointment> {
    return this.appointments.update(id, body, version, caller);
  }

  /** Cancel an appointment. Nothing is deleted; `POST …/cancel` takes a note too. */
  @Delete(':id')
  @RequirePermission('appointments:write')
  @Answers(null)
  async remove(
    @IdParam('appointment.not_found') id: string,
    @Query() { reason = 'other' }: CancelAppointmentQuery,
    @IfMatchIfSent() version: number | null,
    @Caller() caller: Principal,
  ): Promise<void> {
    await this.appointments.move(id, { to: 'cancelled', version, reason }, caller);
  }
}
