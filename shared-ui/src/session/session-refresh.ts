import { Injectable, inject } from '@angular/core';
import { Store } from '@ngrx/store';
import { type Observable, defer, finalize, firstValueFrom, from, map, shareReplay, tap } from 'rxjs';
import { AuthApi } from './auth.api';
import { SessionApiActions } from './session.actions';
import type { SessionUser } from './session.model';
import { SessionTokens } from './session-tokens';

/** The access token after a refresh, and whose it is. */
export interface Refreshed {
  readonly user: SessionUser;
  readonly expiresIn: number;
}

/** Tabs share one cookie that changes with each use, so they take turns. */
const inTurn = <T>(work: () => Promise<T>): Promise<T> =>
  typeof navigator !== 'undefined' && 'locks' in navigator ? navigator.locks.request('hms-refresh', work).then((result) => result) : work();

/** Renews the access token; any number of callers share one request. */
@Injectable({ providedIn: 'root' })
export class SessionRefresh {
  readonly #api = inject(AuthApi);
  readonly #tokens = inject(SessionTokens);
  readonly #store = inject(Store);
  #running: Observable<Refreshed> | null = null;

  /** Errors with a `Problem` when the session cannot go on. */
  refresh(): Observable<Refreshed> {
    this.#running ??= defer(() => from(inTurn(() => firstValueFrom(this.#api.refresh())))).pipe(
      map((answer) => this.#tokens.take(answer)),
      map((outcome): Refreshed => {
        if (outcome.kind === 'challenge') throw new Error('A refresh cannot be answered with a challenge.');
        return { user: outcome.user, expiresIn: outcome.expiresIn };
      }),
      tap((refreshed) => this.#store.dispatch(SessionApiActions.refreshed(refreshed))),
      finalize(() => (this.#running = null)),
      shareReplay({ bufferSize: 1, refCount: false }),
    );
    return this.#running;
  }
}
