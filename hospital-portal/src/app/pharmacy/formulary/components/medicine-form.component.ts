import { Component, computed, effect, inject, input, output, untracked, viewChild } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { FormControl, NonNullableFormBuilder, ReactiveFormsModule, Validators } from '@angular/forms';
import {
  DOSE_UNITS,
  MEDICATION_FORMS,
  MEDICATION_FORM_CODES,
  ROUTES,
  ROUTE_CODES,
  STRENGTH_UNITS,
  SUBSTANCE_PATTERN,
  formOf,
  type DoseUnit,
  type MedicationForm,
  type MedicationRequest,
  type Route,
  type StrengthUnit,
} from '@hms/shared-dto';
import { type Problem } from '@hms/shared-ui';
import { HmsField, HmsFormSummary, HmsInput, applyProblem, limitsOf, validatorsFor } from '@hms/shared-ui/forms';

const AMOUNT = Validators.pattern(/^\d{1,8}(\.\d{1,4})?$/);
const UNIT_WORDS: Readonly<Record<StrengthUnit, string>> = { g: 'g', mg: 'mg', ug: 'micrograms', '[iU]': 'units', mL: 'mL' };

/** A medicine of one substance for the formulary. Enter saves. */
@Component({
  selector: 'hp-medicine-form',
  imports: [HmsField, HmsFormSummary, HmsInput, ReactiveFormsModule],
  template: `
    <form class="form" [formGroup]="form" (ngSubmit)="save()" novalidate>
      <hms-form-summary />
      <hms-field
        label="Name"
        hint="Generic, with tall-man letters where it is confused: PrednisoLONE."
        [messages]="{ required: 'Write the name.' }"
      >
        <input hmsInput formControlName="name" autocomplete="off" />
      </hms-field>
      <hms-field
        label="Substance"
        hint="Lower case, as the safety rules know it: prednisolone."
        [messages]="{ required: 'Write the substance.', pattern: 'Use lower-case letters.' }"
      >
        <input hmsInput formControlName="substance" autocomplete="off" />
      </hms-field>
      <div class="pair">
        <hms-field label="Strength" [messages]="{ required: 'Say how much there is.', pattern: 'Write a number.' }">
          <input hmsInput formControlName="value" inputmode="decimal" autocomplete="off" />
        </hms-field>
        <hms-field label="Unit">
          <select hmsInput formControlName="unit">
            @for (one of strengths; track one.value) {
              <option [value]="one.value">{{ one.label }}</option>
            }
          </select>
        </hms-field>
      </div>
      <div class="pair">
        <hms-field label="Form">
          <select hmsInput formControlName="form">
            @for (one of forms; track one.value) {
              <option [value]="one.value">{{ one.label }}</option>
            }
          </select>
        </hms-field>
        <hms-field label="Usual route">
          <select hmsInput formControlName="route">
            @for (one of routes; track one.value) {
              <option [value]="one.value">{{ one.label }}</option>
            }
          </select>
        </hms-field>
      </div>
      <div class="pair">
        <hms-field label="The strength is for" [messages]="{ required: 'Say for how much.', pattern: 'Write a number.' }">
          <input hmsInput formControlName="perValue" inputmode="decimal" autocomplete="off" />
        </hms-field>
        <hms-field label="Of">
          <select hmsInput formControlName="perUnit">
            @for (one of units(); track one.value) {
              <option [value]="one.value">{{ one.label }}</option>
            }
          </select>
        </hms-field>
      </div>
      <hms-field label="ATC code" optional hint="Finds duplicates of the same group: H02AB06.">
        <input hmsInput formControlName="atc" autocomplete="off" />
      </hms-field>
      <div class="row">
        <button type="submit" class="btn primary" [attr.aria-disabled]="busy()">{{ busy() ? 'Saving' : 'Add medicine' }}</button>
        <button type="button" class="btn" (click)="cancelled.emit()">Cancel</button>
      </div>
    </form>
  `,
})
export class MedicineForm {
  readonly problem = input<Problem | null>(null);
  readonly busy = input(false);
  readonly saved = output<MedicationRequest>();
  readonly cancelled = output();

  protected readonly strengths = STRENGTH_UNITS.map((value) => ({ value, label: UNIT_WORDS[value] }));
  protected readonly forms = MEDICATION_FORM_CODES.map((value) => ({ value, label: MEDICATION_FORMS[value].label }));
  protected readonly routes = ROUTE_CODES.map((value) => ({ value, label: ROUTES[value] }));
  protected readonly summary = viewChild.required(HmsFormSummary);
  protected readonly form = inject(NonNullableFormBuilder).group({
    name: ['', [Validators.required, ...validatorsFor(limitsOf('MedicationRequest'), 'name')]],
    substance: ['', [Validators.required, Validators.pattern(SUBSTANCE_PATTERN)]],
    value: ['', [Validators.required, AMOUNT]],
    unit: new FormControl<StrengthUnit>('mg', { nonNullable: true }),
    form: new FormControl<MedicationForm>('tablet', { nonNullable: true }),
    route: new FormControl<Route>('PO', { nonNullable: true }),
    perValue: ['1', [Validators.required, AMOUNT]],
    perUnit: new FormControl<DoseUnit>('{tablet}', { nonNullable: true }),
    atc: '',
  });
  readonly #form = toSignal(this.form.controls.form.valueChanges, { initialValue: 'tablet' });
  /** Pieces and volumes: a strength is not given for another mass. */
  protected readonly units = computed(() =>
    [...new Set<DoseUnit>([...formOf(this.#form()).doses, 'mL', 'g'])]
      .filter((value) => !['mg', 'ug', '[iU]'].includes(value))
      .map((value) => ({ value, label: DOSE_UNITS[value].many })),
  );

  constructor() {
    effect(() => {
      const [usual] = this.units();
      const { perUnit } = this.form.controls;
      untracked(() => perUnit.setValue(usual.value));
    });
    effect(() => {
      const problem = this.problem();
      if (problem) untracked(() => this.summary().report(applyProblem(this.form, problem)));
    });
  }

  protected save(): void {
    if (this.busy()) return;
    this.form.markAllAsTouched();
    if (this.form.invalid) return this.summary().report();
    this.summary().clear();
    const { substance, value, unit, atc, perValue, ...rest } = this.form.getRawValue();
    const ingredients = [{ substance, value: Number(value), unit }];
    this.saved.emit({ ...rest, ingredients, perValue: Number(perValue), classes: atc.trim() ? [atc.trim().toUpperCase()] : [] });
  }
}
