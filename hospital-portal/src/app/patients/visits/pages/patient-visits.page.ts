import { Component, computed, effect, inject, input, untracked } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { ActivatedRoute, RouterLink } from '@angular/router';
import type { VisitStatus } from '@hms/shared-dto';
import {
  HmsEmptyState,
  HmsErrorPanel,
  HmsFilterChip,
  HmsPager,
  HmsPanel,
  HmsSkeleton,
  ListUrl,
  LiveFeed,
  selectMay,
  sessionFeature,
} from '@hms/shared-ui';
import { Store } from '@ngrx/store';
import { selectPatientRecord } from '../../patients.feature';
import { VisitList } from '../components/visit-list.component';
import { STATUS_FILTERS, visitListQuery } from '../visit-words';
import { VisitPageActions } from '../visits.actions';
import { selectVisitList } from '../visits.feature';

/** The visits of one patient, the newest first. Status and page are in the address. */
@Component({
  selector: 'hp-patient-visits-page',
  imports: [HmsEmptyState, HmsErrorPanel, HmsFilterChip, HmsPager, HmsPanel, HmsSkeleton, RouterLink, VisitList],
  templateUrl: './patient-visits.page.html',
  styles: `
    :host {
      display: grid;
      grid-template-columns: minmax(0, 1fr);
      gap: var(--s-3);
    }
  `,
})
export class PatientVisitsPage {
  /** The patient's, out of the address. */
  readonly id = input.required<string>();
  /** Query parameters. */
  readonly status = input<string>();
  readonly cursor = input<string>();

  readonly #store = inject(Store);
  readonly #route = inject(ActivatedRoute);
  readonly #url = inject(ListUrl);
  readonly #user = this.#store.selectSignal(sessionFeature.selectUser);
  readonly #mayWrite = this.#store.selectSignal(selectMay('records:write'));
  readonly #patient = computed(() => this.#store.selectSignal(selectPatientRecord(this.id()))().patient);
  protected readonly filters = STATUS_FILTERS;
  protected readonly zone = computed(() => this.#user()?.timeZone ?? 'UTC');
  protected readonly query = computed(() => visitListQuery({ patientId: this.id() }, this.status(), this.cursor()));
  protected readonly part = computed(() => this.#store.selectSignal(selectVisitList(this.query()))());
  protected readonly mayStart = computed(() => this.#mayWrite() && this.#patient()?.status === 'active');

  constructor() {
    effect(() => {
      this.query();
      untracked(() => this.load());
    });
    inject(LiveFeed)
      .stalenessOf(() => this.id(), 'visit.changed', 'patient.merged', 'patient.merge_undone')
      .pipe(takeUntilDestroyed())
      .subscribe(() => this.#store.dispatch(VisitPageActions.listOutdated({ query: this.query() })));
  }

  protected load(): void {
    this.#store.dispatch(VisitPageActions.listOpened({ query: this.query() }));
  }

  protected only(status: VisitStatus | null): void {
    this.#url.filter(this.#route, { status });
  }

  protected next(): void {
    const cursor = this.part().data?.page.nextCursor;
    if (cursor) this.#url.next(this.#route, cursor);
  }

  protected previous(): void {
    this.#url.previous(this.#route);
  }
}
