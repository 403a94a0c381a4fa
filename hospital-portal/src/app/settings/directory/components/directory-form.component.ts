import { Component, computed, effect, input, output, untracked, viewChild } from '@angular/core';
import { ReactiveFormsModule } from '@angular/forms';
import type { Department } from '@hms/shared-dto';
import { HmsFocusHere, type Problem } from '@hms/shared-ui';
import { HmsField, HmsFormSummary, HmsInput, applyProblem } from '@hms/shared-ui/forms';
import { createDirectoryForm, toFormValue, toRequest } from '../directory-form';
import { COLOUR_WORDS, type DirectoryKind, type DirectoryRecord, type DirectoryRequest } from '../directory-kind';

/** Adds or changes a department, a room or a type of appointment. Sends nothing while something is wrong. */
@Component({
  selector: 'hp-directory-form',
  imports: [HmsField, HmsFocusHere, HmsFormSummary, HmsInput, ReactiveFormsModule],
  templateUrl: './directory-form.component.html',
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
    .colour {
      display: flex;
      align-items: center;
      gap: var(--s-2);
      min-height: 24px;
      cursor: pointer;
    }
    .swatch {
      width: 14px;
      height: 14px;
      border-radius: var(--r-1);
    }
  `,
})
export class DirectoryFormFields {
  readonly kind = input.required<DirectoryKind>();
  /** What is changed; null for a new one. */
  readonly entry = input<DirectoryRecord | null>(null);
  readonly departments = input<readonly Department[]>([]);
  readonly problem = input<Problem | null>(null);
  readonly busy = input(false);
  readonly submitted = output<DirectoryRequest>();
  readonly cancelled = output();

  protected readonly summary = viewChild.required(HmsFormSummary);
  protected readonly form = createDirectoryForm();
  protected readonly colours = Object.entries(COLOUR_WORDS).map(([value, word]) => ({ value: Number(value), word }));
  /** An archived department stays for the room that has it. */
  protected readonly choices = computed(() => {
    const { departmentId, departmentName } = this.entry() ?? {};
    const known = this.departments().map(({ id, name }) => ({ id, name }));
    const isKnown = !departmentId || known.some(({ id }) => id === departmentId);
    return isKnown ? known : [...known, { id: departmentId, name: departmentName ?? '' }];
  });

  constructor() {
    effect(() => {
      const entry = this.entry();
      untracked(() => {
        this.form.reset();
        if (entry) this.form.patchValue(toFormValue(entry));
      });
    });
    effect(() => {
      const problem = this.problem();
      if (problem) untracked(() => this.summary().report(this.#messages(problem)));
    });
  }

  /** What the form says now, in the kind's fields. */
  request(): DirectoryRequest {
    return toRequest(this.kind(), this.form);
  }

  /** Puts a settled choice into the fields. */
  show(request: DirectoryRequest): void {
    this.form.patchValue(toFormValue(request));
  }

  protected submit(): void {
    if (this.busy()) return;
    this.form.markAllAsTouched();
    if (this.form.invalid) return this.summary().report();
    this.summary().clear();
    this.submitted.emit(this.request());
  }

  #messages(problem: Problem): string[] {
    const messages = applyProblem(this.form, problem);
    return problem.errors.length || !problem.traceId ? messages : [...messages, `Request ${problem.traceId}.`];
  }
}
