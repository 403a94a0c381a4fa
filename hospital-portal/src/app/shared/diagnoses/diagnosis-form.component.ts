import { Component, computed, effect, inject, input, output, signal, untracked, viewChild } from '@angular/core';
import { NonNullableFormBuilder, ReactiveFormsModule, Validators } from '@angular/forms';
import type { Condition, ConditionChange, DiagnosisCode } from '@hms/shared-dto';
import { type Problem } from '@hms/shared-ui';
import { HmsField, HmsFormSummary, HmsInput, applyProblem } from '@hms/shared-ui/forms';
import type { CodeSearch } from './code-search';
import { DiagnosisPicker, type PickedDiagnosis } from './diagnosis-picker.component';
import { CERTAINTY_WORDS, CLINICAL_WORDS } from './diagnosis-words';

const optionsOf = (labels: Readonly<Record<string, string>>) => Object.entries(labels).map(([value, label]) => ({ value, label }));
const NOTE_MAX = 2000;

/** One diagnosis or problem, for recording and for changing. */
@Component({
  selector: 'hp-diagnosis-form',
  imports: [DiagnosisPicker, HmsField, HmsFormSummary, HmsInput, ReactiveFormsModule],
  template: `
    <form class="form" [formGroup]="form" (ngSubmit)="save()" novalidate>
      <hms-form-summary />
      @if (picked(); as chosen) {
        <p class="chosen">
          @if ('code' in chosen) {
            <span
              ><b>{{ chosen.code }}</b> {{ chosen.display }}</span
            >
          } @else {
            <span>{{ chosen.text }} <span class="meta muted">(free text)</span></span>
          }
          <button type="button" class="btn sm" (click)="picked.set(null)">Choose another</button>
        </p>
      } @else {
        <hp-diagnosis-picker
          [place]="condition()?.id ?? 'new'"
          [search]="search()"
          [favourites]="favourites()"
          [missing]="tried()"
          (searched)="searched.emit($event)"
          (picked)="picked.set($event)"
        />
      }
      <div class="pair">
        <hms-field label="Certainty">
          <select hmsInput formControlName="verificationStatus">
            @for (option of certainties; track option.value) {
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
      <div class="pair">
        <hms-field label="Since" optional><input hmsInput type="date" formControlName="onsetOn" /></hms-field>
        <hms-field label="Until" optional hint="Of what is over."><input hmsInput type="date" formControlName="abatedOn" /></hms-field>
      </div>
      @if (ofVisit()) {
        <label class="check"><input type="checkbox" formControlName="primary" />What this visit was for (primary)</label>
      }
      <hms-field label="Note" optional><textarea hmsInput formControlName="note" rows="2"></textarea></hms-field>
      <div class="row">
        <button type="submit" class="btn primary" [attr.aria-disabled]="busy()">{{ busy() ? 'Saving' : 'Save diagnosis' }}</button>
        <button type="button" class="btn" (click)="cancelled.emit()">Cancel</button>
      </div>
    </form>
  `,
  styles: `
    .chosen {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      justify-content: space-between;
      gap: var(--s-2);
    }
    .check {
      display: flex;
      align-items: center;
      gap: var(--s-2);
    }
  `,
})
export class DiagnosisForm {
  /** The one that is changed; null for a new one. */
  readonly condition = input<Condition | null>(null);
  /** A visit has a primary diagnosis; a problem list has none. */
  readonly ofVisit = input(false);
  readonly search = input.required<CodeSearch>();
  readonly favourites = input<readonly DiagnosisCode[]>([]);
  readonly problem = input<Problem | null>(null);
  readonly busy = input(false);
  readonly searched = output<string>();
  readonly saved = output<ConditionChange>();
  readonly cancelled = output();

  protected readonly certainties = optionsOf(CERTAINTY_WORDS);
  protected readonly statuses = optionsOf(CLINICAL_WORDS);
  protected readonly summary = viewChild.required(HmsFormSummary);
  protected readonly picked = signal<PickedDiagnosis | null>(null);
  readonly #sent = signal(false);
  protected readonly tried = computed(() => this.#sent() && this.picked() === null);
  protected readonly form = inject(NonNullableFormBuilder).group({
    ...{ verificationStatus: 'provisional', clinicalStatus: 'active', onsetOn: '', abatedOn: '', primary: false },
    note: ['', Validators.maxLength(NOTE_MAX)],
  });

  constructor() {
    effect(() => {
      const condition = this.condition();
      untracked(() => condition && this.fill(condition));
    });
    effect(() => {
      const problem = this.problem();
      if (problem) untracked(() => this.summary().report(applyProblem(this.form, problem)));
    });
  }

  protected save(): void {
    if (this.busy()) return;
    this.#sent.set(true);
    const chosen = this.picked();
    if (!chosen || this.form.invalid) return this.summary().report(chosen ? [] : ['Choose a diagnosis.']);
    this.summary().clear();
    const { primary, ...typed } = this.form.getRawValue();
    const filled = Object.fromEntries(Object.entries(typed).filter(([, text]) => text.trim() !== ''));
    const what = 'code' in chosen ? { code: chosen.code } : { text: chosen.text };
    this.saved.emit({ ...filled, ...what, ...(primary ? { primary } : {}) });
  }

  protected fill({ code, display, verificationStatus, clinicalStatus, onsetOn, abatedOn, primary, note }: Condition): void {
    this.picked.set(code === null ? { text: display } : { code, display });
    this.form.reset({ verificationStatus, clinicalStatus, primary, onsetOn: onsetOn ?? '', abatedOn: abatedOn ?? '', note: note ?? '' });
  }
}
