import { Module } from '@nestjs/common';
import { PassportModule } from '@nestjs/passport';
import { MailModule } from '../mail/mail.module.js';
import { AccessTokenStrategy } from './access-token.strategy.js';
import { AuthController } from './auth.controller.js';
import { ChallengeIssuer } from './challenge-issuer.service.js';
import { ChallengesService } from './challenges.service.js';
import { IdentityClient } from './identity-client.service.js';
import { MfaController } from './mfa/mfa.controller.js';
import { MfaReset } from './mfa/mfa-reset.service.js';
import { MfaService } from './mfa/mfa.service.js';
import { Recovery } from './mfa/recovery.service.js';
import { SecondFactorAnswers } from './mfa/second-factor-answers.service.js';
import { OwnSessionsController } from './own-sessions.controller.js';
import { OwnSessions } from './own-sessions.service.js';
import { SecondFactors } from './second-factors.service.js';
import { SignUpController } from './sign-up/sign-up.controller.js';
import { SignUps } from './sign-up/sign-up.service.js';
import { Presence } from './step-up/presence.service.js';
import { Throttle } from './throttle/throttle.service.js';
import { IdentityProvider } from './identity-provider.service.js';
import { InvitationAcceptance } from './invitation-acceptance.service.js';
import { Invitations } from './invitations.service.js';
import { PasswordsService } from './passwords.service.js';
import { RefreshService } from './refresh.service.js';
import { Sealing } from './sealing.service.js';
import { SessionCache } from './session-cache.service.js';
import { SessionCookie } from './session-cookie.js';
import { SessionWatch } from './session-watch.service.js';
import { SessionsService } from './sessions.service.js';
import { SignInService } from './sign-in.service.js';
import { SignOutService } from './sign-out.service.js';

/** Sign-in, second factor, sessions, sign-up, invitations and passwords. */
@Module({
  imports: [PassportModule, MailModule],
  controllers: [AuthController, MfaController, OwnSessionsController, SignUpController],
  providers: [
    AccessTokenStrategy,
    ChallengeIssuer,
    ChallengesService,
    IdentityProvider,
    InvitationAcceptance,
    Invitations,
    PasswordsService,
    RefreshService,
    Sealing,
    SessionCache,
    SessionCookie,
    SessionWatch,
    SessionsService,
    SignInService,
    SignOutService,
    IdentityClient,
    MfaReset,
    MfaService,
    Recovery,
    SecondFactorAnswers,
    OwnSessions,
    SecondFactors,
    SignUps,
    Presence,
    Throttle,
  ],
  exports: [IdentityProvider, Invitations, MfaReset, Sealing, SessionCache, SessionsService, SessionWatch],
})
export class AuthModule {}
