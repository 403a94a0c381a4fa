import { Component, computed, effect, inject, input, untracked } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { ActivatedRoute } from '@angular/router';
import type { TimelineKind } from '@hms/shared-dto';
import {
  HmsEmptyState,
  HmsErrorPanel,
  HmsFilterChip,
  HmsPager,
  HmsPanel,
  HmsSkeleton,
  ListUrl,
  LiveFeed,
  sessionFeature,
} from '@hms/shared-ui';
import { type DayRange, HmsDayRange } from '@hms/shared-ui/filters';
import { Store } from '@ngrx/store';
import { ChartPageActions } from '../chart.actions';
import { selectChart } from '../chart.feature';
import { TimelineList } from '../components/timeline-list.component';
import { TIMELINE_CHANGES, timelineKinds, timelineQuery } from '../timeline-words';

/** What happened to one patient, the newest first. Kind, days and page are in the address. */
@Component({
  selector: 'hp-timeline-page',
  imports: [HmsDayRange, HmsEmptyState, HmsErrorPanel, HmsFilterChip, HmsPager, HmsPanel, HmsSkeleton, TimelineList],
  templateUrl: './timeline.page.html',
  styles: `
    :host {
      display: grid;
      grid-template-columns: minmax(0, 1fr);
      gap: var(--s-3);
    }
  `,
})
export class TimelinePage {
  /** The patient's, out of the address. */
  readonly id = input.required<string>();
  /** Query parameters. */
  readonly kind = input<string>();
  readonly from = input<string>();
  readonly to = input<string>();
  readonly cursor = input<string>();

  readonly #store = inject(Store);
  readonly #route = inject(ActivatedRoute);
  readonly #url = inject(ListUrl);
  readonly #user = this.#store.selectSignal(sessionFeature.selectUser);
  readonly #permissions = this.#store.selectSignal(sessionFeature.selectPermissions);
  protected readonly query = computed(() => timelineQuery({ kind: this.kind(), from: this.from(), to: this.to(), cursor: this.cursor() }));
  protected readonly kinds = computed(() => timelineKinds(this.#permissions()));
  protected readonly zone = computed(() => this.#user()?.timeZone ?? 'UTC');
  protected readonly part = computed(() => this.#store.selectSignal(selectChart(this.id()))().timeline);

  constructor() {
    effect(() => {
      this.id();
      this.query();
      untracked(() => this.load());
    });
    inject(LiveFeed)
      .stalenessOf(() => this.id(), ...TIMELINE_CHANGES)
      .pipe(takeUntilDestroyed())
      .subscribe(() => this.#store.dispatch(ChartPageActions.timelineOutdated({ id: this.id(), query: this.query() })));
  }

  protected load(): void {
    this.#store.dispatch(ChartPageActions.timelineOpened({ id: this.id(), query: this.query() }));
  }

  protected only(kind: TimelineKind | null): void {
    this.#url.filter(this.#route, { kind });
  }

  protected setDays({ from, to }: DayRange): void {
    this.#url.filter(this.#route, { from: from || null, to: to || null });
  }

  protected clear(): void {
    this.#url.filter(this.#route, { kind: null, from: null, to: null });
  }

  protected next(): void {
    const cursor = this.part().data?.page.nextCursor;
    if (cursor) this.#url.next(this.#route, cursor);
  }

  protected previous(): void {
    this.#url.previous(this.#route);
  }
}
