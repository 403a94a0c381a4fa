import { HttpClient } from '@angular/common/http';
import { Injectable, inject } from '@angular/core';
import type {
  AmendVisitRequest,
  StartVisitRequest,
  Visit,
  VisitList,
  VisitNoteRequest,
  VisitTemplate,
  VisitVersionList,
} from '@hms/shared-dto';
import { withIdempotencyKey } from '@hms/shared-ui';
import {
  visitsAmend,
  visitsGet,
  visitsList,
  visitsMarkError,
  visitsSave,
  visitsSign,
  visitsStart,
  visitsVersions,
} from '@hms/shared-ui/api/records';
import { visitTemplatesList } from '@hms/shared-ui/api/visit-templates';
import { type Observable, map } from 'rxjs';
import type { VisitListQuery } from './visit-words';

const ifMatch = (version: number): string => `"${version}"`;
const body = <T>({ body: answer }: { readonly body: T }): T => answer;
const dataOf = <T>({ data }: { readonly data: readonly T[] }): readonly T[] => data;

/** The HTTP calls about visits. Failures come as `Problem`. */
@Injectable({ providedIn: 'root' })
export class VisitsApi {
  readonly #http = inject(HttpClient);

  list(query: VisitListQuery): Observable<VisitList> {
    return visitsList(this.#http, '', query).pipe(map(body));
  }

  get(id: string): Observable<Visit> {
    return visitsGet(this.#http, '', { id }).pipe(map(body));
  }

  start(request: StartVisitRequest, key: string): Observable<Visit> {
    return visitsStart(this.#http, '', { body: request }, withIdempotencyKey(key)).pipe(map(body));
  }

  /** 412 when it was written on since `version`. */
  save(id: string, version: number, note: VisitNoteRequest): Observable<Visit> {
    return visitsSave(this.#http, '', { id, 'If-Match': ifMatch(version), body: note }).pipe(map(body));
  }

  sign(id: string, version: number): Observable<Visit> {
    return visitsSign(this.#http, '', { id, 'If-Match': ifMatch(version) }).pipe(map(body));
  }

  amend(id: string, version: number, { request, key }: { request: AmendVisitRequest; key: string }): Observable<Visit> {
    return visitsAmend(this.#http, '', { id, 'If-Match': ifMatch(version), body: request }, withIdempotencyKey(key)).pipe(map(body));
  }

  markError(id: string, version: number, reason: string): Observable<Visit> {
    return visitsMarkError(this.#http, '', { id, 'If-Match': ifMatch(version), body: { reason } }).pipe(map(body));
  }

  versions(id: string, cursor?: string): Observable<VisitVersionList> {
    return visitsVersions(this.#http, '', { id, cursor }).pipe(map(body));
  }

  templates(): Observable<readonly VisitTemplate[]> {
    return visitTemplatesList(this.#http, '', {}).pipe(map(body), map(dataOf));
  }
}
