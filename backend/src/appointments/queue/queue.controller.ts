import { Body, Get, Post, Query, Res } from '@nestjs/common';
import {
  CallNextRequest,
  QueuePriorityRequest,
  QueueQuery,
  QueueToken,
  QueueTokenList,
  QueueTokenRequest,
  Wall,
  WallQuery,
} from '@hms/shared-dto';
import type { FastifyReply } from 'fastify';
import { RequirePermission } from '../../common/access.decorators.js';
import { Answers } from '../../common/answers.js';
import { created } from '../../common/created.js';
import { IdParam } from '../../common/id-param.js';
import { Caller } from '../../common/principal.decorator.js';
import type { Principal } from '../../common/request.js';
import { IfMatchIfSent } from '../../common/version.js';
import { TenantController } from '../../tenancy/controllers.js';
import { Idempotent } from '../../tenancy/idempotency.interceptor.js';
import { Queue } from './queue.service.js';

/** The walk-in queue: numbered tokens for each doctor and day. */
@TenantController('queue-tokens')
export class QueueController {
  constructor(private readonly queue: Queue) {}

  /** Give a patient the doctor's next number of today. The appointment that it is for is checked in. */
  @Post()
  @RequirePermission('appointments:write')
  @Idempotent()
  @Answers(QueueToken, { status: 201 })
  async join(
    @Body() body: QueueTokenRequest,
    @Caller() caller: Principal,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<QueueToken> {
    return created(reply, '/api/queue-tokens', await this.queue.join(body, caller));
  }

  /** List the tokens of a day: by urgency, and then in the order of arrival. */
  @Get()
  @RequirePermission('appointments:read')
  @Answers(QueueTokenList)
  list(@Query() query: QueueQuery, @Caller() caller: Principal): Promise<QueueTokenList> {
    return this.queue.list(query, caller);
  }

  /** Read what hangs on the wall of a waiting room: numbers and initials, no names. */
  @Get('wall')
  @RequirePermission('appointments:read')
  @Answers(Wall)
  wall(@Query() query: WallQuery, @Caller() caller: Principal): Promise<Wall> {
    return this.queue.wall(query, caller);
  }

  /** Read a token. */
  @Get(':id')
  @RequirePermission('appointments:read')
  @Answers(QueueToken)
  get(@IdParam('queue_token.not_found') id: string): Promise<QueueToken> {
    return this.queue.get(id);
  }

  /** Say how urgent it is that somebody who waits is seen. */
  @Post(':id/priority')
  @RequirePermission('appointments:write')
  @Answers(QueueToken)
  setPriority(
    @IdParam('queue_token.not_found') id: string,
    @Body() { priority }: QueuePriorityRequest,
    @IfMatchIfSent() version: number | null,
    @Caller() caller: Principal,
  ): Promise<QueueToken> {
    return this.queue.setPriority(id, priority, version, caller);
  }

  /** Call the first who waits for a doctor: by urgency, then by number. */
  @Post('call-next')
  @RequirePermission('appointments:write')
  @Answers(QueueToken)
  callNext(@Body() { doctorId }: CallNextRequest, @Caller() caller: Principal): Promise<QueueToken> {
    return this.queue.callNext(doctorId, caller);
  }

  /** Call a token out of turn. */
  @Post(':id/call')
  @RequirePermission('appointments:write')
  @Answers(QueueToken)
  call(
    @IdParam('queue_token.not_found') id: string,
    @IfMatchIfSent() version: number | null,
    @Caller() caller: Principal,
  ): Promise<QueueToken> {
    return this.queue.move(id, 'called', version, caller);
  }

  /** Put a token that was called back to where it waited. */
  @Post(':id/put-back')
  @RequirePermission('appointments:write')
  @Answers(QueueToken)
  putBack(
    @IdParam('queue_token.not_found') id: string,
    @IfMatchIfSent() version: number | null,
    @Caller() caller: Principal,
  ): Promise<QueueToken> {
    return this.queue.move(id, 'waiting', version, caller);
  }

  /** Write down that a token was served. */
  @Post(':id/serve')
  @RequirePermission('appointments:write')
  @Answers(QueueToken)
  serve(
    @IdParam('queue_token.not_found') id: string,
    @IfMatchIfSent() version: number | null,
    @Caller() caller: Principal,
  ): Promise<QueueToken> {
    return this.queue.move(id, 'served', version, caller);
  }

  /** Write down that a patient has left without being served. */
  @Post(':id/leave')
  @RequirePermission('appointments:write')
  @Answers(QueueToken)
  leave(
    @IdParam('queue_token.not_found') id: string,
    @IfMatchIfSent() version: number | null,
    @Caller() caller: Principal,
  ): Promise<QueueToken> {
    return this.queue.move(id, 'left', version, caller);
  }
}
