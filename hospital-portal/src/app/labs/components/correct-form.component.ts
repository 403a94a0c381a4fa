import { Component, effect, inject, input, output, untracked } from '@angular/core';
import { NonNullableFormBuilder, ReactiveFormsModule, Validators } from '@angular/forms';
import { HmsPanel } from '@hms/shared-ui';
import { HmsField, HmsInput } from '@hms/shared-ui/forms';
import { unitWords } from '../../shared/labs/lab-words';
import type { EntryRow } from '../entry-rows';

/** What a correction says: the right value, and what was wrong. */
export interface Correction {
  readonly itemId: string;
  readonly value: string;
  readonly reason: string;
}

/** A right value in the place of a wrong one, which stays readable. */
@Component({
  selector: 'hp-correct-form',
  imports: [HmsField, HmsInput, HmsPanel, ReactiveFormsModule],
  template: `
    <hms-panel [title]="'Correct ' + row().entry.name + '?'">
      <p class="muted">It is {{ row().entry.result?.display }} {{ unit() }} now and stays readable. Who ordered it is told.</p>
      <form class="form" [formGroup]="form" (ngSubmit)="submit()" novalidate>
        <hms-field [label]="unit() ? 'Right value, ' + unit() : 'Right value'">
          @if (row().entry.kind === 'coded') {
            <select hmsInput formControlName="value">
              <option value="">Choose</option>
              @for (code of row().entry.codes; track code.code) {
                <option [value]="code.code">{{ code.text }}</option>
              }
            </select>
          } @else {
            <input hmsInput formControlName="value" autocomplete="off" />
          }
        </hms-field>
        <hms-field label="What was wrong">
          <textarea hmsInput rows="2" formControlName="reason" maxlength="500"></textarea>
        </hms-field>
        <div class="form-footer">
          <button type="button" class="btn" (click)="closed.emit()">Keep result</button>
          <button type="submit" class="btn primary">Correct result</button>
        </div>
      </form>
    </hms-panel>
  `,
})
export class CorrectForm {
  readonly row = input.required<EntryRow>();
  readonly submitted = output<Correction>();
  readonly closed = output();
  protected readonly form = inject(NonNullableFormBuilder).group({
    value: ['', [Validators.required, Validators.pattern(/\S/)]],
    reason: ['', [Validators.required, Validators.pattern(/\S/)]],
  });

  constructor() {
    effect(() => {
      this.row();
      untracked(() => this.form.reset());
    });
  }

  protected unit(): string {
    return unitWords(this.row().entry.unit);
  }

  protected submit(): void {
    this.form.markAllAsTouched();
    if (this.form.invalid) return;
    const { value, reason } = this.form.getRawValue();
    this.submitted.emit({ itemId: this.row().entry.itemId, value: value.trim(), reason: reason.trim() });
  }
}
