import { HttpClient } from '@angular/common/http';
import { Injectable, inject } from '@angular/core';
import type { Condition, ConditionChange, DiagnosisCode, RecordConditionRequest } from '@hms/shared-dto';
import { allPages, withIdempotencyKey } from '@hms/shared-ui';
import { conditionsChange, conditionsEnterInError } from '@hms/shared-ui/api/conditions';
import { diagnosisCodesFavourites, diagnosisCodesSearch } from '@hms/shared-ui/api/diagnosis-codes';
import { patientConditionsAdd, patientConditionsList } from '@hms/shared-ui/api/patients';
import { type Observable, map } from 'rxjs';
import type { DiagnosesOf } from './diagnoses.actions';

const body = <T>({ body: answer }: { readonly body: T }): T => answer;
const dataOf = <T>({ data }: { readonly data: readonly T[] }): readonly T[] => data;
const ifMatch = (version: number): string => `"${version}"`;

/** The HTTP calls about diagnoses, problems and their codes. Failures come as `Problem`. */
@Injectable({ providedIn: 'root' })
export class DiagnosesApi {
  readonly #http = inject(HttpClient);

  /** All of them: of a list that is cut, an old problem that still counts would be what is left out. */
  list({ patientId: id, visitId }: DiagnosesOf): Observable<readonly Condition[]> {
    const which = visitId === null ? { category: 'problem-list-item' as const } : { category: 'encounter-diagnosis' as const, visitId };
    return allPages((place) => patientConditionsList(this.#http, '', { id, ...which, ...place }));
  }

  record({ patientId: id }: DiagnosesOf, request: RecordConditionRequest, key: string): Observable<Condition> {
    return patientConditionsAdd(this.#http, '', { id, body: request }, withIdempotencyKey(key)).pipe(map(body));
  }

  /** 412 when somebody changed it since `version`. */
  change(id: string, version: number, request: ConditionChange): Observable<Condition> {
    return conditionsChange(this.#http, '', { id, 'If-Match': ifMatch(version), body: request }).pipe(map(body));
  }

  markWrong(id: string, version: number, reason: string): Observable<Condition> {
    return conditionsEnterInError(this.#http, '', { id, 'If-Match': ifMatch(version), body: { reason } }).pipe(map(body));
  }

  codes(q: string): Observable<readonly DiagnosisCode[]> {
    return diagnosisCodesSearch(this.#http, '', { q }).pipe(map(body), map(dataOf));
  }

  favourites(): Observable<readonly DiagnosisCode[]> {
    return diagnosisCodesFavourites(this.#http, '').pipe(map(body), map(dataOf));
  }
}
