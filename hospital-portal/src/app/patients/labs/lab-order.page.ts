import { Component, computed, effect, inject, input, signal, untracked, viewChild } from '@angular/core';
import { FormControl, NonNullableFormBuilder, ReactiveFormsModule } from '@angular/forms';
import { RouterLink } from '@angular/router';
import { LAB_PRIORITIES, type LabOrderRequest, type LabPriority } from '@hms/shared-dto';
import {
  HmsEmptyState,
  HmsErrorPanel,
  HmsNotice,
  HmsPanel,
  HmsSearchBox,
  HmsSkeleton,
  formatInstant,
  newIdempotencyKey,
  sessionFeature,
} from '@hms/shared-ui';
import { HmsField, HmsFormSummary, HmsInput, applyProblem, limitsOf, validatorsFor } from '@hms/shared-ui/forms';
import { Store } from '@ngrx/store';
import { PRIORITY_WORDS, SPECIMEN_WORDS } from '../../shared/labs/lab-words';
import { selectPatientRecord } from '../patients.feature';
import { type Basket, duplicatesIn, foundIn, measuredBy, toggled } from './order-basket';
import { PatientLabsPageActions } from './patient-labs.actions';
import { patientLabsFeature } from './patient-labs.feature';

/** Tests and panels to order for one patient. What is under way already is shown before it is ordered again. */
@Component({
  selector: 'hp-lab-order-page',
  imports: [
    ...[HmsEmptyState, HmsErrorPanel, HmsField, HmsFormSummary, HmsInput, HmsNotice, HmsPanel, HmsSearchBox, HmsSkeleton],
    ...[ReactiveFormsModule, RouterLink],
  ],
  templateUrl: './lab-order.page.html',
  styleUrl: './lab-order.page.scss',
})
export class LabOrderPage {
  readonly id = input.required<string>();
  /** At which it is placed, when one comes from a visit. */
  readonly visit = input<string>();
  readonly #store = inject(Store);
  readonly #user = this.#store.selectSignal(sessionFeature.selectUser);
  readonly #key = newIdempotencyKey();
  protected readonly summary = viewChild(HmsFormSummary);
  protected readonly state = this.#store.selectSignal(patientLabsFeature.selectPatientLabsState);
  readonly #patient = computed(() => this.#store.selectSignal(selectPatientRecord(this.id()))().patient);
  protected readonly maybePregnant = computed(() => this.#patient()?.gender !== 'male');
  protected readonly q = signal('');
  protected readonly basket = signal<Basket>({ testIds: [], panelIds: [] });
  protected readonly found = computed(() => foundIn(this.state().catalogue.value ?? { tests: [], panels: [] }, this.q()));
  protected readonly measured = computed(() => measuredBy(this.state().catalogue.value ?? { tests: [], panels: [] }, this.basket()));
  protected readonly tubes = computed(() => [...new Set(this.measured().map(({ specimen }) => SPECIMEN_WORDS[specimen]))].join(', '));
  protected readonly nothing = signal(false);
  protected readonly duplicates = computed(() =>
    duplicatesIn(this.state().placeProblem).map((each) => ({ ...each, at: formatInstant(each.orderedAt, this.#user()?.timeZone) })),
  );
  protected readonly priorities = LAB_PRIORITIES.map((value) => ({ value, label: PRIORITY_WORDS[value] }));
  protected readonly form = inject(NonNullableFormBuilder).group({
    priority: new FormControl<LabPriority>('routine', { nonNullable: true }),
    fasting: [false],
    pregnant: [false],
    indication: ['', validatorsFor(limitsOf('LabOrderRequest'), 'indication')],
  });

  constructor() {
    this.load();
    effect(() => {
      const problem = this.state().placeProblem;
      if (problem && duplicatesIn(problem).length === 0) untracked(() => this.summary()?.report(applyProblem(this.form, problem)));
    });
  }

  protected load(): void {
    this.#store.dispatch(PatientLabsPageActions.orderFormOpened());
  }

  protected choose(kind: keyof Basket, id: string): void {
    this.nothing.set(false);
    this.basket.update((basket) => toggled(basket, kind, id));
  }

  /** @param allowDuplicate once the person has seen what is under way */
  protected submit(allowDuplicate = false): void {
    this.nothing.set(this.measured().length === 0);
    if (this.state().placing || this.nothing()) return;
    if (this.form.invalid) return this.summary()?.report();
    this.#store.dispatch(
      PatientLabsPageActions.orderAsked({ request: this.request(allowDuplicate), key: allowDuplicate ? `${this.#key}-again` : this.#key }),
    );
  }

  private request(allowDuplicate: boolean): LabOrderRequest {
    const { priority, fasting, pregnant, indication } = this.form.getRawValue();
    const { testIds, panelIds } = this.basket();
    return {
      ...{ patientId: this.id(), testIds: [...testIds], panelIds: [...panelIds], priority, fasting, pregnant },
      ...(this.visit() ? { visitId: this.visit() } : {}),
      ...(indication.trim() ? { indication: indication.trim() } : {}),
      ...(allowDuplicate ? { allowDuplicate } : {}),
    };
  }
}
