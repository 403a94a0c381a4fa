import { Get, Query } from '@nestjs/common';
import { DiagnosisCodeList, DiagnosisCodesQuery } from '@hms/shared-dto';
import { RequirePermission } from '../common/access.decorators.js';
import { Answers } from '../common/answers.js';
import { Caller } from '../common/principal.decorator.js';
import type { Principal } from '../common/request.js';
import { TenantController } from '../tenancy/controllers.js';
import { DiagnosisCodes } from './diagnosis-codes.service.js';

/** Codes that diagnoses are chosen from: ICD-10, and the hospital's own. */
@TenantController('diagnosis-codes')
export class DiagnosisCodesController {
  constructor(private readonly codes: DiagnosisCodes) {}

  /** Find codes by the beginning of the code, with or without its point, or of words in any order. The best matches come first. */
  @Get()
  @RequirePermission('records:read')
  @Answers(DiagnosisCodeList)
  search(@Query() query: DiagnosisCodesQuery): Promise<DiagnosisCodeList> {
    return this.codes.search(query);
  }

  /** List the codes that the caller has written most in the last year. */
  @Get('favourites')
  @RequirePermission('records:write')
  @Answers(DiagnosisCodeList)
  favourites(@Caller() caller: Principal): Promise<DiagnosisCodeList> {
    return this.codes.favourites(caller);
  }
}
