import { type EnvironmentProviders, inject, provideAppInitializer } from '@angular/core';
import { Store } from '@ngrx/store';
import { EMPTY, catchError, concatMap, delay, filter, from, switchMap, take } from 'rxjs';
import { idle } from '../display/idle';
import { sessionFeature } from './session.feature';

const savesData = (): boolean => (globalThis.navigator as { connection?: { saveData?: boolean } }).connection?.saveData === true;

/** Written by the build: names of all code that is loaded later (`tools/weight/pages.mjs`). A development build has none. */
const LIST = '/pages.json';
/** A page that has just been opened has the browser and the network for itself. */
const FIRST_AFTER_MS = 5000;

/**
 * Downloads the other pages' code once somebody is signed in and the browser has nothing to do, one file after the other: pages open at once, and also
 * while offline. It goes to the browser's cache alone; running it is left to whoever opens the page, since all of it would keep an old PC or a phone busy.
 */
export const providePagesAhead = (): EnvironmentProviders =>
  provideAppInitializer(() => {
    if (savesData()) return;
    inject(Store)
      .select(sessionFeature.selectStatus)
      .pipe(
        filter((status) => status === 'signedIn'),
        take(1),
        delay(FIRST_AFTER_MS),
        switchMap(() => download(LIST)),
        switchMap((list) => list.json() as Promise<string[]>),
        switchMap((files) => from(files)),
        concatMap((file) =>
          idle.pipe(
            switchMap(() => download(`/${file}`)),
            switchMap((answer) => answer.arrayBuffer()),
          ),
        ),
        catchError(() => EMPTY), // offline, or there is no list: whoever opens a page that does not come is told
      )
      .subscribe();
  });

const download = (path: string): Promise<Response> => fetch(path, { priority: 'low' });
