import { Component, computed, effect, inject, input, signal, untracked } from '@angular/core';
import type { Allergy, AllergyRequest } from '@hms/shared-dto';
import {
  Dialogs,
  HmsEmptyState,
  HmsErrorPanel,
  HmsNotice,
  HmsPanel,
  HmsSkeleton,
  IdempotentIntent,
  formatInstant,
  selectMay,
} from '@hms/shared-ui';
import { Store } from '@ngrx/store';
import { selectPatientRecord } from '../../patients.feature';
import { allergyConflict, mergeAllergy } from '../allergy-words';
import { ChartPageActions } from '../chart.actions';
import { selectChart } from '../chart.feature';
import { AllergyForm } from '../components/allergy-form.component';
import { AllergyList } from '../components/allergy-list.component';

/** The allergies of one patient: read, recorded, changed; or that none are known. */
@Component({
  selector: 'hp-allergies-page',
  imports: [AllergyForm, AllergyList, HmsEmptyState, HmsErrorPanel, HmsNotice, HmsPanel, HmsSkeleton],
  templateUrl: './allergies.page.html',
  styles: `
    .form-box {
      max-width: 600px;
      padding-bottom: var(--s-3);
    }
  `,
})
export class AllergiesPage {
  /** The patient's, out of the address. */
  readonly id = input.required<string>();

  readonly #store = inject(Store);
  readonly #dialogs = inject(Dialogs);
  readonly #intent = new IdempotentIntent();
  readonly #chart = computed(() => this.#store.selectSignal(selectChart(this.id()))());
  readonly #patient = computed(() => this.#store.selectSignal(selectPatientRecord(this.id()))().patient);
  readonly #mayWrite = this.#store.selectSignal(selectMay('patients:write'));
  protected readonly part = computed(() => this.#chart().allergies);
  protected readonly list = computed(() => this.part().data);
  protected readonly sending = computed(() => this.#chart().sending);
  protected readonly editable = computed(() => this.#mayWrite() && this.#patient()?.status === 'active');
  /** What the form is open for; null while it is closed. */
  protected readonly editing = signal<{ readonly allergy: Allergy | null } | null>(null);
  protected readonly answered = computed(() => {
    const { updatedBy, updatedAt } = this.list() ?? { updatedBy: null, updatedAt: null };
    return updatedBy && updatedAt ? `${updatedBy}, ${formatInstant(updatedAt)}` : '';
  });
  #sent: AllergyRequest | null = null;

  constructor() {
    effect(() => {
      this.id();
      untracked(() => {
        this.editing.set(null);
        this.load();
      });
    });
    effect(() => {
      const { status, theirs } = this.sending();
      untracked(() => {
        if (status === 'done') this.editing.set(null);
        if (theirs) void this.#settle(theirs);
      });
    });
  }

  protected load(): void {
    this.#store.dispatch(ChartPageActions.allergiesOpened({ id: this.id() }));
  }

  protected open(allergy: Allergy | null): void {
    this.#store.dispatch(ChartPageActions.allergyFormOpened({ id: this.id() }));
    this.editing.set({ allergy });
  }

  protected save(request: AllergyRequest): void {
    const allergy = this.editing()?.allergy;
    this.#sent = request;
    if (allergy) this.#change(allergy, request);
    else this.#store.dispatch(ChartPageActions.allergyRecorded({ id: this.id(), request, key: this.#intent.keyFor(request) }));
  }

  protected answer(noneKnown: boolean): void {
    const version = this.list()?.version ?? 0;
    this.#store.dispatch(ChartPageActions.noneKnownAnswered({ id: this.id(), version, noneKnown }));
  }

  #change({ id: allergyId, version }: Allergy, request: AllergyRequest): void {
    this.#store.dispatch(ChartPageActions.allergyChanged({ id: this.id(), allergyId, version, request }));
  }

  async #settle(theirs: Allergy): Promise<void> {
    const yours = this.#sent;
    if (!yours) return;
    const fields = allergyConflict(yours, theirs);
    const text = `${theirs.updatedBy} changed this at ${formatInstant(theirs.updatedAt)}.`;
    const choice = fields.length ? await this.#dialogs.resolveConflict({ text, fields }) : {};
    this.#store.dispatch(ChartPageActions.conflictSettled({ id: this.id() }));
    if (choice) this.#change(theirs, mergeAllergy(yours, theirs, choice));
  }
}
