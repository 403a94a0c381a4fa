import { Body, Controller, Post } from '@nestjs/common';
import { SignUpConfirmRequest, SignUpRequest } from '@hms/shared-dto';
import { Public, WorksIn } from '../../common/access.decorators.js';
import { Answers } from '../../common/answers.js';
import { SignUps } from './sign-up.service.js';

/** People ask to join a hospital. */
@Controller('auth/signup')
@WorksIn('none')
export class SignUpController {
  constructor(private readonly signUps: SignUps) {}

  /** Ask to join a hospital; a code comes by mail. Open, and the same answer whether or not the address is known. */
  @Post()
  @Public()
  @Answers(null, { status: 202 })
  request(@Body() body: SignUpRequest): Promise<void> {
    return this.signUps.request(body);
  }

  /** Prove the address with the mailed code. The person waits for an Admin then, who is told by mail. Open: the code is the proof. */
  @Post('confirm')
  @Public()
  @Answers(null)
  confirm(@Body() body: SignUpConfirmRequest): Promise<void> {
    return this.signUps.confirm(body);
  }
}
