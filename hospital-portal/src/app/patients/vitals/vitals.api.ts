import { HttpClient } from '@angular/common/http';
import { Injectable, inject } from '@angular/core';
import type { CorrectVitalsRequest, RecordVitalsRequest, VitalSigns, VitalSignsList } from '@hms/shared-dto';
import { withIdempotencyKey } from '@hms/shared-ui';
import { patientVitalsAdd, patientVitalsList } from '@hms/shared-ui/api/patients';
import { vitalsCorrect, vitalsEnterInError } from '@hms/shared-ui/api/vitals';
import { type Observable, map } from 'rxjs';

const body = <T>({ body: answer }: { readonly body: T }): T => answer;
const ifMatch = (version: number): string => `"${version}"`;
/** On a page, and in its charts. */
const PAGE_SIZE = 50;
/** Nobody is measured more often in one visit. */
const MOST_OF_VISIT = 100;

/** The HTTP calls about one patient's vital signs. Failures come as `Problem`. */
@Injectable({ providedIn: 'root' })
export class VitalsApi {
  readonly #http = inject(HttpClient);

  list(id: string, cursor?: string): Observable<VitalSignsList> {
    return patientVitalsList(this.#http, '', { id, limit: PAGE_SIZE, cursor }).pipe(map(body));
  }

  /** The few that hold the last value of each sign. */
  latest(id: string): Observable<readonly VitalSigns[]> {
    return patientVitalsList(this.#http, '', { id, latest: 'yes' }).pipe(map(({ body: { data } }) => data));
  }

  /** Measured in one visit. */
  ofVisit({ patientId, id }: { readonly patientId: string; readonly id: string }): Observable<readonly VitalSigns[]> {
    return patientVitalsList(this.#http, '', { id: patientId, visitId: id, limit: MOST_OF_VISIT }).pipe(map(({ body: { data } }) => data));
  }

  record(id: string, request: RecordVitalsRequest, key: string): Observable<VitalSigns> {
    return patientVitalsAdd(this.#http, '', { id, body: request }, withIdempotencyKey(key)).pipe(map(body));
  }

  /** 412 when it was marked since `version`. */
  correct(of: { id: string; version: number }, request: CorrectVitalsRequest, key: string): Observable<VitalSigns> {
    return vitalsCorrect(this.#http, '', { id: of.id, 'If-Match': ifMatch(of.version), body: request }, withIdempotencyKey(key)).pipe(
      map(body),
    );
  }

  markWrong(of: { id: string; version: number }, reason: string): Observable<VitalSigns> {
    return vitalsEnterInError(this.#http, '', { id: of.id, 'If-Match': ifMatch(of.version), body: { reason } }).pipe(map(body));
  }
}
