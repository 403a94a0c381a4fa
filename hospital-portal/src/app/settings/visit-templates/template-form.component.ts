import { Component, effect, input, output, untracked, viewChild } from '@angular/core';
import { ReactiveFormsModule } from '@angular/forms';
import { VISIT_SECTION_LABELS, VISIT_SECTIONS, type VisitTemplate, type VisitTemplateRequest } from '@hms/shared-dto';
import { HmsFocusHere, type Problem } from '@hms/shared-ui';
import { HmsField, HmsFormSummary, HmsInput, applyProblem } from '@hms/shared-ui/forms';
import { createTemplateForm, toTemplateRequest, toTemplateText } from './template-form';

/** A template, for adding and for changing. Sends nothing while something is wrong. */
@Component({
  selector: 'hp-template-form',
  imports: [HmsField, HmsFocusHere, HmsFormSummary, HmsInput, ReactiveFormsModule],
  template: `
    <form class="form" [formGroup]="form" (ngSubmit)="submit()" novalidate>
      <hms-form-summary title="The template was not saved." />
      <hms-field label="Name"><input hmsInput hmsFocusHere formControlName="name" autocomplete="off" /></hms-field>
      @for (section of sections; track section.key) {
        <hms-field [label]="section.label" optional>
          <textarea hmsInput [formControlName]="section.key" rows="3"></textarea>
        </hms-field>
      }
      <div class="form-footer">
        <button type="button" class="btn" (click)="cancelled.emit()">Cancel</button>
        <button type="submit" class="btn primary" [attr.aria-disabled]="busy() || null">{{ busy() ? 'Saving' : 'Save template' }}</button>
      </div>
    </form>
  `,
})
export class TemplateFormFields {
  /** The one that is changed; null for a new one. */
  readonly template = input<VisitTemplate | null>(null);
  readonly problem = input<Problem | null>(null);
  readonly busy = input(false);
  readonly submitted = output<VisitTemplateRequest>();
  readonly cancelled = output();

  protected readonly sections = VISIT_SECTIONS.map((key) => ({ key, label: VISIT_SECTION_LABELS[key] }));
  protected readonly summary = viewChild.required(HmsFormSummary);
  protected readonly form = createTemplateForm();

  constructor() {
    effect(() => {
      const template = this.template();
      if (template) untracked(() => this.show(template));
    });
    effect(() => {
      const problem = this.problem();
      if (problem) untracked(() => this.summary().report(applyProblem(this.form, problem)));
    });
  }

  /** What is typed. */
  request(): VisitTemplateRequest {
    return toTemplateRequest(this.form.getRawValue());
  }

  show(template: VisitTemplate | VisitTemplateRequest): void {
    this.form.reset(toTemplateText(template));
  }

  protected submit(): void {
    if (this.busy()) return;
    this.form.markAllAsTouched();
    if (this.form.invalid) return this.summary().report();
    this.summary().clear();
    this.submitted.emit(this.request());
  }
}
