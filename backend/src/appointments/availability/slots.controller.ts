import { Get, Query } from '@nestjs/common';
import { DoctorSlotsQuery, FreeSlotList, FreeSlotsQuery, SlotList, WorkingHoursList, WorkingHoursQuery } from '@hms/shared-dto';
import { RequirePermission } from '../../common/access.decorators.js';
import { Answers } from '../../common/answers.js';
import { IdParam } from '../../common/id-param.js';
import { Caller } from '../../common/principal.decorator.js';
import type { Principal } from '../../common/request.js';
import { TenantController } from '../../tenancy/controllers.js';
import { Slots } from './slots.service.js';

/** What can be booked. */
@TenantController('')
export class SlotsController {
  constructor(private readonly slots: Slots) {}

  /** List the slots of a doctor on a day. */
  @Get('doctors/:id/slots')
  @RequirePermission('appointments:read')
  @Answers(SlotList)
  ofDoctor(@IdParam('doctor.not_found') id: string, @Query() query: DoctorSlotsQuery, @Caller() caller: Principal): Promise<SlotList> {
    return this.slots.ofDoctor(id, query, caller);
  }

  /** Find the next free slots of all doctors, or of those of a specialty or department. */
  @Get('slots')
  @RequirePermission('appointments:read')
  @Answers(FreeSlotList)
  next(@Query() query: FreeSlotsQuery, @Caller() caller: Principal): Promise<FreeSlotList> {
    return this.slots.next(query, caller);
  }

  /** Read when doctors work and when they are away, for the background of a calendar. */
  @Get('working-hours')
  @RequirePermission('appointments:read')
  @Answers(WorkingHoursList)
  workingHours(@Query() query: WorkingHoursQuery, @Caller() caller: Principal): Promise<WorkingHoursList> {
    return this.slots.workingHours(query, caller);
  }
}
