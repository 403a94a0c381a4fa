import { HttpClient } from '@angular/common/http';
import { Injectable, inject } from '@angular/core';
import type { LabPanel, LabTest, LabTestList, LabTestQuery, LabTestRequest } from '@hms/shared-dto';
import { withIdempotencyKey } from '@hms/shared-ui';
import { labPanelsList } from '@hms/shared-ui/api/lab-panels';
import {
  labTestsAdd,
  labTestsArchive,
  labTestsChange,
  labTestsConfirm,
  labTestsGet,
  labTestsList,
  labTestsRestore,
} from '@hms/shared-ui/api/lab-tests';
import { type Observable, map } from 'rxjs';

const body = <T>({ body: answer }: { readonly body: T }): T => answer;
const seen = ({ id, version }: Pick<LabTest, 'id' | 'version'>) => ({ id, 'If-Match': `"${version}"` });
const ROWS = 50;

/** The HTTP calls of the laboratory's catalogue. */
@Injectable({ providedIn: 'root' })
export class CatalogueApi {
  readonly #http = inject(HttpClient);

  list(query: LabTestQuery): Observable<LabTestList> {
    return labTestsList(this.#http, '', { ...query, limit: ROWS }).pipe(map(body));
  }

  panels(): Observable<readonly LabPanel[]> {
    return labPanelsList(this.#http, '').pipe(map(({ body: { data } }) => data));
  }

  get(id: string): Observable<LabTest> {
    return labTestsGet(this.#http, '', { id }).pipe(map(body));
  }

  /** The same key and request add once, however often they are sent. */
  add(request: LabTestRequest, key: string): Observable<LabTest> {
    return labTestsAdd(this.#http, '', { body: request }, withIdempotencyKey(key)).pipe(map(body));
  }

  /** 412 when somebody changed it since. */
  change(test: LabTest, request: LabTestRequest): Observable<LabTest> {
    return labTestsChange(this.#http, '', { ...seen(test), body: request }).pipe(map(body));
  }

  confirm(test: LabTest): Observable<LabTest> {
    return labTestsConfirm(this.#http, '', seen(test)).pipe(map(body));
  }

  archive(test: LabTest): Observable<void> {
    return labTestsArchive(this.#http, '', seen(test)).pipe(map(() => undefined));
  }

  restore({ id }: LabTest): Observable<LabTest> {
    return labTestsRestore(this.#http, '', { id }).pipe(map(body));
  }
}
