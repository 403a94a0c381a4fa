import { Injectable, inject } from '@angular/core';
import type { PreloadingStrategy, Route } from '@angular/router';
import { Store } from '@ngrx/store';
import { EMPTY, type Observable, catchError, delay, filter, firstValueFrom, from, switchMap, take } from 'rxjs';
import { idle } from '../display/idle';
import { sessionFeature } from './session.feature';

const savesData = (): boolean => (globalThis.navigator as { connection?: { saveData?: boolean } }).connection?.saveData === true;

/** A page that has just been opened has the browser and the network for itself. */
const FIRST_AFTER_MS = 5000;

/**
 * Fetches the other pages' code once somebody is signed in and the browser has nothing to do, one after
 * the other: they open at once, and also while offline.
 */
@Injectable({ providedIn: 'root' })
export class PreloadWhenIdle implements PreloadingStrategy {
  #turn: Promise<void> = Promise.resolve();
  readonly #status$ = inject(Store).select(sessionFeature.selectStatus);

  preload(_route: Route, load: () => Observable<unknown>): Observable<unknown> {
    if (savesData()) return EMPTY;
    return this.#status$.pipe(
      filter((status) => status === 'signedIn'),
      take(1),
      delay(FIRST_AFTER_MS),
      switchMap(() => from(this.#inTurn())),
      switchMap(load),
      catchError(() => EMPTY), // whoever opens the page is told
    );
  }

  #inTurn(): Promise<void> {
    return (this.#turn = this.#turn.then(() => firstValueFrom(idle)));
  }
}
