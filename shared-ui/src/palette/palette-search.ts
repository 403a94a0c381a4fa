import { type Signal, computed, signal } from '@angular/core';
import { takeUntilDestroyed, toObservable, toSignal } from '@angular/core/rxjs-interop';
import { type Observable, catchError, debounceTime, map, of, startWith, switchMap } from 'rxjs';
import { MIN_SEARCH_CHARACTERS } from '../lists/list-query';
import { type Problem, toProblem } from '../session/problem';
import type { PaletteEntry, PaletteFinder } from './palette.model';

/** Typing pauses this long before the server is asked. */
const DEBOUNCE_MS = 250;

interface Found {
  /** What was searched for: an answer to something else is never shown. */
  readonly text: string;
  readonly entries: readonly PaletteEntry[];
  readonly problem: Problem | null;
}

/** `short` until there is enough to search for. */
export type SearchState = 'short' | 'searching' | 'found' | 'failed';

export interface PaletteSearching {
  readonly state: Signal<SearchState>;
  readonly entries: Signal<readonly PaletteEntry[]>;
  readonly problem: Signal<Problem | null>;
  /** Asks again after a failure. */
  readonly retry: () => void;
}

const isEnough = (text: string): boolean => [...text].length >= MIN_SEARCH_CHARACTERS;

/** Searches while one types: a pause of 250 ms, the newest text wins. Call in an injection context. */
export function searchAsTyped(text: Signal<string>, find: PaletteFinder): PaletteSearching {
  const attempt = signal(0);
  const wanted = computed(() => ({ text: text(), attempt: attempt() }), { equal: (a, b) => a.text === b.text && a.attempt === b.attempt });
  const ask = (asked: string): Observable<Found | null> =>
    !isEnough(asked)
      ? of(null)
      : find(asked).pipe(
          map((entries): Found => ({ text: asked, entries, problem: null })),
          catchError((error: unknown) => of<Found>({ text: asked, entries: [], problem: toProblem(error) })),
          startWith(null),
        );
  const found = toSignal(
    toObservable(wanted).pipe(
      debounceTime(DEBOUNCE_MS),
      switchMap((one) => ask(one.text)),
      takeUntilDestroyed(),
    ),
    { initialValue: null },
  );
  const current = computed(() => (found()?.text === text() ? found() : null));
  return {
    state: computed(() => stateOf(text(), current())),
    entries: computed(() => current()?.entries ?? []),
    problem: computed(() => current()?.problem ?? null),
    retry: () => attempt.update((count) => count + 1),
  };
}

function stateOf(text: string, found: Found | null): SearchState {
  if (!isEnough(text)) return 'short';
  if (!found) return 'searching';
  return found.problem ? 'failed' : 'found';
}
