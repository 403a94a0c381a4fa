import { HttpClient } from '@angular/common/http';
import { Injectable, inject } from '@angular/core';
import type {
  EndPrescriptionRequest,
  IssueOverride,
  Medication,
  Prescription,
  PrescriptionCheck,
  PrescriptionRequest,
  PrescriptionSummary,
} from '@hms/shared-dto';
import { withIdempotencyKey } from '@hms/shared-ui';
import { medicationsGet, medicationsList } from '@hms/shared-ui/api/medications';
import {
  prescriptionStepsCancel,
  prescriptionStepsComplete,
  prescriptionStepsHold,
  prescriptionStepsMistake,
  prescriptionStepsResume,
  prescriptionStepsStop,
  prescriptionsCheck,
  prescriptionsDraft,
  prescriptionsGet,
  prescriptionsList,
  prescriptionsRenew,
  prescriptionsRewrite,
  prescriptionsSign,
} from '@hms/shared-ui/api/prescriptions';
import { type Observable, forkJoin, map } from 'rxjs';
import type { DraftPlace, PatientPrescriptions } from './prescriptions.types';

const body = <T>({ body: answer }: { readonly body: T }): T => answer;
const ifMatch = (version: number): string => `"${version}"`;
/** Nobody has more of them at once. */
const MOST_OPEN = 100;
const MOST_FOUND = 20;

/** The HTTP calls of a patient's prescriptions. */
@Injectable({ providedIn: 'root' })
export class PrescriptionsApi {
  readonly #http = inject(HttpClient);

  /** Drafts, what is taken today or on hold, and a page of the rest. */
  ofPatient(patientId: string, cursor?: string): Observable<PatientPrescriptions> {
    const list = (query: Parameters<typeof prescriptionsList>[2]) =>
      prescriptionsList(this.#http, '', { patientId, ...query }).pipe(map(body));
    return forkJoin({
      drafts: list({ status: 'draft', limit: MOST_OPEN }),
      active: list({ course: 'ongoing', limit: MOST_OPEN }),
      all: list({ cursor }),
    }).pipe(
      map(({ drafts, active, all }) => {
        const open = new Set([...drafts.data, ...active.data].map(({ id }) => id));
        return {
          drafts: drafts.data,
          active: active.data,
          past: all.data.filter(({ id }) => !open.has(id)),
          nextCursor: all.page.nextCursor,
        };
      }),
    );
  }

  /** Written at a visit. */
  ofVisit(visitId: string): Observable<readonly PrescriptionSummary[]> {
    return prescriptionsList(this.#http, '', { visitId, limit: MOST_OPEN }).pipe(map(({ body: { data } }) => data));
  }

  get(id: string): Observable<Prescription> {
    return prescriptionsGet(this.#http, '', { id }).pipe(map(body));
  }

  medicines(q: string): Observable<readonly Medication[]> {
    return medicationsList(this.#http, '', { q, limit: MOST_FOUND }).pipe(
      map(body),
      map(({ data }) => data),
    );
  }

  medicine(id: string): Observable<Medication> {
    return medicationsGet(this.#http, '', { id }).pipe(map(body));
  }

  check(request: PrescriptionRequest): Observable<PrescriptionCheck> {
    return prescriptionsCheck(this.#http, '', { body: request }).pipe(map(body));
  }

  /** Writes the draft, or writes it anew. The same key and request make one, however often they are sent. */
  save({ patientId, visitId, ...content }: PrescriptionRequest, draft: DraftPlace | null, key: string): Observable<Prescription> {
    const saved = draft
      ? prescriptionsRewrite(this.#http, '', { id: draft.id, 'If-Match': ifMatch(draft.version), body: content })
      : prescriptionsDraft(this.#http, '', { body: { patientId, ...(visitId ? { visitId } : {}), ...content } }, withIdempotencyKey(key));
    return saved.pipe(map(body));
  }

  sign({ id, version }: DraftPlace, overrides: IssueOverride[]): Observable<Prescription> {
    return prescriptionsSign(this.#http, '', { id, 'If-Match': ifMatch(version), body: { overrides } }).pipe(map(body));
  }

  hold({ id, version }: DraftPlace, request: EndPrescriptionRequest): Observable<Prescription> {
    return prescriptionStepsHold(this.#http, '', { id, 'If-Match': ifMatch(version), body: request }).pipe(map(body));
  }

  resume({ id, version }: DraftPlace): Observable<Prescription> {
    return prescriptionStepsResume(this.#http, '', { id, 'If-Match': ifMatch(version) }).pipe(map(body));
  }

  stop({ id, version }: DraftPlace, request: EndPrescriptionRequest): Observable<Prescription> {
    return prescriptionStepsStop(this.#http, '', { id, 'If-Match': ifMatch(version), body: request }).pipe(map(body));
  }

  cancel({ id, version }: DraftPlace, request: EndPrescriptionRequest): Observable<Prescription> {
    return prescriptionStepsCancel(this.#http, '', { id, 'If-Match': ifMatch(version), body: request }).pipe(map(body));
  }

  complete({ id, version }: DraftPlace): Observable<Prescription> {
    return prescriptionStepsComplete(this.#http, '', { id, 'If-Match': ifMatch(version) }).pipe(map(body));
  }

  mistake({ id, version }: DraftPlace, note: string): Observable<Prescription> {
    return prescriptionStepsMistake(this.#http, '', { id, 'If-Match': ifMatch(version), body: { note } }).pipe(map(body));
  }

  renew({ id }: DraftPlace, key: string): Observable<Prescription> {
    return prescriptionsRenew(this.#http, '', { id }, withIdempotencyKey(key)).pipe(map(body));
  }
}
