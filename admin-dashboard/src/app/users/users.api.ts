import { HttpClient } from '@angular/common/http';
import { Injectable, inject } from '@angular/core';
import type { CreateUserRequest, TenantList, User, UserActionRequest, UserList, UserQuery } from '@hms/shared-dto';
import { withIdempotencyKey } from '@hms/shared-ui';
import { tenantsList, usersActivate, usersCreate, usersList, usersResendInvitation, usersSuspend } from '@hms/shared-ui/api';
import { type Observable, map } from 'rxjs';

const body = <T>({ body: answer }: { readonly body: T }): T => answer;

/** Hospitals offered at a time in the hospital filter. */
const HOSPITALS_OFFERED = 20;

/** The feature's HTTP calls. Failures come as `Problem`. */
@Injectable({ providedIn: 'root' })
export class UsersApi {
  readonly #http = inject(HttpClient);

  list(query: UserQuery): Observable<UserList> {
    return usersList(this.#http, '', query).pipe(map(body));
  }

  /** Hospitals by name, to choose one from. */
  hospitals(q: string): Observable<TenantList> {
    return tenantsList(this.#http, '', { limit: HOSPITALS_OFFERED, sort: 'name', ...(q ? { q } : {}) }).pipe(map(body));
  }

  /** The same key and request invite one person, however often they are sent. */
  addAdmin(request: CreateUserRequest, key: string): Observable<User> {
    return usersCreate(this.#http, '', { body: request }, withIdempotencyKey(key)).pipe(map(body));
  }

  suspend(id: string, request: UserActionRequest): Observable<User> {
    return usersSuspend(this.#http, '', { id, body: request }).pipe(map(body));
  }

  activate(id: string, request: UserActionRequest): Observable<User> {
    return usersActivate(this.#http, '', { id, body: request }).pipe(map(body));
  }

  resendInvitation(id: string, request: UserActionRequest): Observable<User> {
    return usersResendInvitation(this.#http, '', { id, body: request }).pipe(map(body));
  }
}
