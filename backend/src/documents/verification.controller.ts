import { Controller, Get, Query, Req, Res, SetMetadata } from '@nestjs/common';
import { VerifiedDocument, VerifyDocumentQuery } from '@hms/shared-dto';
import type { FastifyReply } from 'fastify';
import { NO_APP, Public, WorksIn } from '../common/access.decorators.js';
import { Answers } from '../common/answers.js';
import { missing } from '../common/id-param.js';
import type { AppRequest } from '../common/request.js';
import { RateLimits } from '../limits/rate-limits.service.js';
import { Documents } from './documents.service.js';

/** For whoever holds a paper of a hospital: a pharmacy, an insurer, another doctor. They have its code alone. */
@Controller('api/documents')
@WorksIn('none')
@SetMetadata(NO_APP, true)
export class VerificationController {
  constructor(
    private readonly documents: Documents,
    private readonly limits: RateLimits,
  ) {}

  /**
   * Verify a printed document
   *
   * Open, since the code on the paper is the secret. Says that it is genuine, of what day, hospital and doctor, and nothing else: no patient, nothing
   * clinical, not even what kind of paper it is. Answers 404 to every code that no hospital has printed.
   */
  @Get('verification')
  @Public()
  @Answers(VerifiedDocument)
  async verify(
    @Query() { code }: VerifyDocumentQuery,
    @Req() request: AppRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<VerifiedDocument> {
    const found = await this.documents.verify(code);
    if (found) return found;
    // Guesses are counted.
    await this.limits.countStranger(request, reply);
    throw missing('document.not_found');
  }
}
