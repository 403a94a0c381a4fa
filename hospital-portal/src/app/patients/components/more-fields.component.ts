import { Component, input } from '@angular/core';
import { ReactiveFormsModule } from '@angular/forms';
import { HmsField, HmsInput } from '@hms/shared-ui/forms';
import { LANGUAGES, MARITAL_LABELS, languageName } from '../patient-fact-lists';
import type { PatientForm } from '../patient-form';

const BLOOD_GROUPS = ['A+', 'A-', 'B+', 'B-', 'AB+', 'AB-', 'O+', 'O-'] as const;

/** What can wait until there is time. */
@Component({
  selector: 'hp-more-fields',
  imports: [HmsField, HmsInput, ReactiveFormsModule],
  template: `
    <div class="form" [formGroup]="form()">
      <div class="pair">
        <hms-field label="Middle name" optional><input hmsInput formControlName="middleName" autocomplete="off" /></hms-field>
        <hms-field label="Title" optional hint="Mrs, Dr." [messages]="{ pattern: 'Use up to 20 letters.' }">
          <input hmsInput formControlName="title" autocomplete="off" maxlength="20" />
        </hms-field>
      </div>
      <hms-field label="Name in own script" optional hint="The whole name, such as मीना शर्मा.">
        <input hmsInput formControlName="localName" autocomplete="off" />
      </hms-field>
      <div class="pair">
        <hms-field label="Blood group" optional>
          <select hmsInput formControlName="bloodGroup">
            <option value="">Not recorded</option>
            @for (group of bloodGroups; track group) {
              <option [value]="group">{{ group }}</option>
            }
          </select>
        </hms-field>
        <hms-field label="Language" optional>
          <select hmsInput formControlName="language">
            <option value="">Not recorded</option>
            @for (language of languages; track language.value) {
              <option [value]="language.value">{{ language.label }}</option>
            }
          </select>
        </hms-field>
      </div>
      <div class="pair">
        <hms-field label="Marital status" optional>
          <select hmsInput formControlName="maritalStatus">
            <option value="">Not recorded</option>
            @for (status of maritalStatuses; track status.value) {
              <option [value]="status.value">{{ status.label }}</option>
            }
          </select>
        </hms-field>
        <hms-field label="Occupation" optional><input hmsInput formControlName="occupation" autocomplete="off" /></hms-field>
      </div>
      <hms-field label="Day of death" optional><input hmsInput type="date" formControlName="deceasedDate" class="day" /></hms-field>
    </div>
  `,
  styles: `
    .pair {
      align-items: start;
    }
    .day {
      width: 180px;
    }
  `,
})
export class MoreFields {
  readonly form = input.required<PatientForm>();
  protected readonly bloodGroups = BLOOD_GROUPS;
  protected readonly languages = LANGUAGES.map((value) => ({ value, label: languageName(value) }));
  protected readonly maritalStatuses = Object.entries(MARITAL_LABELS).map(([value, label]) => ({ value, label }));
}
