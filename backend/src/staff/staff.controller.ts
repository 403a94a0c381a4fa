import { Body, Get, Post, Put, Query, Res } from '@nestjs/common';
import { InviteStaffRequest, RolesRequest, StaffList, StaffMember, StaffQuery, StaffSuspendRequest } from '@hms/shared-dto';
import type { FastifyReply } from 'fastify';
import { RequirePermission } from '../common/access.decorators.js';
import { Answers } from '../common/answers.js';
import { created } from '../common/created.js';
import { IdParam } from '../common/id-param.js';
import { Caller } from '../common/principal.decorator.js';
import type { Principal } from '../common/request.js';
import { IfMatch } from '../common/version.js';
import { TenantController } from '../tenancy/controllers.js';
import { Idempotent } from '../tenancy/idempotency.interceptor.js';
import { StaffService } from './staff.service.js';

/** The hospital's staff: who works here, with which roles. */
@TenantController('staff')
export class StaffController {
  constructor(private readonly staff: StaffService) {}

  /** List the staff, with the seats of the plan. */
  @Get()
  @RequirePermission('staff:manage')
  @Answers(StaffList)
  list(@Query() query: StaffQuery): Promise<StaffList> {
    return this.staff.list(query);
  }

  /** Invite a person by mail. Takes a seat at once. The answer is the same whether or not the platform knows the e-mail address. */
  @Post()
  @RequirePermission('staff:manage')
  @Idempotent()
  @Answers(StaffMember, { status: 201 })
  async invite(
    @Body() body: InviteStaffRequest,
    @Caller() caller: Principal,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<StaffMember> {
    return created(reply, '/api/staff', await this.staff.invite(body, caller));
  }

  /** Change a person's roles. The version counts changes of roles and status. */
  @Put(':id/roles')
  @RequirePermission('staff:manage')
  @Answers(StaffMember)
  changeRoles(
    @IdParam('user.not_found') id: string,
    @IfMatch() version: number,
    @Body() { roles }: RolesRequest,
    @Caller() caller: Principal,
  ): Promise<StaffMember> {
    return this.staff.changeRoles(id, { roles, version }, caller);
  }

  /** Suspend a person: out within seconds, the seat is given back. */
  @Post(':id/suspend')
  @RequirePermission('staff:manage')
  @Answers(StaffMember)
  suspend(@IdParam('user.not_found') id: string, @Body() body: StaffSuspendRequest, @Caller() caller: Principal): Promise<StaffMember> {
    return this.staff.suspend(id, body, caller);
  }

  /** Let a suspended person, or one who signed up, in. Takes a seat. */
  @Post(':id/activate')
  @RequirePermission('staff:manage')
  @Answers(StaffMember)
  activate(@IdParam('user.not_found') id: string, @Caller() caller: Principal): Promise<StaffMember> {
    return this.staff.activate(id, caller);
  }

  /** Send the invitation once more; the links of earlier ones stop working when one is used. */
  @Post(':id/invitation')
  @RequirePermission('staff:manage')
  @Answers(StaffMember)
  resendInvitation(@IdParam('user.not_found') id: string): Promise<StaffMember> {
    return this.staff.resendInvitation(id);
  }
}
