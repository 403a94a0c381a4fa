import { Component } from '@angular/core';
import { RouterLink } from '@angular/router';
import { MAX_MEDICATIONS, MEDICATION_IMPORT_COLUMNS } from '@hms/shared-dto';
import { HmsPageHead } from '@hms/shared-ui';
import { FileImport } from '../../../shared/file-imports/file-import.page-part';

/** Medicines of the hospital out of a file. */
@Component({
  selector: 'hp-formulary-import-page',
  imports: [FileImport, HmsPageHead, RouterLink],
  template: `
    <hms-page-head title="Import medicines" sub="Formulary">
      <a class="btn" [routerLink]="back">Formulary</a>
    </hms-page-head>
    <hp-file-import list="medicines" [columns]="columns" [maxRows]="maxRows" [back]="back" />
  `,
})
export class FormularyImportPage {
  protected readonly columns = MEDICATION_IMPORT_COLUMNS;
  protected readonly maxRows = MAX_MEDICATIONS;
  protected readonly back = '/pharmacy/formulary';
}
