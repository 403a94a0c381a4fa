import { Component, computed, effect, input, output, untracked, viewChild } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { ReactiveFormsModule } from '@angular/forms';
import { type AddCustomFieldRequest, type ChangeCustomFieldRequest, type CustomField, type HospitalRole, isChoice } from '@hms/shared-dto';
import { HmsFocusHere, type Problem } from '@hms/shared-ui';
import { HmsField, HmsFormSummary, HmsInput, applyProblem } from '@hms/shared-ui/forms';
import { createFieldForm, keyFor, toAdd, toChange, toFormValue } from '../custom-field-form';
import { ROLE_CHOICES, TYPE_CHOICES } from '../custom-field-words';

/** Adds or changes one of the hospital's own fields. Sends nothing while something is wrong. */
@Component({
  selector: 'hp-field-form',
  imports: [HmsField, HmsFocusHere, HmsFormSummary, HmsInput, ReactiveFormsModule],
  templateUrl: './field-form.component.html',
  styles: `
    fieldset {
      display: flex;
      flex-wrap: wrap;
      gap: var(--s-2) var(--s-4);
    }
    legend {
      padding: 0 0 4px;
      font-size: var(--fs-small);
      font-weight: var(--fw-medium);
    }
    .check {
      display: flex;
      align-items: center;
      gap: var(--s-2);
      min-height: 24px;
    }
  `,
})
export class FieldFormFields {
  /** What is changed; null for a new one. */
  readonly field = input<CustomField | null>(null);
  readonly problem = input<Problem | null>(null);
  readonly busy = input(false);
  readonly added = output<AddCustomFieldRequest>();
  readonly changed = output<ChangeCustomFieldRequest>();
  readonly cancelled = output();

  protected readonly summary = viewChild.required(HmsFormSummary);
  protected readonly form = createFieldForm();
  protected readonly types = TYPE_CHOICES;
  protected readonly roles = ROLE_CHOICES;
  protected readonly numberMessages = { pattern: 'Write a number, such as 20 or 36.5.' };
  protected readonly type = toSignal(this.form.controls.type.valueChanges, { initialValue: this.form.controls.type.value });
  protected readonly hasChoices = computed(() => isChoice(this.type()));
  /** From then on the key is the person's own. */
  protected keyTyped = false;

  constructor() {
    effect(() => {
      const field = this.field();
      untracked(() => {
        this.form.reset();
        if (field) this.form.patchValue({ ...toFormValue(field), key: field.key, type: field.type });
      });
    });
    effect(() => {
      const problem = this.problem();
      if (problem) untracked(() => this.summary().report(this.#messages(problem)));
    });
  }

  /** What the form says now of what may change. */
  request(): ChangeCustomFieldRequest {
    return toChange(this.form);
  }

  /** Puts a settled choice into the fields. */
  show(request: ChangeCustomFieldRequest): void {
    this.form.patchValue(toFormValue(request));
  }

  protected offerKey(): void {
    if (!this.keyTyped && !this.field()) this.form.controls.key.setValue(keyFor(this.form.controls.label.value));
  }

  protected toggle(role: HospitalRole): void {
    const { visibleTo } = this.form.controls;
    const now = visibleTo.value;
    visibleTo.setValue(now.includes(role) ? now.filter((one) => one !== role) : [...now, role]);
  }

  protected submit(): void {
    if (this.busy()) return;
    this.form.markAllAsTouched();
    if (this.form.invalid) return this.summary().report();
    this.summary().clear();
    if (this.field()) this.changed.emit(this.request());
    else this.added.emit(toAdd(this.form));
  }

  #messages(problem: Problem): string[] {
    const messages = applyProblem(this.form, problem);
    return problem.errors.length || !problem.traceId ? messages : [...messages, `Request ${problem.traceId}.`];
  }
}
