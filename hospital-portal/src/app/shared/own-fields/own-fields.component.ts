import { Component, input } from '@angular/core';
import { ReactiveFormsModule } from '@angular/forms';
import type { CustomField } from '@hms/shared-dto';
import { HmsField, HmsInput } from '@hms/shared-ui/forms';
import type { OwnFieldRecord } from './own-field-controls';
import { OwnChoices } from './own-choices.component';

const MESSAGES = { number: 'Write a number.', phone: 'Write ten digits, or + and the country code.' } as const;

/** The hospital's own fields in a patient's form. */
@Component({
  selector: 'hp-own-fields',
  imports: [HmsField, HmsInput, OwnChoices, ReactiveFormsModule],
  template: `
    <div class="form" [formGroup]="record()">
      @for (field of fields(); track field.key) {
        @if (field.type === 'multi_select') {
          <hp-own-choices [field]="field" [control]="record().controls[field.key]" [optional]="isOptional(field)" />
        } @else {
          <hms-field [label]="field.label" [optional]="isOptional(field)" [hint]="hint(field)" [messages]="messages">
            @switch (field.type) {
              @case ('long_text') {
                <textarea hmsInput [formControlName]="field.key" rows="3"></textarea>
              }
              @case ('boolean') {
                <select hmsInput [formControlName]="field.key">
                  <option value="">Not recorded</option>
                  <option value="yes">Yes</option>
                  <option value="no">No</option>
                </select>
              }
              @case ('select') {
                <select hmsInput [formControlName]="field.key">
                  <option value="">Not recorded</option>
                  @for (option of choices(field); track option) {
                    <option [value]="option">{{ option }}</option>
                  }
                </select>
              }
              @case ('date') {
                <input hmsInput type="date" class="day" [formControlName]="field.key" />
              }
              @case ('number') {
                <input hmsInput class="day" inputmode="decimal" autocomplete="off" [formControlName]="field.key" />
              }
              @case ('phone') {
                <input hmsInput type="tel" autocomplete="off" maxlength="24" [formControlName]="field.key" />
              }
              @case ('email') {
                <input hmsInput type="email" autocomplete="off" [formControlName]="field.key" />
              }
              @default {
                <input hmsInput autocomplete="off" [formControlName]="field.key" />
              }
            }
          </hms-field>
        }
      }
    </div>
  `,
  styles: `
    .day {
      width: 180px;
    }
  `,
})
export class OwnFields {
  readonly record = input.required<OwnFieldRecord>();
  readonly fields = input.required<readonly CustomField[]>();
  /** Required ones may be empty: nobody knows who the person is. */
  readonly mayLack = input(false);
  protected readonly messages = MESSAGES;

  protected isOptional({ required }: CustomField): boolean {
    return !required || this.mayLack();
  }

  protected hint({ unit, minimum, maximum }: CustomField): string {
    const bounds = minimum !== null && maximum !== null ? `${minimum} to ${maximum}` : '';
    return [bounds, unit].filter(Boolean).join(' ');
  }

  /** A choice that is no longer offered stays for who has it. */
  protected choices({ key, options }: CustomField): readonly string[] {
    const now = this.record().controls[key].value;
    return typeof now === 'string' && now && !options.includes(now) ? [...options, now] : options;
  }
}
