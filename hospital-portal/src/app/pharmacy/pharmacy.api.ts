import { HttpClient } from '@angular/common/http';
import { Injectable, inject } from '@angular/core';
import type { DispenseRequest, Prescription, PrescriptionList, PrescriptionSafety, PrescriptionSummary } from '@hms/shared-dto';
import { withIdempotencyKey } from '@hms/shared-ui';
import { prescriptionSafetyConfirm, prescriptionSafetyGet } from '@hms/shared-ui/api/prescription-safety';
import { prescriptionStepsDispense, prescriptionsList } from '@hms/shared-ui/api/prescriptions';
import { type Observable, map } from 'rxjs';
import type { WorklistQuery } from './pharmacy-query';

const body = <T>({ body: answer }: { readonly body: T }): T => answer;

/** The HTTP calls of the pharmacy. */
@Injectable({ providedIn: 'root' })
export class PharmacyApi {
  readonly #http = inject(HttpClient);

  /** Those that were signed first come first. */
  list(query: WorklistQuery): Observable<PrescriptionList> {
    return prescriptionsList(this.#http, '', { ...query, sort: 'signedAt' }).pipe(map(body));
  }

  /** As it was read: what a colleague handed out meanwhile is refused. The same key hands out once. */
  dispense({ id, version }: PrescriptionSummary, request: DispenseRequest, key: string): Observable<Prescription> {
    const params = { id, 'If-Match': `"${version}"`, body: request };
    return prescriptionStepsDispense(this.#http, '', params, withIdempotencyKey(key)).pipe(map(body));
  }

  safety(): Observable<PrescriptionSafety> {
    return prescriptionSafetyGet(this.#http, '').pipe(map(body));
  }

  confirm(rulesVersion: string): Observable<PrescriptionSafety> {
    return prescriptionSafetyConfirm(this.#http, '', { body: { rulesVersion } }).pipe(map(body));
  }
}
