import { HttpClient } from '@angular/common/http';
import { Injectable, inject } from '@angular/core';
import type { DocumentKind } from '@hms/shared-dto';
import { papersLabReport, papersPrescription, papersVisit } from '@hms/shared-ui/api/documents';
import { type Observable, map } from 'rxjs';

const PRINTS = { visit_summary: papersVisit, prescription: papersPrescription, lab_report: papersLabReport } as const;

/** Papers as PDF files. Each one that is made is in the audit. */
@Injectable({ providedIn: 'root' })
export class PapersApi {
  readonly #http = inject(HttpClient);

  /** @param id of the visit, prescription or order */
  print(kind: DocumentKind, id: string): Observable<Blob> {
    return PRINTS[kind](this.#http, '', { id }).pipe(map(({ body }) => body));
  }
}
