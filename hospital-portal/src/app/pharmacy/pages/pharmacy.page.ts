import { Component, computed, effect, inject, untracked } from '@angular/core';
import { takeUntilDestroyed, toSignal } from '@angular/core/rxjs-interop';
import { MatDialog } from '@angular/material/dialog';
import { ActivatedRoute, RouterLink } from '@angular/router';
import { DISPENSING_STATUSES, type DispenseRequest, type PrescriptionSummary } from '@hms/shared-dto';
import {
  HmsEmptyState,
  HmsErrorPanel,
  HmsNotice,
  HmsPageHead,
  HmsPager,
  HmsPanel,
  HmsSkeleton,
  IdempotentIntent,
  ListUrl,
  LiveFeed,
  formatTotal,
  selectMay,
  sessionFeature,
} from '@hms/shared-ui';
import { Store } from '@ngrx/store';
import { firstValueFrom, map } from 'rxjs';
import { DISPENSING_LOOKS } from '../../shared/prescription-looks';
import { DispenseDialog } from '../components/dispense-dialog.component';
import { WorklistTable } from '../components/worklist-table.component';
import { parseWorklistQuery } from '../pharmacy-query';
import { PharmacyPageActions } from '../pharmacy.actions';
import { pharmacyFeature } from '../pharmacy.feature';

/** What pharmacists are to hand out, the oldest first. Status and page are in the address. */
@Component({
  selector: 'hp-pharmacy-page',
  imports: [HmsEmptyState, HmsErrorPanel, HmsNotice, HmsPageHead, HmsPager, HmsPanel, HmsSkeleton, RouterLink, WorklistTable],
  templateUrl: './pharmacy.page.html',
  styles: `
    .page {
      display: grid;
      grid-template-columns: minmax(0, 1fr);
      gap: var(--s-3);
    }
    .filters select {
      flex: none;
      width: 190px;
    }
  `,
})
export class PharmacyPage {
  readonly #store = inject(Store);
  readonly #route = inject(ActivatedRoute);
  readonly #url = inject(ListUrl);
  readonly #dialog = inject(MatDialog);
  readonly #intent = new IdempotentIntent();
  readonly #changes = this.#store.selectSignal(pharmacyFeature.selectChanges);
  readonly #user = this.#store.selectSignal(sessionFeature.selectUser);

  protected readonly query = toSignal(this.#route.queryParamMap.pipe(map(parseWorklistQuery)), { requireSync: true });
  protected readonly list = this.#store.selectSignal(pharmacyFeature.selectList);
  protected readonly refusal = this.#store.selectSignal(pharmacyFeature.selectRefusal);
  protected readonly mayDispense = this.#store.selectSignal(selectMay('prescriptions:dispense'));
  protected readonly mayManage = this.#store.selectSignal(selectMay('formulary:manage'));
  protected readonly zone = computed(() => this.#user()?.timeZone ?? 'UTC');
  protected readonly firstLoad = computed(() => ['idle', 'loading'].includes(this.list().status) && !this.list().page);
  protected readonly statuses = DISPENSING_STATUSES.map((value) => ({ value, label: DISPENSING_LOOKS[value].label }));
  protected readonly sub = computed(() => {
    const { total = null, totalIsEstimate = false } = this.list().page ?? {};
    return total === null ? '' : formatTotal(total, totalIsEstimate);
  });
  protected readonly emptyTitle = computed(() =>
    this.query().dispensing === 'waiting'
      ? 'Nothing to dispense'
      : `None: ${DISPENSING_LOOKS[this.query().dispensing].label.toLowerCase()}`,
  );
  protected readonly announcement = computed(() => (this.list().status === 'loaded' ? `${this.list().data.length} on this page` : ''));

  constructor() {
    effect(() => {
      this.query();
      this.#changes();
      untracked(() => this.load());
    });
    inject(LiveFeed)
      .staleness('prescription.changed')
      .pipe(takeUntilDestroyed())
      .subscribe(() => this.load());
  }

  protected load(): void {
    this.#store.dispatch(PharmacyPageActions.listQueried({ query: this.query() }));
  }

  protected choose(event: Event): void {
    const chosen = (event.target as HTMLSelectElement).value;
    this.#url.filter(this.#route, { dispensing: chosen === 'waiting' ? null : chosen });
  }

  protected next(): void {
    const cursor = this.list().page?.nextCursor;
    if (cursor) this.#url.next(this.#route, cursor);
  }

  protected previous(): void {
    this.#url.previous(this.#route);
  }

  protected async dispense(prescription: PrescriptionSummary): Promise<void> {
    const dialog = this.#dialog.open<DispenseDialog, PrescriptionSummary, DispenseRequest>(DispenseDialog, {
      data: prescription,
      autoFocus: '[data-first]',
    });
    const request = await firstValueFrom(dialog.afterClosed(), { defaultValue: undefined });
    if (!request) return;
    const { id, version } = prescription;
    this.#store.dispatch(PharmacyPageActions.dispenseAsked({ prescription, request, key: this.#intent.keyFor({ id, version, request }) }));
  }
}
