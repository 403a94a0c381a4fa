import { HttpClient } from '@angular/common/http';
import { Injectable, inject } from '@angular/core';
import type { CreateUserRequest, User, UserActionRequest, UserList, UserQuery } from '@hms/shared-dto';
import { withIdempotencyKey } from '@hms/shared-ui';
import { userSecurityResetMfa, usersActivate, usersCreate, usersList, usersResendInvitation, usersSuspend } from '@hms/shared-ui/api/users';
import { type Observable, map } from 'rxjs';

const body = <T>({ body: answer }: { readonly body: T }): T => answer;

/** The feature's HTTP calls. Failures come as `Problem`. */
@Injectable({ providedIn: 'root' })
export class UsersApi {
  readonly #http = inject(HttpClient);

  list(query: UserQuery): Observable<UserList> {
    return usersList(this.#http, '', query).pipe(map(body));
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

  /** Takes away a second factor that is lost. The operator proves first that it is they. */
  resetMfa(user: User, reason: string): Observable<User> {
    const request = { tenantId: user.tenantId, ...(reason ? { reason } : {}) };
    return userSecurityResetMfa(this.#http, '', { id: user.id, body: request }).pipe(map(() => user));
  }

  resendInvitation(id: string, request: UserActionRequest): Observable<User> {
    return usersResendInvitation(this.#http, '', { id, body: request }).pipe(map(body));
  }
}
