import { HttpClient } from '@angular/common/http';
import { Injectable, inject } from '@angular/core';
import type { Patient, PatientList, RegisterPatientRequest, UpdatePatientRequest } from '@hms/shared-dto';
import { asked, withIdempotencyKey } from '@hms/shared-ui';
import { patientsArchive, patientsGet, patientsList, patientsRegister, patientsRestore, patientsUpdate } from '@hms/shared-ui/api/patients';
import { type Observable, map } from 'rxjs';
import type { PatientListQuery } from './patient-query';

/** Rows on a page of the list. */
export const PAGE_ROWS = 20;

const ifMatch = (version: number): string => `"${version}"`;
const body = <T>({ body: answer }: { readonly body: T }): T => answer;

/** The HTTP calls of the patients feature. Failures come as `Problem`; the interceptors add the API's origin. */
@Injectable({ providedIn: 'root' })
export class PatientsApi {
  readonly #http = inject(HttpClient);

  list(query: PatientListQuery, limit = PAGE_ROWS): Observable<PatientList> {
    // Names of the hospital's own fields are among the parameters, which no generated function knows.
    return this.#http.get<PatientList>(patientsList.PATH, { params: asked({ ...query, limit }) as Record<string, string | number> });
  }

  get(id: string): Observable<Patient> {
    return patientsGet(this.#http, '', { id }).pipe(map(body));
  }

  /** The same key and request register one patient, however often they are sent. */
  register(request: RegisterPatientRequest, key: string): Observable<Patient> {
    return patientsRegister(this.#http, '', { body: request }, withIdempotencyKey(key)).pipe(map(body));
  }

  /** 412 when somebody changed the patient since `version`. */
  update(id: string, version: number, request: UpdatePatientRequest): Observable<Patient> {
    return patientsUpdate(this.#http, '', { id, 'If-Match': ifMatch(version), body: request }).pipe(map(body));
  }

  archive(id: string, version: number): Observable<void> {
    return patientsArchive(this.#http, '', { id, 'If-Match': ifMatch(version) }).pipe(map(() => undefined));
  }

  restore(id: string): Observable<Patient> {
    return patientsRestore(this.#http, '', { id }).pipe(map(body));
  }
}
