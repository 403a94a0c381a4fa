import { Body, Get, Post, Put, Query, Res } from '@nestjs/common';
import {
  ApproveStaffRequest,
  InviteStaffRequest,
  RolesRequest,
  StaffList,
  StaffMember,
  StaffQuery,
  StaffRejectRequest,
  StaffSuspendRequest,
} from '@hms/shared-dto';
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
import { StaffApprovals } from './staff-approvals.service.js';
import { StaffService } from './staff.service.js';

/** The hospital's staff: who works here, with which roles. */
@TenantController('staff')
export class StaffController {
  constructor(
    private readonly staff: StaffService,
    private readonly approvals: StaffApprovals,
  ) {}

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

  /** Read a member of staff. */
  @Get(':id')
  @RequirePermission('staff:manage')
  @Answers(StaffMember)
  get(@IdParam('user.not_found') id: string): Promise<StaffMember> {
    return this.staff.get(id);
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

  /** Let a suspended person in again. Takes a seat. */
  @Post(':id/activate')
  @RequirePermission('staff:manage')
  @Answers(StaffMember)
  activate(@IdParam('user.not_found') id: string): Promise<StaffMember> {
    return this.staff.activate(id);
  }

  /** Let a person in who signed up, with these roles. Takes a seat; the person gets a mail. */
  @Post(':id/approve')
  @RequirePermission('staff:manage')
  @Answers(StaffMember)
  approve(@IdParam('user.not_found') id: string, @Body() body: ApproveStaffRequest, @Caller() caller: Principal): Promise<StaffMember> {
    return this.approvals.approve(id, body, caller);
  }

  /** Reject a person who signed up: the request is gone, the person gets a mail. */
  @Post(':id/reject')
  @RequirePermission('staff:manage')
  @Answers(null)
  reject(@IdParam('user.not_found') id: string, @Body() body: StaffRejectRequest): Promise<void> {
    return this.approvals.reject(id, body);
  }

  /** Send the invitation once more; the links of earlier ones stop working when one is used. */
  @Post(':id/invitation')
  @RequirePermission('staff:manage')
  @Answers(StaffMember)
  resendInvitation(@IdParam('user.not_found') id: string): Promise<StaffMember> {
    return this.staff.resendInvitation(id);
  }
}
