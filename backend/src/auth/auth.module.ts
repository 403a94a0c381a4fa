import { Module } from '@nestjs/common';
import { PassportModule } from '@nestjs/passport';
import { MailModule } from '../mail/mail.module.js';
import { AccessTokenStrategy } from './access-token.strategy.js';
import { AuthController } from './auth.controller.js';
import { ChallengeIssuer } from './challenge-issuer.service.js';
import { ChallengesService } from './challenges.service.js';
import { IdentityProvider } from './identity-provider.service.js';
import { InvitationAcceptance } from './invitation-acceptance.service.js';
import { Invitations } from './invitations.service.js';
import { PasswordsService } from './passwords.service.js';
import { RefreshService } from './refresh.service.js';
import { Sealing } from './sealing.service.js';
import { SessionCookie } from './session-cookie.js';
import { SessionsService } from './sessions.service.js';
import { SignInService } from './sign-in.service.js';
import { SignOutService } from './sign-out.service.js';

/** Sign-in, sessions, invitations and passwords. */
@Module({
  imports: [PassportModule, MailModule],
  controllers: [AuthController],
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
    SessionCookie,
    SessionsService,
    SignInService,
    SignOutService,
  ],
  exports: [IdentityProvider, Invitations, Sealing, SessionsService],
})
export class AuthModule {}
