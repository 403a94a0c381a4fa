import { HttpClient } from '@angular/common/http';
import { Injectable, inject } from '@angular/core';
import type {
  AddCustomFieldRequest,
  ChangeCustomFieldRequest,
  CustomField,
  CustomFieldChange,
  CustomFieldUse,
  DirectoryStatus,
} from '@hms/shared-dto';
import { withIdempotencyKey } from '@hms/shared-ui';
import {
  customFieldsAdd,
  customFieldsArchive,
  customFieldsChange,
  customFieldsGet,
  customFieldsHistory,
  customFieldsList,
  customFieldsOrder,
  customFieldsRestore,
  customFieldsUsage,
} from '@hms/shared-ui/api/custom-fields';
import { type Observable, map } from 'rxjs';

const body = <T>({ body: answer }: { readonly body: T }): T => answer;
const data = <T>({ body: answer }: { readonly body: { readonly data: T } }): T => answer.data;

/** The HTTP calls of the hospital's own fields. Failures come as `Problem`. */
@Injectable({ providedIn: 'root' })
export class CustomFieldsApi {
  readonly #http = inject(HttpClient);

  all(status: DirectoryStatus): Observable<readonly CustomField[]> {
    return customFieldsList(this.#http, '', { status }).pipe(map(data));
  }

  /** How many patients have a value. */
  usage(): Observable<readonly CustomFieldUse[]> {
    return customFieldsUsage(this.#http, '').pipe(map(data));
  }

  get(id: string): Observable<CustomField> {
    return customFieldsGet(this.#http, '', { id }).pipe(map(body));
  }

  /** The same key and request add once, however often they are sent. */
  add(request: AddCustomFieldRequest, key: string): Observable<CustomField> {
    return customFieldsAdd(this.#http, '', { body: request }, withIdempotencyKey(key)).pipe(map(body));
  }

  /** 412 when somebody changed it since. */
  change({ id, version }: CustomField, request: ChangeCustomFieldRequest): Observable<CustomField> {
    return customFieldsChange(this.#http, '', { id, 'If-Match': `"${version}"`, body: request }).pipe(map(body));
  }

  archive(id: string): Observable<void> {
    return customFieldsArchive(this.#http, '', { id }).pipe(map(() => undefined));
  }

  restore(id: string): Observable<CustomField> {
    return customFieldsRestore(this.#http, '', { id }).pipe(map(body));
  }

  order(ids: readonly string[]): Observable<readonly CustomField[]> {
    return customFieldsOrder(this.#http, '', { body: { ids: [...ids] } }).pipe(map(data));
  }

  history(id: string): Observable<readonly CustomFieldChange[]> {
    return customFieldsHistory(this.#http, '', { id }).pipe(map(data));
  }
}
