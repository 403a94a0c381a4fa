import { Component, DestroyRef, computed, effect, inject, signal, untracked } from '@angular/core';
import { takeUntilDestroyed, toSignal } from '@angular/core/rxjs-interop';
import { MatIcon } from '@angular/material/icon';
import { ActivatedRoute } from '@angular/router';
import { HmsSkeleton, LiveFeed, sessionFeature } from '@hms/shared-ui';
import { IdleLock, LiveConnection } from '@hms/shared-ui/shell';
import { Store } from '@ngrx/store';
import { interval, map, merge } from 'rxjs';
import { timeOf } from '../../hospital-time';
import { parseWallQuery } from '../wall-query';
import { ASK_AGAIN_MS, isStale } from '../wall.rules';
import { WallPageActions } from '../wall.actions';
import { wallFeature } from '../wall.feature';

const TICK_MS = 5000;

/**
 * For a television in the waiting room: whose number is called, and who waits, in figures that are read from afar; numbers and initials, no names.
 * Its address says of which doctors, or of which department. It goes on by itself when the network comes back, and says so when what it shows is old.
 */
@Component({
  selector: 'hp-wall-page',
  imports: [HmsSkeleton, MatIcon],
  templateUrl: './wall.page.html',
  styleUrl: './wall.page.scss',
})
export class WallPage {
  readonly #store = inject(Store);
  readonly #user = this.#store.selectSignal(sessionFeature.selectUser);
  readonly #now = signal(Date.now());
  readonly #query = toSignal(inject(ActivatedRoute).queryParamMap.pipe(map(parseWallQuery)), { requireSync: true });
  readonly #zone = computed(() => this.#user()?.timeZone ?? 'UTC');

  protected readonly hospital = computed(() => this.#user()?.tenantName ?? '');
  protected readonly wall = this.#store.selectSignal(wallFeature.selectWallState);
  protected readonly called = this.#store.selectSignal(wallFeature.selectCalled);
  protected readonly waiting = this.#store.selectSignal(wallFeature.selectWaiting);
  protected readonly clock = computed(() => this.#timeAt(this.#now()));
  /** Since when nothing was heard; null while it is fresh. */
  protected readonly staleSince = computed(() => {
    const { loadedAt } = this.wall();
    return loadedAt !== null && isStale(loadedAt, this.#now()) ? this.#timeAt(loadedAt) : null;
  });
  protected readonly announcement = computed(() => {
    const [latest] = this.called();
    return latest ? `Number ${latest.number}, ${latest.doctorName}` : '';
  });

  constructor() {
    inject(DestroyRef).onDestroy(inject(IdleLock).standBy()); // nobody touches it, and it shows nobody's name
    inject(LiveConnection);
    effect(() => {
      this.#query();
      untracked(() => this.#ask());
    });
    merge(inject(LiveFeed).staleness('queue.changed'), interval(ASK_AGAIN_MS))
      .pipe(takeUntilDestroyed())
      .subscribe(() => this.#ask());
    interval(TICK_MS)
      .pipe(takeUntilDestroyed())
      .subscribe(() => this.#now.set(Date.now()));
  }

  #ask(): void {
    this.#store.dispatch(WallPageActions.wallWanted({ query: this.#query() }));
  }

  #timeAt(at: number): string {
    return timeOf(new Date(at).toISOString(), this.#zone());
  }
}
