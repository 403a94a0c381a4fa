import { Component, type ElementRef, Injector, afterNextRender, inject, input, viewChildren } from '@angular/core';
import { ReactiveFormsModule } from '@angular/forms';
import { HmsField, HmsInput } from '@hms/shared-ui/forms';
import { IDENTIFIER_LABELS } from '../patient-fact-lists';
import { type PatientForm, identifierRow } from '../patient-form';

/** As many as the API takes. */
const MAX_ROWS = 10;

/** Numbers that others gave the patient: ABHA, passport, insurance. A new row takes the focus. */
@Component({
  selector: 'hp-identifier-rows',
  imports: [HmsField, HmsInput, ReactiveFormsModule],
  template: `
    @for (row of rows().controls; track row; let at = $index) {
      <div class="line" [formGroup]="row">
        <hms-field label="Kind">
          <select #first hmsInput formControlName="type">
            @for (type of types; track type.value) {
              <option [value]="type.value">{{ type.label }}</option>
            }
          </select>
        </hms-field>
        <hms-field label="Number" [hint]="row.controls.type.value === 'abha' ? '14 digits.' : ''">
          <input hmsInput formControlName="value" autocomplete="off" maxlength="60" />
        </hms-field>
        @if (row.controls.type.value === 'insurance' || row.controls.type.value === 'other') {
          <hms-field label="Given by" optional><input hmsInput formControlName="issuer" autocomplete="off" maxlength="100" /></hms-field>
        }
        <button type="button" class="btn sm" (click)="rows().removeAt(at)">
          Remove<span class="sr-only"> number {{ at + 1 }}</span>
        </button>
      </div>
    }
    @if (rows().length < max) {
      <button type="button" class="btn sm" (click)="add()">Add ABHA, passport, insurance</button>
    }
  `,
  styleUrl: './rows.scss',
})
export class IdentifierRows {
  readonly rows = input.required<PatientForm['controls']['identifiers']>();
  readonly #injector = inject(Injector);
  protected readonly first = viewChildren<ElementRef<HTMLElement>>('first');
  protected readonly max = MAX_ROWS;
  protected readonly types = Object.entries(IDENTIFIER_LABELS).map(([value, label]) => ({ value, label }));

  protected add(): void {
    this.rows().push(identifierRow());
    afterNextRender(() => this.first().at(-1)?.nativeElement.focus(), { injector: this.#injector });
  }
}
