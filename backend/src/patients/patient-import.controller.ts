import { Body, Delete, Get, Param, Post, Put, Query, Req, type StreamableFile } from '@nestjs/common';
import { ImportMapping, ImportMappingList, ImportMappingParams, ImportQuery, JobAccepted, SaveImportMappingRequest } from '@hms/shared-dto';
import { Consumes, RequirePermission, WorksIn } from '../common/access.decorators.js';
import { Answers, AnswersCsv } from '../common/answers.js';
import { IdParam } from '../common/id-param.js';
import { Caller } from '../common/principal.decorator.js';
import type { AppRequest, Principal } from '../common/request.js';
import { IfMatchIfSent } from '../common/version.js';
import { TenantController } from '../tenancy/controllers.js';
import { ImportMappings } from './import-mappings.service.js';
import { ImportReport } from './import-report.service.js';
import { ImportUpload } from './import-upload.service.js';

/** Patients out of a CSV file. */
@TenantController('patients')
export class PatientImportController {
  constructor(
    private readonly upload: ImportUpload,
    private readonly mappings: ImportMappings,
    private readonly report: ImportReport,
  ) {}

  /** Import patients from a CSV file of up to 64 MB, sent as the body (`text/csv`). The job reports refused rows by line. */
  @Post('import')
  @RequirePermission('patients:manage')
  @WorksIn('none')
  @Consumes('text/csv')
  @Answers(JobAccepted, { status: 202 })
  import(@Query() query: ImportQuery, @Req() request: AppRequest, @Caller() caller: Principal): Promise<JobAccepted> {
    return this.upload.accept(request, query.mapping, caller);
  }

  /** Stop an import, by its job's id. Patients who came in stay. */
  @Delete('imports/:id')
  @RequirePermission('patients:manage')
  @Answers(null)
  cancel(@IdParam('job.not_found') id: string, @Caller() caller: Principal): Promise<void> {
    return this.report.cancel(id, caller);
  }

  /** Download the rows that an import refused, by its job's id: as they were sent, with line and reason, for seven days. */
  @Get('imports/:id/refused')
  @RequirePermission('patients:manage')
  @WorksIn('none')
  @AnswersCsv()
  refused(@IdParam('job.not_found') id: string, @Caller() caller: Principal): Promise<StreamableFile> {
    return this.report.refused(id, caller);
  }

  /** List the saved column mappings. */
  @Get('import-mappings')
  @RequirePermission('patients:manage')
  @Answers(ImportMappingList)
  listMappings(): Promise<ImportMappingList> {
    return this.mappings.list();
  }

  /** Save a column mapping under a name. One of that name is replaced when its version is sent as If-Match; a new name needs none. */
  @Put('import-mappings/:name')
  @RequirePermission('patients:manage')
  @Answers(ImportMapping)
  saveMapping(
    @Param() { name }: ImportMappingParams,
    @IfMatchIfSent() version: number | null,
    @Body() body: SaveImportMappingRequest,
  ): Promise<ImportMapping> {
    return this.mappings.save(name, body, version);
  }

  /** Delete a saved column mapping. */
  @Delete('import-mappings/:name')
  @RequirePermission('patients:manage')
  @Answers(null)
  deleteMapping(@Param() { name }: ImportMappingParams, @IfMatchIfSent() version: number | null): Promise<void> {
    return this.mappings.remove(name, version);
  }
}
