import { Get, Query, UseGuards, type StreamableFile } from '@nestjs/common';
import { PatientFilter } from '@hms/shared-dto';
import { RequirePermission, StepUp, WorksIn } from '../common/access.decorators.js';
import { AnswersCsv } from '../common/answers.js';
import { PrefixedQuery, takesPrefixed } from '../common/prefixed-query.js';
import { Caller } from '../common/principal.decorator.js';
import type { Principal } from '../common/request.js';
import { TenantController } from '../tenancy/controllers.js';
import { PatientExport } from './patient-export.service.js';

/** The register as a file. */
@TenantController('patients')
export class PatientExportController {
  constructor(private readonly patients: PatientExport) {}

  /**
   * Export patients as a CSV file, in the order of their registration.
   *
   * The file is streamed, and can be imported as it is. An apostrophe stands before what a spreadsheet would take for a formula; an import takes it off
   * again. Medical histories are in it for people with `records:read`, and a column for each field of the hospital's own that the caller sees. Filters
   * are those of the list, `cf.<key>` among them.
   */
  @Get('export')
  @RequirePermission('patients:manage')
  @StepUp()
  @WorksIn('none')
  @AnswersCsv()
  @UseGuards(takesPrefixed('cf.'))
  export(
    @Query() query: PatientFilter,
    @PrefixedQuery() fields: Readonly<Record<string, string>>,
    @Caller() caller: Principal,
  ): Promise<StreamableFile> {
    return this.patients.file(query, fields, caller);
  }
}
