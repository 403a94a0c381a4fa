import { Body, Controller, Delete, Get, Post, UseGuards } from '@nestjs/common';
import { ReauthenticateRequest, SessionList } from '@hms/shared-dto';
import { SignedIn, WithoutSecondFactor, WorksIn } from '../common/access.decorators.js';
import { Answers } from '../common/answers.js';
import { IdParam } from '../common/id-param.js';
import { Caller } from '../common/principal.decorator.js';
import type { Principal } from '../common/request.js';
import { AccessToken } from './exchange.decorator.js';
import { OwnSessions } from './own-sessions.service.js';
import { SameHostGuard } from './same-host.guard.js';
import { Presence } from './step-up/presence.service.js';

/** The caller's sessions. */
@Controller('auth')
@WorksIn('none')
@UseGuards(SameHostGuard)
export class OwnSessionsController {
  constructor(
    private readonly sessions: OwnSessions,
    private readonly presence: Presence,
  ) {}

  /** List the caller's open sessions, in every hospital and on every device. */
  @Get('sessions')
  @SignedIn()
  @Answers(SessionList)
  list(@Caller() caller: Principal): Promise<SessionList> {
    return this.sessions.list(caller);
  }

  /** End one of the caller's sessions: out within seconds. */
  @Delete('sessions/:id')
  @SignedIn()
  @Answers(null)
  end(@IdParam('session.not_found') id: string, @Caller() caller: Principal): Promise<void> {
    return this.sessions.end(id, caller);
  }

  /** Prove again that it is you, by password or code. Routes that ask for step-up are open for five minutes then. */
  @Post('reauthenticate')
  @SignedIn()
  @WithoutSecondFactor()
  @Answers(null)
  reauthenticate(@Caller() caller: Principal, @AccessToken() token: string, @Body() body: ReauthenticateRequest): Promise<void> {
    return this.presence.reauthenticate(caller, token, body);
  }
}
