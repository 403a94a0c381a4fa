import { HttpClient, type HttpEvent, HttpEventType } from '@angular/common/http';
import { Injectable, inject } from '@angular/core';
import type { PatientFilter } from '@hms/shared-dto';
import { patientExportExport } from '@hms/shared-ui/api/patients';
import { EMPTY, type Observable, of, switchMap } from 'rxjs';

/** What a download tells: how much has come, at last the file. */
export type ExportStep = { readonly kind: 'received'; readonly receivedBytes: number } | { readonly kind: 'complete'; readonly file: Blob };

function stepOf(event: HttpEvent<Blob>): Observable<ExportStep> {
  if (event.type === HttpEventType.DownloadProgress) return of({ kind: 'received', receivedBytes: event.loaded });
  return event.type === HttpEventType.Response && event.body ? of({ kind: 'complete', file: event.body }) : EMPTY;
}

/** The HTTP call of an export. Failures come as `Problem`, also of a file that broke off half-way. */
@Injectable({ providedIn: 'root' })
export class PatientExportApi {
  readonly #http = inject(HttpClient);

  file(filter: PatientFilter): Observable<ExportStep> {
    const options = { params: { ...filter }, responseType: 'blob', observe: 'events', reportProgress: true } as const;
    return this.#http.get(patientExportExport.PATH, options).pipe(switchMap(stepOf));
  }
}
