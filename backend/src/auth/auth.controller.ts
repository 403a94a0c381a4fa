import { Body, Controller, Get, Post, UseGuards } from '@nestjs/common';
import {
  AcceptInvitationRequest,
  ChallengeRequest,
  ChangePasswordRequest,
  ForgotPasswordRequest,
  InvitationAnswer,
  InvitationRequest,
  ResetPasswordRequest,
  SessionUser,
  SignInAnswer,
  SignInRequest,
} from '@hms/shared-dto';
import { Public, SignedIn, WithoutSecondFactor, WorksIn } from '../common/access.decorators.js';
import { Answers } from '../common/answers.js';
import { Caller } from '../common/principal.decorator.js';
import type { Principal } from '../common/request.js';
import { ChallengesService } from './challenges.service.js';
import { HttpExchange, type Exchange } from './exchange.decorator.js';
import { InvitationAcceptance } from './invitation-acceptance.service.js';
import { PasswordsService } from './passwords.service.js';
import { RefreshService } from './refresh.service.js';
import { SameHostGuard } from './same-host.guard.js';
import { appOf, SessionCookie } from './session-cookie.js';
import { SessionsService } from './sessions.service.js';
import { SignInService } from './sign-in.service.js';
import { SignOutService } from './sign-out.service.js';
import { OptionalToken } from './token.guard.js';

/** Sessions and passwords. Handlers open their own units of work, since the identity provider is never called inside one. */
@Controller('auth')
@WorksIn('none')
@UseGuards(SameHostGuard)
export class AuthController {
  constructor(
    private readonly signIns: SignInService,
    private readonly challenges: ChallengesService,
    private readonly refreshes: RefreshService,
    private readonly signOuts: SignOutService,
    private readonly invitations: InvitationAcceptance,
    private readonly passwords: PasswordsService,
    private readonly sessions: SessionsService,
    private readonly cookie: SessionCookie,
  ) {}

  /** Signs in with e-mail and password. Open: it is the way in. */
  @Post('signin')
  @Public()
  @Answers(SignInAnswer)
  async signIn(@Body() body: SignInRequest, @HttpExchange() exchange: Exchange): Promise<SignInAnswer> {
    return this.cookie.give(exchange, await this.signIns.signIn(body, appOf(exchange.request)));
  }

  /** Answers what sign-in asked for. Open: the challenge's session is the proof. */
  @Post('challenge')
  @Public()
  @Answers(SignInAnswer)
  async challenge(@Body() body: ChallengeRequest, @HttpExchange() exchange: Exchange): Promise<SignInAnswer> {
    return this.cookie.give(exchange, await this.challenges.answer(body, appOf(exchange.request)));
  }

  /** Gives a new access token for the refresh cookie, and rotates it. Open: the cookie is the proof. */
  @Post('refresh')
  @Public()
  @Answers(SignInAnswer)
  refresh(@HttpExchange() exchange: Exchange): Promise<SignInAnswer> {
    return this.cookie.clearedIfRefused(exchange, async () => this.cookie.give(exchange, await this.refreshes.refresh(exchange.request)));
  }

  /** Ends this session. Open: works with the cookie or the access token, whichever still holds. */
  @Post('signout')
  @Public()
  @OptionalToken()
  @Answers(null)
  async signOut(@HttpExchange() exchange: Exchange): Promise<void> {
    await this.signOuts.signOut(exchange.request);
    this.cookie.clear(exchange);
  }

  /** Ends all sessions of the caller, in every hospital and on every device. */
  @Post('signout-everywhere')
  @SignedIn()
  @WithoutSecondFactor()
  @Answers(null)
  async signOutEverywhere(@Caller() caller: Principal, @HttpExchange() exchange: Exchange): Promise<void> {
    await this.signOuts.signOutEverywhere(caller);
    this.cookie.clear(exchange);
  }

  /** The signed-in person, with roles and permissions in the hospital of this session. */
  @Get('me')
  @SignedIn()
  @WithoutSecondFactor()
  @Answers(SessionUser)
  me(@Caller() caller: Principal): Promise<SessionUser> {
    return this.sessions.describe(caller);
  }

  /** Shows what an invitation is about. Open: the mailed token is the proof. */
  @Post('invitation')
  @Public()
  @Answers(InvitationAnswer)
  invitation(@Body() { token }: InvitationRequest): Promise<InvitationAnswer> {
    return this.invitations.show(token);
  }

  /** Accepts an invitation and signs in. Open: the mailed token is the proof, with the person's own password if there is an account. */
  @Post('invitation/accept')
  @Public()
  @Answers(SignInAnswer)
  async acceptInvitation(@Body() body: AcceptInvitationRequest, @HttpExchange() exchange: Exchange): Promise<SignInAnswer> {
    return this.cookie.give(exchange, await this.invitations.accept(body, appOf(exchange.request)));
  }

  /** Mails a code to choose a new password. Open, and the same answer whether or not the address is known. */
  @Post('forgot-password')
  @Public()
  @Answers(null, { status: 202 })
  forgotPassword(@Body() body: ForgotPasswordRequest): Promise<void> {
    return this.passwords.forgot(body);
  }

  /** Sets a new password by a mailed code, and ends all sessions. Open: the code is the proof. */
  @Post('reset-password')
  @Public()
  @Answers(null)
  resetPassword(@Body() body: ResetPasswordRequest): Promise<void> {
    return this.passwords.reset(body);
  }

  /** Changes the caller's password, and ends their other sessions. */
  @Post('password')
  @SignedIn()
  @Answers(null)
  changePassword(@Caller() caller: Principal, @Body() body: ChangePasswordRequest): Promise<void> {
    return this.passwords.change(caller, body);
  }
}
