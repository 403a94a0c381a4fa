import { Get, Post, Query, Req, type StreamableFile } from '@nestjs/common';
import { FileImportQuery, FileImportReport, MEDICATION_IMPORT_COLUMNS } from '@hms/shared-dto';
import { Consumes, RequirePermission, WorksIn } from '../../../common/access.decorators.js';
import { Answers, AnswersCsv } from '../../../common/answers.js';
import { templateAnswer } from '../../../common/csv-answer.js';
import { Caller } from '../../../common/principal.decorator.js';
import type { AppRequest, Principal } from '../../../common/request.js';
import { TenantController } from '../../../tenancy/controllers.js';
import { MedicineImport } from './medicine-import.service.js';

/** The formulary's medicines out of a CSV file. */
@TenantController('medications')
export class MedicineImportController {
  constructor(private readonly imports: MedicineImport) {}

  /**
   * Import medicines from a CSV file of up to 5,000 rows, sent as the body (`text/csv`). Without `seal` nothing is stored: the answer says what would be.
   * Wrong rows are left out. Prescriptions keep what they said.
   */
  @Post('import')
  @RequirePermission('formulary:manage')
  @WorksIn('none')
  @Consumes('text/csv')
  @Answers(FileImportReport)
  import(@Query() query: FileImportQuery, @Req() request: AppRequest, @Caller() caller: Principal): Promise<FileImportReport> {
    return this.imports.import(request, query, caller);
  }

  /** Download a CSV file with the columns of an import and two rows to begin with. */
  @Get('import/template')
  @RequirePermission('formulary:manage')
  @WorksIn('none')
  @AnswersCsv()
  template(): StreamableFile {
    return templateAnswer(MEDICATION_IMPORT_COLUMNS, 'formulary.csv');
  }
}
