import { HttpClient } from '@angular/common/http';
import { Injectable, inject } from '@angular/core';
import type {
  ApiClient,
  ApiClientList,
  ApiClientQuery,
  CreateApiClientRequest,
  IssuedKey,
  IssueKeyRequest,
  UpdateApiClientRequest,
} from '@hms/shared-dto';
import { withIdempotencyKey } from '@hms/shared-ui';
import {
  apiClientsGet,
  apiClientsIssueKey,
  apiClientsList,
  apiClientsRegister,
  apiClientsRevoke,
  apiClientsUpdate,
} from '@hms/shared-ui/api/api-clients';
import { type Observable, map } from 'rxjs';

const body = <T>({ body: answer }: { readonly body: T }): T => answer;

/** The feature's HTTP calls. Failures come as `Problem`. */
@Injectable({ providedIn: 'root' })
export class ApiClientsApi {
  readonly #http = inject(HttpClient);

  list(query: ApiClientQuery): Observable<ApiClientList> {
    return apiClientsList(this.#http, '', query).pipe(map(body));
  }

  get(id: string): Observable<ApiClient> {
    return apiClientsGet(this.#http, '', { id }).pipe(map(body));
  }

  /** The same key and request register one app, however often they are sent. */
  register(request: CreateApiClientRequest, key: string): Observable<ApiClient> {
    return apiClientsRegister(this.#http, '', { body: request }, withIdempotencyKey(key)).pipe(map(body));
  }

  /** 412 when somebody changed the app since `version`. */
  change(id: string, version: number, request: UpdateApiClientRequest): Observable<ApiClient> {
    return apiClientsUpdate(this.#http, '', { id, 'If-Match': `"${version}"`, body: request }).pipe(map(body));
  }

  /** The answer holds the key itself, this once: it belongs on the screen and nowhere else. */
  issueKey(id: string, request: IssueKeyRequest): Observable<IssuedKey> {
    return apiClientsIssueKey(this.#http, '', { id, body: request }).pipe(map(body));
  }

  revoke(id: string): Observable<ApiClient> {
    return apiClientsRevoke(this.#http, '', { id }).pipe(map(body));
  }
}
