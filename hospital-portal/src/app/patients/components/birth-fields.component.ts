import { Component, ElementRef, Injector, afterNextRender, inject, input } from '@angular/core';
import { ReactiveFormsModule } from '@angular/forms';
import { HmsField, HmsInput } from '@hms/shared-ui/forms';
import type { PatientForm } from '../patient-form';

/** The birth date in three fields, or an age where nobody knows it. */
@Component({
  selector: 'hp-birth-fields',
  imports: [HmsField, HmsInput, ReactiveFormsModule],
  template: `
    <ng-container [formGroup]="group()">
      @if (group().controls.by.value === 'date') {
        <hms-field
          label="Date of birth"
          group
          [optional]="optional()"
          hint="Day, month, year, such as 14 7 1961."
          [messages]="{ required: 'Write the date of birth, or give the age.' }"
        >
          <button fieldAside type="button" class="link" (click)="ask('age')">Age instead</button>
          <div class="date">
            <input
              hmsInput
              formControlName="day"
              inputmode="numeric"
              maxlength="2"
              placeholder="DD"
              aria-label="Day of birth"
              autocomplete="off"
            />
            <input hmsInput formControlName="month" maxlength="9" placeholder="MM" aria-label="Month of birth" autocomplete="off" />
            <input
              hmsInput
              formControlName="year"
              inputmode="numeric"
              maxlength="4"
              placeholder="YYYY"
              aria-label="Year of birth"
              autocomplete="off"
            />
          </div>
          <label fieldNote class="check"><input type="checkbox" formControlName="estimated" />This date is a guess</label>
        </hms-field>
      } @else {
        <hms-field
          label="Age in years"
          [optional]="optional()"
          hint="Stored as an estimated birth date."
          [messages]="{ required: 'Write the age, or give the date of birth.', pattern: 'Write whole years, such as 48.' }"
        >
          <button fieldAside type="button" class="link" (click)="ask('date')">Date of birth instead</button>
          <input hmsInput formControlName="ageYears" inputmode="numeric" maxlength="3" class="age" autocomplete="off" />
        </hms-field>
      }
    </ng-container>
  `,
  styles: `
    .date {
      display: grid;
      grid-template-columns: 64px 96px 88px;
      gap: var(--s-2);
    }
    .age {
      width: 96px;
    }
    .link {
      min-height: 24px;
      padding: 0;
      border: 0;
      background: none;
      color: var(--accent-text);
      font-size: var(--fs-small);
      cursor: pointer;
    }
    .check {
      display: flex;
      align-items: center;
      gap: var(--s-2);
      min-height: 28px;
      color: var(--text);
      font-size: var(--fs-small);
    }
  `,
})
export class BirthFields {
  readonly group = input.required<PatientForm['controls']['born']>();
  readonly optional = input(false);
  readonly #host = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
  readonly #injector = inject(Injector);

  /** The button that was pressed goes: the focus would go with it. */
  protected ask(by: 'age' | 'date'): void {
    this.group().controls.by.setValue(by);
    afterNextRender(() => this.#host.querySelector('input')?.focus(), { injector: this.#injector });
  }
}
