import { Component } from '@angular/core';
import { RouterLink } from '@angular/router';
import { FILE_IMPORT_LIMITS, LAB_IMPORT_COLUMNS } from '@hms/shared-dto';
import { HmsPageHead } from '@hms/shared-ui';
import { FileImport } from '../../shared/file-imports/file-import.page-part';

/** Tests of the laboratory out of a file. */
@Component({
  selector: 'hp-catalogue-import-page',
  imports: [FileImport, HmsPageHead, RouterLink],
  template: `
    <hms-page-head title="Import tests" sub="Laboratory catalogue">
      <a class="btn" [routerLink]="back">Catalogue</a>
    </hms-page-head>
    <hp-file-import list="tests" [columns]="columns" [maxRows]="maxRows" [back]="back" />
  `,
})
export class CatalogueImportPage {
  protected readonly columns = LAB_IMPORT_COLUMNS;
  protected readonly maxRows = FILE_IMPORT_LIMITS.labRows;
  protected readonly back = '/labs/catalogue';
}
