import { Component, computed, effect, inject, input, untracked } from '@angular/core';
import { takeUntilDestroyed, toSignal } from '@angular/core/rxjs-interop';
import { MatIcon } from '@angular/material/icon';
import { ActivatedRoute, Router, RouterLink } from '@angular/router';
import type { LabOrder } from '@hms/shared-dto';
import {
  Dialogs,
  HmsEmptyState,
  HmsErrorPanel,
  HmsNotice,
  HmsPanel,
  HmsSkeleton,
  LiveFeed,
  selectMay,
  sessionFeature,
} from '@hms/shared-ui';
import { Store } from '@ngrx/store';
import { map } from 'rxjs';
import { TrendChart } from '../../shared/charts/trend-chart.component';
import { unitWords } from '../../shared/labs/lab-words';
import { CumulativeTable } from './cumulative-table.component';
import { trendOf } from './cumulative.rules';
import { LabOrderTable } from './lab-order-table.component';
import { PatientLabsPageActions } from './patient-labs.actions';
import { patientLabsFeature, selectLabsOf } from './patient-labs.feature';

/** A patient's laboratory: results over time, one of them as a chart, and the orders. Which is charted is in the address. */
@Component({
  selector: 'hp-patient-labs-page',
  imports: [
    CumulativeTable,
    HmsEmptyState,
    HmsErrorPanel,
    HmsNotice,
    HmsPanel,
    HmsSkeleton,
    LabOrderTable,
    MatIcon,
    RouterLink,
    TrendChart,
  ],
  templateUrl: './patient-labs.page.html',
  styles: `
    :host {
      display: grid;
      grid-template-columns: minmax(0, 1fr);
      gap: var(--s-3);
    }
  `,
})
export class PatientLabsPage {
  readonly id = input.required<string>();
  readonly #store = inject(Store);
  readonly #dialogs = inject(Dialogs);
  readonly #router = inject(Router);
  readonly #route = inject(ActivatedRoute);
  readonly #user = this.#store.selectSignal(sessionFeature.selectUser);
  protected readonly state = computed(() => this.#store.selectSignal(selectLabsOf(this.id()))());
  protected readonly refusal = this.#store.selectSignal(patientLabsFeature.selectRefusal);
  protected readonly mayReadVisits = this.#store.selectSignal(selectMay('records:read'));
  protected readonly mayOrder = this.#store.selectSignal(selectMay('orders:write'));
  protected readonly zone = computed(() => this.#user()?.timeZone ?? 'UTC');
  readonly #code = toSignal(this.#route.queryParamMap.pipe(map((params) => params.get('test'))), { requireSync: true });
  protected readonly charted = computed(() => {
    const test = this.state().history.value?.data.find(({ code }) => code === this.#code());
    if (!test) return null;
    const trend = trendOf(test);
    if (trend.points.length === 0) return null;
    const unit = unitWords(test.unit);
    return { title: unit ? `${test.name}, ${unit}` : test.name, trend };
  });

  constructor() {
    effect(() => {
      this.id();
      untracked(() => this.load());
    });
    inject(LiveFeed)
      .stalenessOf(() => this.id(), 'lab.order_changed')
      .pipe(takeUntilDestroyed())
      .subscribe(() => this.load());
  }

  protected load(cursor?: string): void {
    this.#store.dispatch(PatientLabsPageActions.opened({ id: this.id(), ...(cursor ? { cursor } : {}) }));
  }

  protected chart(test: string | null): void {
    void this.#router.navigate([], { relativeTo: this.#route, queryParams: { test }, queryParamsHandling: 'merge' });
  }

  protected async cancel(order: LabOrder): Promise<void> {
    const answer = await this.#dialogs.confirm({
      title: `Cancel ${order.orderNumber}?`,
      text: 'Tests that have a result stay. What is in the laboratory already is not measured.',
      reason: { label: 'Reason', required: true, maxLength: 500 },
      confirm: 'Cancel order',
      cancel: 'Keep order',
    });
    if (answer) this.#store.dispatch(PatientLabsPageActions.cancelAsked({ order, reason: answer.reason }));
  }
}
