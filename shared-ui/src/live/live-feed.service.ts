import { DOCUMENT, Injectable, inject } from '@angular/core';
import type { LiveEvent, LiveEventKind } from '@hms/shared-dto';
import { type Observable, Subject, filter, fromEvent, map, merge, startWith, switchMap, take, throttleTime, timer } from 'rxjs';

/** Lists look again at most so often, whatever happens. */
const AT_MOST_EVERY_MS = 1000;
/** Many pages are told at the same moment: they do not all ask at the same moment. */
const SPREAD_MS = 1000;

/** What the server tells, for whoever shows something of it. `LiveConnection` fills it. */
@Injectable({ providedIn: 'root' })
export class LiveFeed {
  readonly #document = inject(DOCUMENT);
  readonly #told = new Subject<LiveEvent>();
  readonly #reset = new Subject<void>();

  /** Called by the connection alone. */
  tell(event: LiveEvent): void {
    this.#told.next(event);
  }

  /** Something was missed that cannot be told any more. */
  reset(): void {
    this.#reset.next();
  }

  /** Each event of these kinds, at once. */
  of(...kinds: readonly LiveEventKind[]): Observable<LiveEvent> {
    return this.#told.pipe(filter(({ kind }) => kinds.includes(kind)));
  }

  /**
   * When to read again what these kinds make stale: soon after something happened, not for each event, and not while nobody can see the page.
   * Also when events were missed.
   */
  staleness(...kinds: readonly LiveEventKind[]): Observable<void> {
    return this.#soon(this.of(...kinds));
  }

  /** The same for one thing alone: what happens to others does not count. @param id asked for at each event */
  stalenessOf(id: () => string, ...kinds: readonly LiveEventKind[]): Observable<void> {
    return this.#soon(this.of(...kinds).pipe(filter(({ ids }) => Object.values(ids).includes(id()))));
  }

  #soon(events: Observable<LiveEvent>): Observable<void> {
    return merge(events, this.#reset).pipe(
      throttleTime(AT_MOST_EVERY_MS, undefined, { leading: true, trailing: true }),
      switchMap(() => timer(Math.random() * SPREAD_MS)),
      switchMap(() => this.#seen()),
      map(() => undefined),
    );
  }

  #seen(): Observable<unknown> {
    return fromEvent(this.#document, 'visibilitychange').pipe(
      startWith(null),
      filter(() => this.#document.visibilityState === 'visible'),
      take(1),
    );
  }
}
