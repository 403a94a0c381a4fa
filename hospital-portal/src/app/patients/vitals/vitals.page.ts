import { Component, computed, effect, inject, input, signal, untracked } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { ActivatedRoute } from '@angular/router';
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
import { selectPatientRecord } from '../patients.feature';
import { VitalsTrends } from './trends.component';
import { type FilledVitals, VitalsForm } from './vitals-form.component';
import { VitalsTable } from './vitals-table.component';
import { VitalsPageActions } from './vitals.actions';
import { selectVitals } from './vitals.feature';

/** The vital signs of one patient: trends, values, a form to record and to correct them. The page of the table is in the address. */
@Component({
  selector: 'hp-vitals-page',
  imports: [HmsEmptyState, HmsErrorPanel, HmsNotice, HmsPager, HmsPanel, HmsSkeleton, VitalsForm, VitalsTable, VitalsTrends],
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

  readonly #store = inject(Store);
  readonly #route = inject(ActivatedRoute);
  readonly #url = inject(ListUrl);
  readonly #dialogs = inject(Dialogs);
  readonly #intent = new IdempotentIntent();
  readonly #user = this.#store.selectSignal(sessionFeature.selectUser);
  readonly #mayWrite = this.#store.selectSignal(selectMay('vitals:write'));
  protected readonly patient = computed(() => this.#store.selectSignal(selectPatientRecord(this.id()))().patient);
  protected readonly vitals = computed(() => this.#store.selectSignal(selectVitals(this.id()))());
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
    const [id, wrong] = [this.id(), this.editing()?.wrong];
    const key = this.#intent.keyFor({ request, reason, of: wrong?.id });
    if (!wrong) return this.#store.dispatch(VitalsPageActions.recorded({ id, request, key }));
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
