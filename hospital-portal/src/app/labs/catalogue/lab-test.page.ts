import { Component, computed, effect, inject, input, linkedSignal, untracked, viewChild } from '@angular/core';
import { ReactiveFormsModule } from '@angular/forms';
import { MatIcon } from '@angular/material/icon';
import { RouterLink } from '@angular/router';
import { CODED_FLAGS, LAB_FORMULAS, LAB_SPECIMENS, LAB_TEST_KINDS, type LabTest, type LabTestKind } from '@hms/shared-dto';
import { Dialogs, HmsErrorPanel, HmsNotice, HmsPageHead, HmsPanel, HmsSkeleton, formatInstant, newIdempotencyKey } from '@hms/shared-ui';
import { HmsField, HmsFormSummary, HmsInput, applyProblem } from '@hms/shared-ui/forms';
import { Store } from '@ngrx/store';
import { SPECIMEN_WORDS } from '../../shared/labs/lab-words';
import { CataloguePageActions } from './catalogue.actions';
import { catalogueFeature } from './catalogue.feature';
import { createCode, createRange, createTestForm, toTestRequest } from './lab-test-form';
import { RangeRow } from './range-row.component';

const KIND_WORDS: Readonly<Record<LabTestKind, string>> = {
  quantity: 'A number with a unit',
  coded: 'One of a list of answers',
  text: 'Words',
};
const FLAG_WORDS = { N: 'Normal', A: 'Abnormal', AA: 'Critical' } as const;

/** One test: how it is reported, and what it is held against. Every change is a new version; results keep theirs. */
@Component({
  selector: 'hp-lab-test-page',
  imports: [
    ...[HmsErrorPanel, HmsField, HmsFormSummary, HmsInput, HmsNotice, HmsPageHead, HmsPanel, HmsSkeleton, MatIcon],
    ...[RangeRow, ReactiveFormsModule, RouterLink],
  ],
  templateUrl: './lab-test.page.html',
  styleUrl: './lab-test.page.scss',
})
export class LabTestPage {
  readonly id = input.required<string>();
  readonly #store = inject(Store);
  readonly #dialogs = inject(Dialogs);
  readonly #key = newIdempotencyKey();
  protected readonly summary = viewChild(HmsFormSummary);
  protected readonly state = this.#store.selectSignal(catalogueFeature.selectTest);
  protected readonly saving = this.#store.selectSignal(catalogueFeature.selectSaving);
  readonly #problem = this.#store.selectSignal(catalogueFeature.selectSaveProblem);
  protected readonly isNew = computed(() => this.id() === 'new');
  protected readonly test = computed(() => (this.isNew() ? null : this.state().value));
  protected readonly ready = computed(() => this.isNew() || this.test()?.id === this.id());
  /** Anew for each version that is read: what is typed meanwhile belongs to the one before. */
  protected readonly form = linkedSignal({ source: this.test, computation: (test) => createTestForm(test) });
  protected readonly kinds = LAB_TEST_KINDS.map((value) => ({ value, label: KIND_WORDS[value] }));
  protected readonly specimens = LAB_SPECIMENS.map((value) => ({ value, label: SPECIMEN_WORDS[value] }));
  protected readonly flags = CODED_FLAGS.map((value) => ({ value, label: FLAG_WORDS[value] }));
  protected readonly formula = computed(() => {
    const formula = this.test()?.formula;
    return formula ? LAB_FORMULAS[formula].label : null;
  });
  protected readonly confirmed = computed(() => {
    const { confirmedAt, confirmedBy } = this.test() ?? {};
    return confirmedAt ? `Confirmed by ${confirmedBy ?? ''}, ${formatInstant(confirmedAt)}` : null;
  });
  protected readonly stale = computed(() => this.#problem()?.status === 412);

  constructor() {
    effect(() => {
      this.id();
      untracked(() => this.load());
    });
    effect(() => {
      const problem = this.#problem();
      if (problem) untracked(() => this.summary()?.report(applyProblem(this.form(), problem)));
    });
  }

  protected load(): void {
    this.#store.dispatch(CataloguePageActions.testOpened({ id: this.isNew() ? null : this.id() }));
  }

  protected addRange(): void {
    this.form().controls.ranges.push(createRange());
  }

  protected addCode(): void {
    this.form().controls.codes.push(createCode());
  }

  protected submit(): void {
    const form = this.form();
    form.markAllAsTouched();
    if (this.saving()) return;
    if (form.invalid) return this.summary()?.report();
    const test = this.test();
    const request = toTestRequest(form, test);
    this.#store.dispatch(
      test ? CataloguePageActions.changeAsked({ test, request }) : CataloguePageActions.addAsked({ request, key: this.#key }),
    );
  }

  protected async confirm(test: LabTest): Promise<void> {
    const sure = await this.#dialogs.confirm({
      title: 'Do these ranges hold for your laboratory?',
      text: 'They are from the sources that each names, and depend on method and instrument. Results are marked as long as nobody has confirmed them.',
      confirm: 'They hold',
      cancel: 'Not yet',
    });
    if (sure) this.#store.dispatch(CataloguePageActions.confirmAsked({ test }));
  }

  protected async archive(test: LabTest): Promise<void> {
    const sure = await this.#dialogs.confirm({
      title: `Archive ${test.name}?`,
      text: 'It can be ordered no more. Orders that have it go on, and results stay.',
      confirm: 'Archive test',
      cancel: 'Keep test',
      danger: true,
    });
    if (sure) this.#store.dispatch(CataloguePageActions.archiveAsked({ test }));
  }

  protected restore(test: LabTest): void {
    this.#store.dispatch(CataloguePageActions.restoreAsked({ test }));
  }
}
