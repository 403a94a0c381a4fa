import { Component, computed, effect, input, output, signal, untracked, viewChild } from '@angular/core';
import { ReactiveFormsModule } from '@angular/forms';
import { MatIcon } from '@angular/material/icon';
import type { AvailabilityRule } from '@hms/shared-dto';
import { type Problem } from '@hms/shared-ui';
import { HmsField, HmsFormSummary, HmsInput, applyProblem } from '@hms/shared-ui/forms';
import { createHoursForm, createRuleForm, nextRule, toRules } from '../hours-form';
import { WEEKDAYS } from '../hours-words';

/** All weekly hours of a doctor, a line each. Sends nothing while something is wrong. */
@Component({
  selector: 'hp-hours-form',
  imports: [HmsField, HmsFormSummary, HmsInput, MatIcon, ReactiveFormsModule],
  templateUrl: './hours-form.component.html',
  styles: `
    form {
      display: grid;
      gap: var(--s-3);
    }
    .rules {
      display: grid;
      gap: var(--s-3);
    }
    fieldset {
      display: grid;
      grid-template-columns: minmax(120px, 1.2fr) repeat(2, minmax(96px, 1fr)) 96px repeat(2, minmax(136px, 1.2fr)) 36px;
      gap: var(--s-2);
      align-items: start;
      padding-bottom: var(--s-2);
      border-bottom: 1px solid var(--line-soft);
    }
    .icon-btn {
      margin-top: 22px;
    }
    @media (max-width: 1199px) {
      fieldset {
        grid-template-columns: repeat(2, minmax(0, 1fr));
      }
      .icon-btn {
        margin-top: 0;
      }
    }
  `,
})
export class HoursFormFields {
  readonly rules = input.required<readonly AvailabilityRule[]>();
  /** `YYYY-MM-DD` by the hospital's calendar. */
  readonly today = input.required<string>();
  readonly problem = input<Problem | null>(null);
  readonly busy = input(false);
  readonly submitted = output<AvailabilityRule[]>();
  readonly cancelled = output();

  protected readonly weekdays = WEEKDAYS;
  protected readonly summary = viewChild.required(HmsFormSummary);
  protected readonly form = signal(createHoursForm([]));
  protected readonly lines = computed(() => this.form().controls.rules);

  constructor() {
    effect(() => {
      const rules = this.rules();
      untracked(() => this.show(rules));
    });
    effect(() => {
      const problem = this.problem();
      if (problem) untracked(() => this.summary().report(applyProblem(this.form(), problem)));
    });
  }

  /** What the form says now. */
  value(): AvailabilityRule[] {
    return toRules(this.form());
  }

  /** Puts hours into the fields. */
  show(rules: readonly AvailabilityRule[]): void {
    this.form.set(createHoursForm(rules));
  }

  protected add(): void {
    this.lines().push(createRuleForm(nextRule(this.value(), this.today())));
  }

  protected remove(index: number): void {
    this.lines().removeAt(index);
  }

  protected submit(): void {
    if (this.busy()) return;
    this.form().markAllAsTouched();
    if (this.form().invalid) return this.summary().report();
    this.summary().clear();
    this.submitted.emit(this.value());
  }
}
