import { Component, type ElementRef, Injector, afterNextRender, inject, input, viewChildren } from '@angular/core';
import { ReactiveFormsModule } from '@angular/forms';
import { HmsField, HmsInput } from '@hms/shared-ui/forms';
import { PHONE_USE_LABELS } from '../patient-fact-lists';
import { type PatientForm, phoneRow } from '../patient-form';

/** As many as the API takes. */
const MAX_ROWS = 5;

/** Phones besides the first one; a new row takes the focus. */
@Component({
  selector: 'hp-phone-rows',
  imports: [HmsField, HmsInput, ReactiveFormsModule],
  template: `
    @for (row of rows().controls; track row; let at = $index) {
      <div class="line" [formGroup]="row">
        <hms-field [label]="'Phone ' + (at + 2)" optional [messages]="{ pattern: 'Write ten digits, or + and the country code.' }">
          <input #first hmsInput type="tel" formControlName="number" autocomplete="off" maxlength="24" />
        </hms-field>
        <hms-field label="Use">
          <select hmsInput formControlName="use">
            @for (use of uses; track use.value) {
              <option [value]="use.value">{{ use.label }}</option>
            }
          </select>
        </hms-field>
        <button type="button" class="btn sm" (click)="rows().removeAt(at)">
          Remove<span class="sr-only"> phone {{ at + 2 }}</span>
        </button>
      </div>
    }
    @if (rows().length < max) {
      <button type="button" class="btn sm" (click)="add()">Add a phone</button>
    }
  `,
  styleUrl: './rows.scss',
})
export class PhoneRows {
  readonly rows = input.required<PatientForm['controls']['phones']>();
  readonly #injector = inject(Injector);
  protected readonly first = viewChildren<ElementRef<HTMLElement>>('first');
  protected readonly max = MAX_ROWS;
  protected readonly uses = Object.entries(PHONE_USE_LABELS).map(([value, label]) => ({ value, label }));

  protected add(): void {
    this.rows().push(phoneRow());
    afterNextRender(() => this.first().at(-1)?.nativeElement.focus(), { injector: this.#injector });
  }
}
