import { Body, Post, Put, Res } from '@nestjs/common';
import { CareActivityContent, CareActivityLink, CareActivityRequest, CareActivityStatusChange, CarePlan } from '@hms/shared-dto';
import type { FastifyReply } from 'fastify';
import { RequirePermission } from '../common/access.decorators.js';
import { Answers } from '../common/answers.js';
import { created } from '../common/created.js';
import { IdParam, IdParams } from '../common/id-param.js';
import { Caller } from '../common/principal.decorator.js';
import type { Principal } from '../common/request.js';
import { IfMatch, IfMatchIfSent } from '../common/version.js';
import { TenantController } from '../tenancy/controllers.js';
import { Idempotent } from '../tenancy/idempotency.interceptor.js';
import { CareActivities } from './care-activities.service.js';

const PLACE = { id: 'care_plan.not_found', activityId: 'care_activity.not_found' } as const;
interface Place {
  readonly id: string;
  readonly activityId: string;
}
const toPlace = ({ id, activityId }: Place) => ({ planId: id, id: activityId });

/**
 * Activities of a treatment plan. All of it is `records:write`, ticking tasks too: the table of permissions gives plans to Doctors alone, and names nothing
 * of a plan that a Nurse may write. Nurses read what they are to do, and place orders or measure by the permissions that they hold for that.
 */
@TenantController('care-plans')
export class CareActivitiesController {
  constructor(private readonly activities: CareActivities) {}

  /** Add an activity to a treatment plan; the answer is the plan. */
  @Post(':id/activities')
  @RequirePermission('records:write')
  @Idempotent()
  @Answers(CarePlan, { status: 201 })
  async add(
    @IdParam('care_plan.not_found') id: string,
    @Body() body: CareActivityRequest,
    @Caller() caller: Principal,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<CarePlan> {
    return created(reply, '/api/care-plans', await this.activities.add(id, body, caller));
  }

  /** Change an activity that is neither done nor cancelled: replaces every field. The answer is the plan, `If-Match` the activity's version. */
  @Put(':id/activities/:activityId')
  @RequirePermission('records:write')
  @Answers(CarePlan)
  change(
    @IdParams(PLACE) place: Place,
    @Body() body: CareActivityContent,
    @IfMatch() version: number,
    @Caller() caller: Principal,
  ): Promise<CarePlan> {
    return this.activities.change(toPlace(place), { body, version }, caller);
  }

  /** Begin or tick a task, take the tick back, or cancel an activity. What an activity was linked to goes on by itself. The answer is the plan. */
  @Post(':id/activities/:activityId/status')
  @RequirePermission('records:write')
  @Answers(CarePlan)
  move(
    @IdParams(PLACE) place: Place,
    @Body() body: CareActivityStatusChange,
    @IfMatchIfSent() version: number | null,
    @Caller() caller: Principal,
  ): Promise<CarePlan> {
    return this.activities.move(toPlace(place), { body, version }, caller);
  }

  /** Name the laboratory order, prescription or appointment of the same patient that an activity turned into. The answer is the plan. */
  @Post(':id/activities/:activityId/link')
  @RequirePermission('records:write')
  @Answers(CarePlan)
  link(
    @IdParams(PLACE) place: Place,
    @Body() body: CareActivityLink,
    @IfMatchIfSent() version: number | null,
    @Caller() caller: Principal,
  ): Promise<CarePlan> {
    return this.activities.link(toPlace(place), { body, version }, caller);
  }
}
