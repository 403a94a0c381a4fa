import { HttpClient } from '@angular/common/http';
import { Injectable, inject } from '@angular/core';
import type { ChangePasswordRequest, MfaSetup, MfaStatus, RecoveryCodes, SessionInfo } from '@hms/shared-dto';
import { type Observable, catchError, concatMap, from, last, map, of, throwError } from 'rxjs';
import {
  authChangePassword,
  mfaConfirm,
  mfaRenewCodes,
  mfaSetUp,
  mfaStatus,
  mfaTurnOff,
  ownSessionsEnd,
  ownSessionsList,
} from '../api/fn/auth/index';
import { toProblem } from '../session/problem';

const body = <T>({ body: answer }: { readonly body: T }): T => answer;

/** The HTTP calls of the account page. Failures come as `Problem`; who must prove that it is they is asked on the way. */
@Injectable({ providedIn: 'root' })
export class AccountApi {
  readonly #http = inject(HttpClient);

  changePassword(request: ChangePasswordRequest): Observable<void> {
    return authChangePassword(this.#http, '', { body: request }).pipe(map(body));
  }

  mfa(): Observable<MfaStatus> {
    return mfaStatus(this.#http, '').pipe(map(body));
  }

  /** A secret for an app; nothing changes before `confirmMfa`. */
  setUpMfa(): Observable<MfaSetup> {
    return mfaSetUp(this.#http, '').pipe(map(body));
  }

  confirmMfa(code: string): Observable<RecoveryCodes> {
    return mfaConfirm(this.#http, '', { body: { code } }).pipe(map(body));
  }

  renewCodes(): Observable<RecoveryCodes> {
    return mfaRenewCodes(this.#http, '').pipe(map(body));
  }

  turnOffMfa(): Observable<void> {
    return mfaTurnOff(this.#http, '').pipe(map(body));
  }

  sessions(): Observable<readonly SessionInfo[]> {
    return ownSessionsList(this.#http, '').pipe(map(({ body: { data } }) => data));
  }

  /** One after the other; one that is over already is as good as ended. */
  endSessions(ids: readonly string[]): Observable<void> {
    return from(ids).pipe(
      concatMap((id) =>
        ownSessionsEnd(this.#http, '', { id }).pipe(
          map(body),
          catchError((error: unknown) => (toProblem(error).status === 404 ? of(undefined) : throwError(() => error))),
        ),
      ),
      last(null, undefined),
    );
  }
}
