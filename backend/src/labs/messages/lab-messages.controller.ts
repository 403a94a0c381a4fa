import { Body, Get, Post, Query, Req } from '@nestjs/common';
import { DiscardLabMessageRequest, LabMessage, LabMessageList, LabMessageQuery, ReleaseLabMessageRequest } from '@hms/shared-dto';
import { Consumes, RequirePermission } from '../../common/access.decorators.js';
import { Answers, AnswersHl7 } from '../../common/answers.js';
import { IdParam } from '../../common/id-param.js';
import { Caller } from '../../common/principal.decorator.js';
import type { AppRequest, Principal } from '../../common/request.js';
import { IfMatchIfSent } from '../../common/version.js';
import { TenantController } from '../../tenancy/controllers.js';
import { LabMessages } from './lab-messages.service.js';

/** Results that analysers and other laboratories send as HL7 v2, and the worklist of those that match nothing. */
@TenantController('lab-messages')
export class LabMessagesController {
  constructor(private readonly messages: LabMessages) {}

  /**
   * Send results: one `ORU^R01` of up to 256 KB as the body (`application/hl7-v2`). The answer is the acknowledgement: `AA` once the message is kept, with a
   * warning in `ERR` when it waits for a person, `AR` when it is none of ours. The same message may be sent again.
   */
  @Post()
  @RequirePermission('labs:result')
  @Consumes('application/hl7-v2')
  @AnswersHl7()
  receive(@Req() request: AppRequest, @Caller() caller: Principal): Promise<string> {
    return this.messages.receive(request.body, caller);
  }

  /** List messages, the newest first. */
  @Get()
  @RequirePermission('labs:read')
  @Answers(LabMessageList)
  list(@Query() query: LabMessageQuery): Promise<LabMessageList> {
    return this.messages.list(query);
  }

  /** Read a message with its results and what its codes stand for here. */
  @Get(':id')
  @RequirePermission('labs:read')
  @Answers(LabMessage)
  read(@IdParam('lab_message.not_found') id: string): Promise<LabMessage> {
    return this.messages.read(id);
  }

  /** Try a waiting message again, for an order of one's choice if need be. It is filed as a whole, or waits on with what speaks against it. */
  @Post(':id/release')
  @RequirePermission('labs:result')
  @Answers(LabMessage)
  release(
    @IdParam('lab_message.not_found') id: string,
    @Body() body: ReleaseLabMessageRequest,
    @IfMatchIfSent() version: number | null,
    @Caller() caller: Principal,
  ): Promise<LabMessage> {
    return this.messages.release(id, body, version, caller);
  }

  /** Put a waiting message aside, with a reason. It stays readable. */
  @Post(':id/discard')
  @RequirePermission('labs:result')
  @Answers(LabMessage)
  discard(
    @IdParam('lab_message.not_found') id: string,
    @Body() { reason }: DiscardLabMessageRequest,
    @IfMatchIfSent() version: number | null,
    @Caller() caller: Principal,
  ): Promise<LabMessage> {
    return this.messages.discard(id, reason, version, caller);
  }
}
