import { Component, computed, effect, inject, input, signal, untracked } from '@angular/core';
import { takeUntilDestroyed, toSignal } from '@angular/core/rxjs-interop';
import { ActivatedRoute, RouterLink } from '@angular/router';
import type { VitalSigns } from '@hms/shared-dto';
import {
  Dialogs,
  HmsEmptyState,
  HmsErrorPanel,
  HmsNotice,
  HmsPager,
  HmsPanel,
  HmsSkeleton,
  IdempotentIntent,
  ListUrl,
  LiveFeed,
  cursorText,
  dayOf,
  formatInstant,
  selectMay,
  sessionFeature,
} from '@hms/shared-ui';
import { Store } from '@ngrx/store';
import { interval, map } from 'rxjs';
import { selectPatientRecord } from '../patients.feature';
import { nextDue } from './next-due';
import { VitalsTrends } from './trends.component';
import { type FilledVitals, VitalsForm } from './vitals-form.component';
import { VitalsTable } from './vitals-table.component';
import { VitalsPageActions } from './vitals.actions';
import { countedIn, selectVitals } from './vitals.feature';

/** How often it is looked whether they are due. */
const EVERY_MS = 30_000;

/** The vital signs of one patient: trends, values, when they are due again, a form to record and to correct them. The page of the table is in the address, and the
 * visit in which it is measured. */
@Component({
  selector: 'hp-vitals-page',
  imports: [HmsEmptyState, HmsErrorPanel, HmsNotice, HmsPager, HmsPanel, HmsSkeleton, RouterLink, VitalsForm, VitalsTable, VitalsTrends],
  templateUrl: './vitals.page.html',
  styles: `
    :host {
      display: grid;
      grid-template-columns: minmax(0, 1fr);
      gap: var(--s-3);
    }
    .trend-space {
      min-height: 130px;
    }
  `,
})
export class VitalsPage {
  /** The patient's, out of the address. */
  readonly id = input.required<string>();
  /** Of a later page; a query parameter. */
  readonly cursor = input(undefined, { transform: cursorText });
  /** The visit that it is measured in; a query parameter. */
  readonly visit = input<string>();

  readonly #store = inject(Store);
  readonly #route = inject(ActivatedRoute);
  readonly #url = inject(ListUrl);
  readonly #dialogs = inject(Dialogs);
  readonly #intent = new IdempotentIntent();
  readonly #user = this.#store.selectSignal(sessionFeature.selectUser);
  readonly #mayWrite = this.#store.selectSignal(selectMay('vitals:write'));
  protected readonly patient = computed(() => this.#store.selectSignal(selectPatientRecord(this.id()))().patient);
  protected readonly vitals = computed(() => this.#store.selectSignal(selectVitals(this.id()))());
  protected readonly counted = computed(() => countedIn(this.vitals()));
  readonly #now = toSignal(interval(EVERY_MS).pipe(map(() => new Date())), { initialValue: new Date() });
  protected readonly due = computed(() => (this.patient()?.status === 'active' ? nextDue(this.counted(), this.#now(), this.zone()) : null));
  protected readonly list = computed(() => this.vitals().list);
  protected readonly sending = computed(() => this.vitals().sending);
  protected readonly zone = computed(() => this.#user()?.timeZone ?? 'UTC');
  protected readonly today = computed(() => dayOf(new Date(), this.zone()));
  protected readonly editable = computed(() => this.#mayWrite() && this.patient()?.status === 'active');
  /** What the form is open for; null while it is closed. */
  protected readonly editing = signal<{ readonly wrong: VitalSigns | null } | null>(null);

  constructor() {
    effect(() => {
      this.id();
      this.cursor();
      untracked(() => this.load());
    });
    effect(() => {
      this.id();
      untracked(() => this.editing.set(null));
    });
    // Who comes from a visit comes to measure.
    effect(() => {
      if (this.visit() !== undefined && this.editable()) untracked(() => this.open(null));
    });
    effect(() => {
      if (this.sending().status === 'done') untracked(() => this.editing.set(null));
    });
    inject(LiveFeed)
      .stalenessOf(() => this.id(), 'vitals.recorded', 'patient.merged', 'patient.merge_undone')
      .pipe(takeUntilDestroyed())
      .subscribe(() => this.#store.dispatch(VitalsPageActions.outdated({ id: this.id(), cursor: this.cursor() })));
  }

  protected load(): void {
    this.#store.dispatch(VitalsPageActions.opened({ id: this.id(), cursor: this.cursor() }));
  }

  protected open(wrong: VitalSigns | null): void {
    this.#store.dispatch(VitalsPageActions.formOpened({ id: this.id() }));
    this.editing.set({ wrong });
  }

  protected save({ request, reason }: FilledVitals): void {
    const [id, wrong, visitId] = [this.id(), this.editing()?.wrong, this.visit()];
    const key = this.#intent.keyFor({ request, reason, of: wrong?.id, visitId });
    // A correction stays in the visit of what it corrects.
    if (!wrong)
      return this.#store.dispatch(VitalsPageActions.recorded({ id, request: { ...request, ...(visitId ? { visitId } : {}) }, key }));
    this.#store.dispatch(
      VitalsPageActions.corrected({ id, vitalsId: wrong.id, version: wrong.version, request: { ...request, reason }, key }),
    );
  }

  protected async markWrong(vitals: VitalSigns): Promise<void> {
    const answer = await this.#dialogs.confirm({
      title: 'Mark these values as wrong?',
      text: `What was recorded at ${formatInstant(vitals.takenAt, this.zone())} no longer counts. It stays readable, struck through.`,
      ...{ confirm: 'Mark as wrong', cancel: 'Keep values', danger: true },
      reason: { label: 'What was wrong', required: true },
    });
    if (!answer) return;
    const { id: vitalsId, version } = vitals;
    this.#store.dispatch(VitalsPageActions.markedWrong({ id: this.id(), vitalsId, version, reason: answer.reason }));
  }

  protected next(): void {
    const cursor = this.list()?.page.nextCursor;
    if (cursor) this.#url.next(this.#route, cursor);
  }

  protected previous(): void {
    this.#url.previous(this.#route);
  }
}
