import { Component, effect, inject, input, output, untracked, viewChild } from '@angular/core';
import { NonNullableFormBuilder, ReactiveFormsModule, Validators } from '@angular/forms';
import type { Allergy, AllergyRequest } from '@hms/shared-dto';
import { type Problem } from '@hms/shared-ui';
import { HmsField, HmsFormSummary, HmsInput, applyProblem, limitsOf, validatorsFor } from '@hms/shared-ui/forms';
import { reactionsOf } from '../../first-allergies';
import { CATEGORY_LABELS, CERTAINTY_LABELS, CLINICAL_LABELS, SEVERITY_LABELS } from '../allergy-words';

const optionsOf = (labels: Readonly<Record<string, string>>) => Object.entries(labels).map(([value, label]) => ({ value, label }));
const LIMITS = limitsOf('AllergyRequest');

/** One allergy, for recording and for changing. Enter saves. */
@Component({
  selector: 'hp-allergy-form',
  imports: [HmsField, HmsFormSummary, HmsInput, ReactiveFormsModule],
  template: `
    <form class="form" [formGroup]="form" (ngSubmit)="save()" novalidate>
      <hms-form-summary />
      <hms-field label="Substance" hint="Medicine, food or whatever it is." [messages]="{ required: 'Write what the patient reacts to.' }">
        <input hmsInput formControlName="substance" autocomplete="off" />
      </hms-field>
      <div class="pair">
        <hms-field label="Severity" optional>
          <select hmsInput formControlName="severity">
            <option value="">Not known</option>
            @for (option of severities; track option.value) {
              <option [value]="option.value">{{ option.label }}</option>
            }
          </select>
        </hms-field>
        <hms-field label="Certainty">
          <select hmsInput formControlName="verificationStatus">
            @for (option of certainties; track option.value) {
              <option [value]="option.value">{{ option.label }}</option>
            }
          </select>
        </hms-field>
      </div>
      <hms-field label="Reactions" optional hint="With commas between: rash, swelling.">
        <input hmsInput formControlName="reactions" autocomplete="off" />
      </hms-field>
      <div class="pair">
        <hms-field label="Kind" optional>
          <select hmsInput formControlName="category">
            <option value="">Not recorded</option>
            @for (option of categories; track option.value) {
              <option [value]="option.value">{{ option.label }}</option>
            }
          </select>
        </hms-field>
        <hms-field label="Status">
          <select hmsInput formControlName="clinicalStatus">
            @for (option of statuses; track option.value) {
              <option [value]="option.value">{{ option.label }}</option>
            }
          </select>
        </hms-field>
      </div>
      <hms-field label="Note" optional><textarea hmsInput formControlName="note" rows="2"></textarea></hms-field>
      <div class="row">
        <button type="submit" class="btn primary" [attr.aria-disabled]="busy()">{{ busy() ? 'Saving' : 'Save allergy' }}</button>
        <button type="button" class="btn" (click)="cancelled.emit()">Cancel</button>
      </div>
    </form>
  `,
})
export class AllergyForm {
  /** The one that is changed; null for a new one. */
  readonly allergy = input<Allergy | null>(null);
  readonly problem = input<Problem | null>(null);
  readonly busy = input(false);
  readonly saved = output<AllergyRequest>();
  readonly cancelled = output();

  protected readonly severities = optionsOf(SEVERITY_LABELS);
  protected readonly certainties = optionsOf(CERTAINTY_LABELS);
  protected readonly categories = optionsOf(CATEGORY_LABELS);
  protected readonly statuses = optionsOf(CLINICAL_LABELS);
  protected readonly summary = viewChild.required(HmsFormSummary);
  protected readonly form = inject(NonNullableFormBuilder).group({
    substance: ['', [Validators.required, ...validatorsFor(LIMITS, 'substance')]],
    severity: '',
    verificationStatus: 'unconfirmed',
    reactions: '',
    category: '',
    clinicalStatus: 'active',
    note: ['', validatorsFor(LIMITS, 'note')],
  });

  constructor() {
    effect(() => {
      const allergy = this.allergy();
      untracked(() => this.fill(allergy));
    });
    effect(() => {
      const problem = this.problem();
      if (problem) untracked(() => this.summary().report(applyProblem(this.form, problem)));
    });
  }

  /** What is typed, as the API wants it. */
  request(): AllergyRequest {
    const { reactions, ...typed } = this.form.getRawValue();
    const filled = Object.entries(typed).filter(([, text]) => text.trim() !== '');
    return { ...Object.fromEntries(filled), reactions: reactionsOf(reactions) } as unknown as AllergyRequest;
  }

  protected fill(allergy: Allergy | null): void {
    if (!allergy) return;
    const { substance, verificationStatus, clinicalStatus, severity, category, note, reactions } = allergy;
    this.form.reset({
      ...{ substance, verificationStatus, clinicalStatus, severity: severity ?? '' },
      ...{ category: category ?? '', note: note ?? '', reactions: reactions.join(', ') },
    });
  }

  protected save(): void {
    if (this.busy()) return;
    this.form.markAllAsTouched();
    if (this.form.invalid) return this.summary().report();
    this.summary().clear();
    this.saved.emit(this.request());
  }
}
