import { Body, Post } from '@nestjs/common';
import { Appointment, CancelAppointmentRequest } from '@hms/shared-dto';
import { RequirePermission } from '../common/access.decorators.js';
import { Answers } from '../common/answers.js';
import { IdParam } from '../common/id-param.js';
import { Caller } from '../common/principal.decorator.js';
import type { Principal } from '../common/request.js';
import { IfMatchIfSent } from '../common/version.js';
import { TenantController } from '../tenancy/controllers.js';
import { AppointmentsService } from './appointments.service.js';

/** How an appointment goes: scheduled, checked in, in progress, completed; or cancelled, or not come. */
@TenantController('appointments')
export class AppointmentProgressController {
  constructor(private readonly appointments: AppointmentsService) {}

  /** Check a patient in: here and waiting. */
  @Post(':id/check-in')
  @RequirePermission('appointments:write')
  @Answers(Appointment)
  checkIn(
    @IdParam('appointment.not_found') id: string,
    @IfMatchIfSent() version: number | null,
    @Caller() caller: Principal,
  ): Promise<Appointment> {
    return this.appointments.move(id, { to: 'checked_in', version }, caller);
  }

  /** Start: the patient is with the doctor. */
  @Post(':id/start')
  @RequirePermission('appointments:progress')
  @Answers(Appointment)
  start(
    @IdParam('appointment.not_found') id: string,
    @IfMatchIfSent() version: number | null,
    @Caller() caller: Principal,
  ): Promise<Appointment> {
    return this.appointments.move(id, { to: 'in_progress', version }, caller);
  }

  /** Complete an appointment. */
  @Post(':id/complete')
  @RequirePermission('appointments:progress')
  @Answers(Appointment)
  complete(
    @IdParam('appointment.not_found') id: string,
    @IfMatchIfSent() version: number | null,
    @Caller() caller: Principal,
  ): Promise<Appointment> {
    return this.appointments.move(id, { to: 'completed', version }, caller);
  }

  /** Write down that the patient did not come. The time is free again. */
  @Post(':id/no-show')
  @RequirePermission('appointments:write')
  @Answers(Appointment)
  noShow(
    @IdParam('appointment.not_found') id: string,
    @IfMatchIfSent() version: number | null,
    @Caller() caller: Principal,
  ): Promise<Appointment> {
    return this.appointments.move(id, { to: 'no_show', version }, caller);
  }

  /** Cancel an appointment for a coded reason. The time is free again. */
  @Post(':id/cancel')
  @RequirePermission('appointments:write')
  @Answers(Appointment)
  cancel(
    @IdParam('appointment.not_found') id: string,
    @Body() { reason, note }: CancelAppointmentRequest,
    @IfMatchIfSent() version: number | null,
    @Caller() caller: Principal,
  ): Promise<Appointment> {
    return this.appointments.move(id, { to: 'cancelled', version, reason, ...(note ? { note } : {}) }, caller);
  }

  /** Take a cancellation back: at once after it the appointment is as it was. Refused when somebody has the time by now, as a booking is. */
  @Post(':id/reinstate')
  @RequirePermission('appointments:write')
  @Answers(Appointment)
  reinstate(
    @IdParam('appointment.not_found') id: string,
    @IfMatchIfSent() version: number | null,
    @Caller() caller: Principal,
  ): Promise<Appointment> {
    return this.appointments.reinstate(id, version, caller);
  }
}
