import { Component, computed, effect, inject, input, output, untracked, viewChild } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { NonNullableFormBuilder, ReactiveFormsModule } from '@angular/forms';
import {
  CONSCIOUSNESS_LABELS,
  CONSCIOUSNESS_LEVELS,
  VITALS,
  ageOnDay,
  bmiOf,
  flagsOf,
  news2Advice,
  news2Of,
  news2Reason,
  readingsOf,
  vitalErrors,
  type RecordVitalsRequest,
  type VitalCode,
  type VitalSigns,
} from '@hms/shared-dto';
import { HmsNotice, type Problem, dayOf } from '@hms/shared-ui';
import { HmsField, HmsFormSummary, HmsInput, applyProblem } from '@hms/shared-ui/forms';
import { VitalFlag } from './vital-flag.component';
import { type AskedSign, flagWords, news2Look, previousText, previousValues } from './vital-words';
import { createVitalsForm, fillVitalsForm, toVitalsRequest, typedVitals } from './vitals-form';

/** What is filled in: a new measuring, or one that takes the place of another with the reason for it. */
export interface FilledVitals {
  readonly request: RecordVitalsRequest;
  readonly reason: string;
}

/** One measuring, for recording and for correcting. Flags, BMI and NEWS2 appear as one types; nothing that cannot be true is sent. */
@Component({
  selector: 'hp-vitals-form',
  imports: [HmsField, HmsFormSummary, HmsInput, HmsNotice, ReactiveFormsModule, VitalFlag],
  templateUrl: './vitals-form.component.html',
  styleUrl: './vitals-form.component.scss',
})
export class VitalsForm {
  /** The one that is corrected; null for a new one. */
  readonly wrong = input<VitalSigns | null>(null);
  /** What counts, the newest first: what stands beside the fields. */
  readonly counted = input<readonly VitalSigns[]>([]);
  readonly dateOfBirth = input<string | null>(null);
  /** The hospital's: an age is that of its day. */
  readonly zone = input.required<string>();
  /** `YYYY-MM-DD` by the hospital's clock. */
  readonly today = input.required<string>();
  readonly problem = input<Problem | null>(null);
  readonly busy = input(false);
  readonly saved = output<FilledVitals>();
  readonly cancelled = output();

  protected readonly form = createVitalsForm(inject(NonNullableFormBuilder));
  protected readonly summary = viewChild.required(HmsFormSummary);
  protected readonly levels = CONSCIOUSNESS_LEVELS.map((value) => ({ value, label: CONSCIOUSNESS_LABELS[value] }));
  readonly #typed = toSignal(this.form.valueChanges, { initialValue: this.form.value });
  readonly #readings = computed(() => {
    this.#typed();
    return readingsOf(typedVitals(this.form));
  });
  readonly #takenOn = computed(() => {
    const wrong = this.wrong();
    return wrong ? dayOf(new Date(wrong.takenAt), this.zone()) : this.today();
  });
  readonly #previous = computed(() => previousValues(this.counted(), this.wrong()));
  readonly #age = computed(() => ageOnDay(this.dateOfBirth(), this.#takenOn()));
  readonly #flags = computed(() => new Map(flagsOf(this.#readings(), this.#age()).map((flagged) => [flagged.code, flagged])));
  protected readonly bmi = computed(() => bmiOf(this.#readings()));
  protected readonly news2 = computed(() => {
    const found = news2Of(this.#readings(), this.#age());
    if (found.kind === 'none') return { look: null, text: news2Reason(found.because, found.missing) };
    return { look: news2Look(found.result), text: news2Advice(found.result) };
  });
  protected readonly VITALS = VITALS;

  constructor() {
    effect(() => {
      const wrong = this.wrong();
      untracked(() => wrong && fillVitalsForm(this.form, wrong));
    });
    effect(() => {
      const problem = this.problem();
      if (problem) untracked(() => this.summary().report(applyProblem(this.form, problem)));
    });
    // The limits of a temperature are those of its unit.
    this.form.controls.temperatureUnit.valueChanges.subscribe(() => this.form.controls.temperature.updateValueAndValidity());
  }

  protected flagOf(code: VitalCode | 'bmi' | 'consciousness') {
    return this.#flags().get(code)?.flag ?? null;
  }

  /** In words, once there is a value. */
  protected wordsOf(code: VitalCode | 'bmi' | 'consciousness'): string {
    const found = this.#flags().get(code);
    return found ? flagWords(found.flag, found.reference) : '';
  }

  protected before(sign: AskedSign): string {
    return previousText(this.#previous().get(sign), this.zone());
  }

  protected save(): void {
    if (this.busy()) return;
    this.form.markAllAsTouched();
    const errors = vitalErrors(typedVitals(this.form));
    for (const { path, message } of errors) this.form.get(path)?.setErrors({ server: message });
    const reason = this.form.controls.reason.value.trim();
    if (this.wrong() && !reason) this.form.controls.reason.setErrors({ required: true });
    const loose = errors.filter(({ path }) => !this.form.get(path)).map(({ message }) => message);
    if (this.form.invalid || loose.length > 0) return this.summary().report(loose);
    this.summary().clear();
    this.saved.emit({ request: toVitalsRequest(this.form), reason });
  }
}
