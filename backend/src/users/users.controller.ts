import { Body, Get, Post, Query, Res } from '@nestjs/common';
import { CreateUserRequest, User, UserActionRequest, UserList, UserQuery } from '@hms/shared-dto';
import type { FastifyReply } from 'fastify';
import { RequirePermission } from '../common/access.decorators.js';
import { Answers } from '../common/answers.js';
import { created } from '../common/created.js';
import { IdParam } from '../common/id-param.js';
import { Caller } from '../common/principal.decorator.js';
import type { Principal } from '../common/request.js';
import { PlatformController } from '../tenancy/controllers.js';
import { Idempotent } from '../tenancy/idempotency.interceptor.js';
import { UsersService } from './users.service.js';

/** People across all hospitals. Each entry is one person in one hospital. */
@PlatformController('users')
@RequirePermission('users:manage')
export class UsersController {
  constructor(private readonly users: UsersService) {}

  /** List people of all hospitals by name */
  @Get()
  @Answers(UserList)
  list(@Query() query: UserQuery): Promise<UserList> {
    return this.users.list(query);
  }

  /**
   * Create a hospital's Admin
   *
   * Invites the person by mail and takes a seat. The hospital's other Admins are told by mail and its audit shows it. The answer is the same whether or not the e-mail is known.
   */
  @Post()
  @Idempotent()
  @Answers(User, { status: 201 })
  async create(@Body() request: CreateUserRequest, @Res({ passthrough: true }) reply: FastifyReply): Promise<User> {
    return created(reply, '/api/users', await this.users.createAdmin(request));
  }

  /**
   * Suspend a person in one hospital
   *
   * Ends their sessions there at once and gives the seat back. The operator may suspend even the last Admin.
   */
  @Post(':id/suspend')
  @Answers(User)
  suspend(@IdParam('user.not_found') id: string, @Body() request: UserActionRequest, @Caller() caller: Principal): Promise<User> {
    return this.users.suspend(id, request, caller);
  }

  /**
   * Reactivate a person in one hospital
   *
   * Takes a seat of the plan.
   */
  @Post(':id/activate')
  @Answers(User)
  activate(@IdParam('user.not_found') id: string, @Body() request: UserActionRequest): Promise<User> {
    return this.users.activate(id, request);
  }

  /** Send an invitation again */
  @Post(':id/invitation')
  @Answers(User)
  resendInvitation(@IdParam('user.not_found') id: string, @Body() request: UserActionRequest): Promise<User> {
    return this.users.resendInvitation(id, request);
  }
}
