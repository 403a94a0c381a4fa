import { HttpClient } from '@angular/common/http';
import { Injectable, inject } from '@angular/core';
import type {
  CriticalResult,
  LabCancelRequest,
  LabHistory,
  LabOrder,
  LabOrderList,
  LabOrderRequest,
  LabPanel,
  LabTest,
} from '@hms/shared-dto';
import { withIdempotencyKey } from '@hms/shared-ui';
import { criticalResultsAcknowledge, criticalResultsList } from '@hms/shared-ui/api/critical-results';
import { labOrdersCancel, labOrdersList, labOrdersPlace } from '@hms/shared-ui/api/lab-orders';
import { labPanelsList } from '@hms/shared-ui/api/lab-panels';
import { labTestsList } from '@hms/shared-ui/api/lab-tests';
import { labHistoryList } from '@hms/shared-ui/api/patients';
import { type Observable, EMPTY, expand, map, reduce } from 'rxjs';

const body = <T>({ body: answer }: { readonly body: T }): T => answer;
/** The most that a page of the catalogue holds. */
const PAGE = 100;
const ORDERS = 20;

/** The HTTP calls of a patient's laboratory. */
@Injectable({ providedIn: 'root' })
export class PatientLabsApi {
  readonly #http = inject(HttpClient);

  orders(patientId: string, cursor?: string): Observable<LabOrderList> {
    return labOrdersList(this.#http, '', { patientId, limit: ORDERS, ...(cursor ? { cursor } : {}) }).pipe(map(body));
  }

  /** Placed at a visit. */
  ordersOfVisit(visitId: string): Observable<readonly LabOrder[]> {
    return labOrdersList(this.#http, '', { visitId, limit: PAGE }).pipe(map(({ body: { data } }) => data));
  }

  history(id: string): Observable<LabHistory> {
    return labHistoryList(this.#http, '', { id }).pipe(map(body));
  }

  critical(patientId: string): Observable<readonly CriticalResult[]> {
    return criticalResultsList(this.#http, '', { patientId, limit: PAGE }).pipe(map(({ body: { data } }) => data));
  }

  acknowledge(id: string, readBack: string): Observable<unknown> {
    return criticalResultsAcknowledge(this.#http, '', { id, body: { readBack } });
  }

  /** Every test that can be ordered. */
  tests(): Observable<readonly LabTest[]> {
    const page = (cursor?: string) => labTestsList(this.#http, '', { limit: PAGE, ...(cursor ? { cursor } : {}) }).pipe(map(body));
    return page().pipe(
      expand(({ page: { nextCursor } }) => (nextCursor ? page(nextCursor) : EMPTY)),
      reduce((all: readonly LabTest[], { data }) => [...all, ...data], []),
    );
  }

  panels(): Observable<readonly LabPanel[]> {
    return labPanelsList(this.#http, '').pipe(map(({ body: { data } }) => data.filter(({ status }) => status === 'active')));
  }

  /** The same key and request order once, however often they are sent. */
  place(request: LabOrderRequest, key: string): Observable<LabOrder> {
    return labOrdersPlace(this.#http, '', { body: request }, withIdempotencyKey(key)).pipe(map(body));
  }

  cancel({ id, version }: LabOrder, request: LabCancelRequest): Observable<LabOrder> {
    return labOrdersCancel(this.#http, '', { id, 'If-Match': `"${version}"`, body: request }).pipe(map(body));
  }
}
