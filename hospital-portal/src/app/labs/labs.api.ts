import { HttpClient } from '@angular/common/http';
import { Injectable, inject } from '@angular/core';
import type {
  CollectSpecimenRequest,
  CriticalResultList,
  CriticalTimes,
  LabSpecimen,
  LabSpecimenList,
  LabSpecimenQuery,
  LabSpecimenSheet,
  RejectSpecimenRequest,
} from '@hms/shared-dto';
import { criticalResultsAcknowledge, criticalResultsList, criticalResultsTimes } from '@hms/shared-ui/api/critical-results';
import {
  labSpecimensCollect,
  labSpecimensCorrect,
  labSpecimensEnter,
  labSpecimensList,
  labSpecimensReceive,
  labSpecimensReject,
  labSpecimensSheet,
  labSpecimensVerify,
} from '@hms/shared-ui/api/lab-specimens';
import { type Observable, map } from 'rxjs';

const body = <T>({ body: answer }: { readonly body: T }): T => answer;

/** Of what was seen: a step on anything else is refused. */
const seen = ({ id, version }: Pick<LabSpecimen, 'id' | 'version'>) => ({ id, 'If-Match': `"${version}"` });

/** A value typed into the grid. */
export interface TypedValue {
  readonly itemId: string;
  readonly value: string;
}

/** The HTTP calls of the laboratory's worklists. */
@Injectable({ providedIn: 'root' })
export class LabsApi {
  readonly #http = inject(HttpClient);

  list(query: LabSpecimenQuery): Observable<LabSpecimenList> {
    return labSpecimensList(this.#http, '', query).pipe(map(body));
  }

  sheet(id: string): Observable<LabSpecimenSheet> {
    return labSpecimensSheet(this.#http, '', { id }).pipe(map(body));
  }

  collect(specimen: LabSpecimen, request: CollectSpecimenRequest): Observable<unknown> {
    return labSpecimensCollect(this.#http, '', { ...seen(specimen), body: request });
  }

  receive(specimen: LabSpecimen): Observable<unknown> {
    return labSpecimensReceive(this.#http, '', seen(specimen));
  }

  reject(specimen: LabSpecimen, request: RejectSpecimenRequest): Observable<unknown> {
    return labSpecimensReject(this.#http, '', { ...seen(specimen), body: request });
  }

  enter(specimen: LabSpecimen, entries: readonly TypedValue[], preliminary: boolean): Observable<LabSpecimenSheet> {
    return labSpecimensEnter(this.#http, '', { ...seen(specimen), body: { entries: [...entries], preliminary } }).pipe(map(body));
  }

  verify(specimen: LabSpecimen, resultIds: readonly string[]): Observable<LabSpecimenSheet> {
    return labSpecimensVerify(this.#http, '', { ...seen(specimen), body: { resultIds: [...resultIds] } }).pipe(map(body));
  }

  correct(specimen: LabSpecimen, entry: TypedValue, reason: string): Observable<LabSpecimenSheet> {
    return labSpecimensCorrect(this.#http, '', { ...seen(specimen), body: { ...entry, reason } }).pipe(map(body));
  }

  critical(status: 'open' | 'acknowledged', cursor?: string): Observable<CriticalResultList> {
    return criticalResultsList(this.#http, '', { status, ...(cursor ? { cursor } : {}) }).pipe(map(body));
  }

  times(): Observable<CriticalTimes> {
    return criticalResultsTimes(this.#http, '', {}).pipe(map(body));
  }

  acknowledge(id: string, readBack: string): Observable<unknown> {
    return criticalResultsAcknowledge(this.#http, '', { id, body: { readBack } });
  }
}
