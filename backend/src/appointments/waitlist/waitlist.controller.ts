import { Body, Delete, Get, Post, Query, Res } from '@nestjs/common';
import { WaitlistAnswerRequest, WaitlistEntry, WaitlistEntryList, WaitlistQuery, WaitlistRequest } from '@hms/shared-dto';
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
import { WaitlistAnswers } from './waitlist-answers.service.js';
import { Waitlist } from './waitlist.service.js';

/** Who waits for a time. A time that becomes free is held for the first who fits. */
@TenantController('waitlist')
export class WaitlistController {
  constructor(
    private readonly waitlist: Waitlist,
    private readonly answers: WaitlistAnswers,
  ) {}

  /** Put a patient on the waitlist. */
  @Post()
  @RequirePermission('appointments:write')
  @Idempotent()
  @Answers(WaitlistEntry, { status: 201 })
  async join(
    @Body() body: WaitlistRequest,
    @Caller() caller: Principal,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<WaitlistEntry> {
    return created(reply, '/api/waitlist', await this.waitlist.join(body, caller));
  }

  /** List who waits, in the order in which times are offered. */
  @Get()
  @RequirePermission('appointments:read')
  @Answers(WaitlistEntryList)
  list(@Query() query: WaitlistQuery, @Caller() caller: Principal): Promise<WaitlistEntryList> {
    return this.waitlist.list(query, caller);
  }

  /** Read an entry of the waitlist. */
  @Get(':id')
  @RequirePermission('appointments:read')
  @Answers(WaitlistEntry)
  get(@IdParam('waitlist.not_found') id: string, @Caller() caller: Principal): Promise<WaitlistEntry> {
    return this.waitlist.get(id, caller);
  }

  /** Take a patient off the waitlist. A time that is held for them goes to the next. */
  @Delete(':id')
  @RequirePermission('appointments:write')
  @Answers(null)
  remove(@IdParam('waitlist.not_found') id: string, @IfMatchIfSent() version: number | null, @Caller() caller: Principal): Promise<void> {
    return this.answers.withdraw(id, version, caller);
  }

  /** Accept an offer: what is held is booked. */
  @Post(':id/accept')
  @RequirePermission('appointments:write')
  @Answers(WaitlistEntry)
  accept(
    @IdParam('waitlist.not_found') id: string,
    @Body() { offerId }: WaitlistAnswerRequest,
    @IfMatchIfSent() version: number | null,
    @Caller() caller: Principal,
  ): Promise<WaitlistEntry> {
    return this.answers.accept(id, offerId, version, caller);
  }

  /** Decline an offer: the patient waits on, and the time goes to the next. */
  @Post(':id/decline')
  @RequirePermission('appointments:write')
  @Answers(WaitlistEntry)
  decline(
    @IdParam('waitlist.not_found') id: string,
    @Body() { offerId }: WaitlistAnswerRequest,
    @IfMatchIfSent() version: number | null,
    @Caller() caller: Principal,
  ): Promise<WaitlistEntry> {
    return this.answers.decline(id, offerId, version, caller);
  }
}
