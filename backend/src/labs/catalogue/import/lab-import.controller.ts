import { Get, Post, Query, Req, type StreamableFile } from '@nestjs/common';
import { FileImportReport, LAB_IMPORT_COLUMNS, LabTestImportQuery } from '@hms/shared-dto';
import { Consumes, RequirePermission, WorksIn } from '../../../common/access.decorators.js';
import { Answers, AnswersCsv } from '../../../common/answers.js';
import { templateAnswer } from '../../../common/csv-answer.js';
import { Caller } from '../../../common/principal.decorator.js';
import type { AppRequest, Principal } from '../../../common/request.js';
import { TenantController } from '../../../tenancy/controllers.js';
import { LabImport } from './lab-import.service.js';

/** The laboratory's tests out of a CSV file. */
@TenantController('lab-tests')
export class LabImportController {
  constructor(private readonly imports: LabImport) {}

  /**
   * Import tests from a CSV file of up to 2,000 rows, sent as the body (`text/csv`). Without `seal` nothing is stored: the answer says what would be.
   * Wrong tests are left out. Technicians need the mark of a verifier in their profile.
   */
  @Post('import')
  @RequirePermission('labs:catalogue')
  @WorksIn('none')
  @Consumes('text/csv')
  @Answers(FileImportReport)
  import(@Query() query: LabTestImportQuery, @Req() request: AppRequest, @Caller() caller: Principal): Promise<FileImportReport> {
    return this.imports.import(request, query, caller);
  }

  /** Download a CSV file with the columns of an import and two rows to begin with. */
  @Get('import/template')
  @RequirePermission('labs:catalogue')
  @WorksIn('none')
  @AnswersCsv()
  template(): StreamableFile {
    return templateAnswer(LAB_IMPORT_COLUMNS, 'laboratory-tests.csv');
  }
}
