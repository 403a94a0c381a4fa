import { Body, Controller, Delete, Get, Post, UseGuards } from '@nestjs/common';
import { MfaConfirmRequest, MfaSetup, MfaStatus, RecoveryCodes } from '@hms/shared-dto';
import { SignedIn, StepUp, WithoutSecondFactor, WorksIn } from '../../common/access.decorators.js';
import { Answers } from '../../common/answers.js';
import { Caller } from '../../common/principal.decorator.js';
import type { Principal } from '../../common/request.js';
import { AccessToken } from '../exchange.decorator.js';
import { SameHostGuard } from '../same-host.guard.js';
import { MfaService } from './mfa.service.js';

/** The second factor of the signed-in person: codes of an authenticator app (TOTP), and recovery codes. */
@Controller('auth/mfa')
@WorksIn('none')
@UseGuards(SameHostGuard)
export class MfaController {
  constructor(private readonly mfa: MfaService) {}

  /** Whether sign-in asks for a code, and how many recovery codes are left. */
  @Get()
  @SignedIn()
  @WithoutSecondFactor()
  @Answers(MfaStatus)
  status(@Caller() caller: Principal): Promise<MfaStatus> {
    return this.mfa.status(caller);
  }

  /** Give a secret for an authenticator app. Nothing changes before it is confirmed. Asks for step-up. */
  @Post('setup')
  @SignedIn()
  @WithoutSecondFactor()
  @StepUp()
  @Answers(MfaSetup)
  setUp(@Caller() caller: Principal, @AccessToken() token: string): Promise<MfaSetup> {
    return this.mfa.setUp(caller, token);
  }

  /** Switch it on with the first code that the app shows. The recovery codes are shown now and never again. Asks for step-up. */
  @Post('confirm')
  @SignedIn()
  @WithoutSecondFactor()
  @StepUp()
  @Answers(RecoveryCodes)
  confirm(@Caller() caller: Principal, @AccessToken() token: string, @Body() { code }: MfaConfirmRequest): Promise<RecoveryCodes> {
    return this.mfa.confirm(caller, token, code);
  }

  /** Make new recovery codes in place of the old. Asks for step-up. */
  @Post('recovery-codes')
  @SignedIn()
  @StepUp()
  @Answers(RecoveryCodes)
  renewCodes(@Caller() caller: Principal): Promise<RecoveryCodes> {
    return this.mfa.renewCodes(caller);
  }

  /** Switch it off. Refused where a hospital requires it of the person. Asks for step-up. */
  @Delete()
  @SignedIn()
  @StepUp()
  @Answers(null)
  turnOff(@Caller() caller: Principal): Promise<void> {
    return this.mfa.turnOff(caller);
  }
}
