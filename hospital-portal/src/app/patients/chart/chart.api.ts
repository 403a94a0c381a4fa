import { HttpClient } from '@angular/common/http';
import { Injectable, inject } from '@angular/core';
import type {
  Allergy,
  AllergyList,
  AllergyRequest,
  AppointmentSummary,
  DuplicateCandidate,
  DuplicateCheckRequest,
  MergeRequest,
  PatientMerge,
  PrescriptionList,
  Timeline,
} from '@hms/shared-dto';
import { withIdempotencyKey } from '@hms/shared-ui';
import { appointmentsList } from '@hms/shared-ui/api/appointments';
import {
  allergiesAdd,
  allergiesAnswer,
  allergiesChange,
  allergiesList,
  duplicatesCheck,
  duplicatesDistinguish,
  duplicatesList,
  duplicatesTakeBack,
  mergesList,
  mergesMerge,
  mergesUndo,
  timelineList,
} from '@hms/shared-ui/api/patients';
import { prescriptionsList } from '@hms/shared-ui/api/prescriptions';
import { type Observable, forkJoin, map } from 'rxjs';
import { type PatientAppointments, toPatientAppointments } from './patient-appointments';
import type { TimelineListQuery } from './timeline-words';

const ifMatch = (version: number): string => `"${version}"`;
const body = <T>({ body: answer }: { readonly body: T }): T => answer;
const dataOf = <T>({ data }: { readonly data: readonly T[] }): readonly T[] => data;

/** What is ahead of one patient fits on one page, as large as the server gives one. */
const MOST_UPCOMING = 100;
/** What a summary has room for. */
const FEW = 4;

/** The HTTP calls about one patient's allergies, appointments, duplicates, merges and timeline. Failures come as `Problem`. */
@Injectable({ providedIn: 'root' })
export class ChartApi {
  readonly #http = inject(HttpClient);

  allergies(id: string): Observable<AllergyList> {
    return allergiesList(this.#http, '', { id }).pipe(map(body));
  }

  recordAllergy(id: string, request: AllergyRequest, key: string): Observable<Allergy> {
    return allergiesAdd(this.#http, '', { id, body: request }, withIdempotencyKey(key)).pipe(map(body));
  }

  /** 412 when somebody changed the allergy since `version`. */
  changeAllergy(place: { id: string; allergyId: string }, version: number, request: AllergyRequest): Observable<Allergy> {
    return allergiesChange(this.#http, '', { ...place, 'If-Match': ifMatch(version), body: request }).pipe(map(body));
  }

  answerAllergies(id: string, version: number, noneKnown: boolean): Observable<AllergyList> {
    return allergiesAnswer(this.#http, '', { id, 'If-Match': ifMatch(version), body: { noneKnown } }).pipe(map(body));
  }

  /** All that is not over yet, and a page of what is. */
  appointments(patientId: string, cursor?: string): Observable<PatientAppointments> {
    const now = new Date().toISOString();
    return forkJoin({
      upcoming: appointmentsList(this.#http, '', { patientId, from: now, sort: 'startsAt', limit: MOST_UPCOMING }).pipe(map(body)),
      past: appointmentsList(this.#http, '', { patientId, to: now, sort: '-startsAt', cursor }).pipe(map(body)),
    }).pipe(map((found) => toPatientAppointments(found, now)));
  }

  /** What is booked next and will take place, as far as is known. */
  nextAppointments(patientId: string): Observable<readonly AppointmentSummary[]> {
    const query = { patientId, from: new Date().toISOString(), status: 'scheduled', sort: 'startsAt', limit: FEW } as const;
    return appointmentsList(this.#http, '', query).pipe(map(body), map(dataOf));
  }

  /** The newest of what somebody takes now, and how many they are. */
  activePrescriptions(patientId: string): Observable<PrescriptionList> {
    return prescriptionsList(this.#http, '', { patientId, status: 'active', limit: FEW }).pipe(map(body));
  }

  timeline(id: string, query: TimelineListQuery): Observable<Timeline> {
    return timelineList(this.#http, '', { id, ...query }).pipe(map(body));
  }

  duplicates(id: string): Observable<readonly DuplicateCandidate[]> {
    return duplicatesList(this.#http, '', { id }).pipe(map(body), map(dataOf));
  }

  checkDuplicates(known: DuplicateCheckRequest): Observable<readonly DuplicateCandidate[]> {
    return duplicatesCheck(this.#http, '', { body: known }).pipe(map(body), map(dataOf));
  }

  tellApart(id: string, otherId: string): Observable<void> {
    return duplicatesDistinguish(this.#http, '', { id, body: { otherId } }).pipe(map(() => undefined));
  }

  takeBackDistinction(id: string, otherId: string): Observable<void> {
    return duplicatesTakeBack(this.#http, '', { id, otherId }).pipe(map(() => undefined));
  }

  merges(id: string): Observable<readonly PatientMerge[]> {
    return mergesList(this.#http, '', { id }).pipe(map(body), map(dataOf));
  }

  merge(id: string, request: MergeRequest, key: string): Observable<PatientMerge> {
    return mergesMerge(this.#http, '', { id, body: request }, withIdempotencyKey(key)).pipe(map(body));
  }

  undoMerge(id: string, mergeId: string): Observable<PatientMerge> {
    return mergesUndo(this.#http, '', { id, mergeId }).pipe(map(body));
  }
}
