import { HttpClient } from '@angular/common/http';
import { Injectable, inject } from '@angular/core';
import type { FileImportReport } from '@hms/shared-dto';
import { labImportImport, labImportTemplate } from '@hms/shared-ui/api/lab-tests';
import { medicineImportImport, medicineImportTemplate } from '@hms/shared-ui/api/medications';
import type { Observable } from 'rxjs';

/** Lists of the hospital that a file can fill. */
const LISTS = {
  tests: { import: labImportImport, template: labImportTemplate },
  medicines: { import: medicineImportImport, template: medicineImportTemplate },
} as const;
export type ImportedList = keyof typeof LISTS;

/** What somebody agrees to who has read a report. */
export interface Agreement {
  readonly seal: string;
  /** Of tests: their ranges hold for this laboratory. */
  readonly confirmed?: 'yes';
}

/** Files as they are, whatever letters they are in: the server says what is wrong with them. */
@Injectable({ providedIn: 'root' })
export class FileImportsApi {
  readonly #http = inject(HttpClient);

  /** What the file would change; with an agreement, it does. */
  send(list: ImportedList, file: File, agreement: Agreement | null): Observable<FileImportReport> {
    return this.#http.post<FileImportReport>(LISTS[list].import.PATH, file, {
      headers: { 'Content-Type': 'text/csv' },
      params: { ...agreement },
    });
  }

  /** The columns, and two rows. */
  template(list: ImportedList): Observable<Blob> {
    return this.#http.get(LISTS[list].template.PATH, { responseType: 'blob' });
  }
}
