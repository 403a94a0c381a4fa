import { Body, Get, Post, Query } from '@nestjs/common';
import {
  CollectSpecimenRequest,
  CorrectResultRequest,
  LabResultsRequest,
  LabSpecimen,
  LabSpecimenList,
  LabSpecimenQuery,
  LabSpecimenSheet,
  RejectSpecimenRequest,
  VerifyResultsRequest,
} from '@hms/shared-dto';
import { RequirePermission } from '../../common/access.decorators.js';
import { Answers } from '../../common/answers.js';
import { IdParam } from '../../common/id-param.js';
import { Caller } from '../../common/principal.decorator.js';
import type { Principal } from '../../common/request.js';
import { IfMatchIfSent } from '../../common/version.js';
import { TenantController } from '../../tenancy/controllers.js';
import { LabResults } from '../results/lab-results.service.js';
import { LabVerification } from '../results/lab-verification.service.js';
import { LabSpecimens } from './lab-specimens.service.js';

/** Specimens on their way through the laboratory, and the results that come of them. */
@TenantController('lab-specimens')
export class LabSpecimensController {
  constructor(
    private readonly specimens: LabSpecimens,
    private readonly results: LabResults,
    private readonly verification: LabVerification,
  ) {}

  /** List what is to be done at a stage, the most urgent first, with the counts of all stages. */
  @Get()
  @RequirePermission('labs:read')
  @Answers(LabSpecimenList)
  list(@Query() query: LabSpecimenQuery): Promise<LabSpecimenList> {
    return this.specimens.list(query);
  }

  /** Read a specimen with its tests, the ranges that hold for this patient, values before, and results. */
  @Get(':id')
  @RequirePermission('labs:read')
  @Answers(LabSpecimenSheet)
  sheet(@IdParam('lab_specimen.not_found') id: string, @Caller() caller: Principal): Promise<LabSpecimenSheet> {
    return this.results.sheet(id, caller);
  }

  /** Write down that a specimen was collected, by the caller. */
  @Post(':id/collect')
  @RequirePermission('labs:collect')
  @Answers(LabSpecimen)
  collect(
    @IdParam('lab_specimen.not_found') id: string,
    @Body() body: CollectSpecimenRequest,
    @IfMatchIfSent() version: number | null,
    @Caller() caller: Principal,
  ): Promise<LabSpecimen> {
    return this.specimens.collect(id, body, version, caller);
  }

  /** Write down that the laboratory has received a specimen. */
  @Post(':id/receive')
  @RequirePermission('labs:collect')
  @Answers(LabSpecimen)
  receive(
    @IdParam('lab_specimen.not_found') id: string,
    @IfMatchIfSent() version: number | null,
    @Caller() caller: Principal,
  ): Promise<LabSpecimen> {
    return this.specimens.receive(id, version, caller);
  }

  /** Refuse a specimen: another one is to be collected in its place. */
  @Post(':id/reject')
  @RequirePermission('labs:collect')
  @Answers(LabSpecimen)
  reject(
    @IdParam('lab_specimen.not_found') id: string,
    @Body() body: RejectSpecimenRequest,
    @IfMatchIfSent() version: number | null,
    @Caller() caller: Principal,
  ): Promise<LabSpecimen> {
    return this.specimens.reject(id, body, version, caller);
  }

  /** Enter results, in any unit that can be converted. Flags, changes and calculated values come with the answer. */
  @Post(':id/results')
  @RequirePermission('labs:result')
  @Answers(LabSpecimenSheet)
  enter(
    @IdParam('lab_specimen.not_found') id: string,
    @Body() body: LabResultsRequest,
    @IfMatchIfSent() version: number | null,
    @Caller() caller: Principal,
  ): Promise<LabSpecimenSheet> {
    return this.results.enter(id, body, version, caller);
  }

  /** Verify results: they are final. Technicians need the mark of a verifier in their profile. */
  @Post(':id/verify')
  @RequirePermission('labs:verify')
  @Answers(LabSpecimenSheet)
  verify(
    @IdParam('lab_specimen.not_found') id: string,
    @Body() { resultIds }: VerifyResultsRequest,
    @IfMatchIfSent() version: number | null,
    @Caller() caller: Principal,
  ): Promise<LabSpecimenSheet> {
    return this.verification.verify(id, resultIds, version, caller);
  }

  /** Correct a final result. The old value stays readable, and who ordered is told. */
  @Post(':id/correct')
  @RequirePermission('labs:verify')
  @Answers(LabSpecimenSheet)
  correct(
    @IdParam('lab_specimen.not_found') id: string,
    @Body() body: CorrectResultRequest,
    @IfMatchIfSent() version: number | null,
    @Caller() caller: Principal,
  ): Promise<LabSpecimenSheet> {
    return this.verification.correct(id, body, version, caller);
  }
}
