import { HttpClient, type HttpEvent, HttpEventType, HttpRequest, HttpXhrBackend } from '@angular/common/http';
import { Injectable, inject } from '@angular/core';
import type { ImportMapping, Job, JobAccepted, SaveImportMappingRequest } from '@hms/shared-dto';
import { API_URL, SessionHeaders, toProblem } from '@hms/shared-ui';
import { jobsGet } from '@hms/shared-ui/api/jobs';
import {
  patientImportCancel,
  patientImportImport,
  patientImportListMappings,
  patientImportRefused,
  patientImportSaveMapping,
} from '@hms/shared-ui/api/patients';
import { EMPTY, type Observable, catchError, map, of, switchMap, throwError } from 'rxjs';

/** What an upload tells: how much has been sent, at last the job. */
export type UploadStep =
  | { readonly kind: 'sent'; readonly sentBytes: number; readonly totalBytes: number }
  | { readonly kind: 'accepted'; readonly jobId: string };

function stepOf(event: HttpEvent<JobAccepted>): Observable<UploadStep> {
  if (event.type === HttpEventType.UploadProgress)
    return of({ kind: 'sent', sentBytes: event.loaded, totalBytes: event.total ?? event.loaded });
  return event.type === HttpEventType.Response && event.body ? of({ kind: 'accepted', jobId: event.body.jobId }) : EMPTY;
}

/** The HTTP calls of an import. Failures come as `Problem`. */
@Injectable({ providedIn: 'root' })
export class PatientImportApi {
  readonly #http = inject(HttpClient);
  readonly #xhr = inject(HttpXhrBackend);
  readonly #headers = inject(SessionHeaders);
  readonly #base = inject(API_URL);

  mappings(): Observable<readonly ImportMapping[]> {
    return patientImportListMappings(this.#http, '').pipe(map(({ body }) => body.data as readonly ImportMapping[]));
  }

  /** `version` is the one that this replaces, undefined for a new name. 412 when there is another, 428 when the name is taken. */
  saveMapping(name: string, mapping: SaveImportMappingRequest, version?: number): Observable<ImportMapping> {
    const seen = version === undefined ? {} : { 'If-Match': `"${version}"` };
    return patientImportSaveMapping(this.#http, '', { name, ...seen, body: mapping }).pipe(map(({ body }) => body as ImportMapping));
  }

  /**
   * Streams the file from the disk, never through this page's memory. By XMLHttpRequest and so past the interceptors: `fetch` tells no
   * progress of what is sent.
   */
  upload(file: File, mapping: string): Observable<UploadStep> {
    const url = patientImportImport.PATH;
    const plain = new HttpRequest('POST', `${url}?mapping=${encodeURIComponent(mapping)}`, file, { reportProgress: true });
    const headers = this.#headers.of({ url, headers: plain.headers }).set('Content-Type', 'text/csv');
    const request = plain.clone({ url: this.#base + plain.url, headers });
    return this.#xhr.handle(request).pipe(
      switchMap((event: HttpEvent<JobAccepted>) => stepOf(event)),
      catchError((error: unknown) => throwError(() => toProblem(error))),
    );
  }

  job(id: string): Observable<Job> {
    return jobsGet(this.#http, '', { id }).pipe(map(({ body }) => body));
  }

  /** 409 when it has ended meanwhile. */
  cancel(id: string): Observable<void> {
    return patientImportCancel(this.#http, '', { id }).pipe(map(() => undefined));
  }

  /** Every refused row as it was sent, with its line and the reason. */
  report(id: string): Observable<Blob> {
    return this.#http.get(patientImportRefused.PATH.replace('{id}', encodeURIComponent(id)), { responseType: 'blob' });
  }
}
