import { Component, input } from '@angular/core';
import { ReactiveFormsModule } from '@angular/forms';
import { HmsField, HmsInput } from '@hms/shared-ui/forms';
import { RELATION_LABELS } from '../patient-fact-lists';
import type { PatientForm } from '../patient-form';

/** Whom to call. */
@Component({
  selector: 'hp-emergency-fields',
  imports: [HmsField, HmsInput, ReactiveFormsModule],
  template: `
    <div class="form" [formGroup]="group()">
      <hms-field label="Contact’s name" optional [messages]="{ required: 'Write whose phone or relation this is.' }">
        <input hmsInput formControlName="name" autocomplete="off" />
      </hms-field>
      <div class="pair">
        <hms-field label="Relation" optional>
          <select hmsInput formControlName="relation">
            <option value="">Not recorded</option>
            @for (relation of relations; track relation.value) {
              <option [value]="relation.value">{{ relation.label }}</option>
            }
          </select>
        </hms-field>
        <hms-field label="Contact’s phone" optional [messages]="{ pattern: 'Write ten digits, or + and the country code.' }">
          <input hmsInput type="tel" formControlName="phone" autocomplete="off" maxlength="24" />
        </hms-field>
      </div>
    </div>
  `,
  styles: `
    .pair {
      align-items: start;
    }
  `,
})
export class EmergencyFields {
  readonly group = input.required<PatientForm['controls']['emergencyContact']>();
  protected readonly relations = Object.entries(RELATION_LABELS).map(([value, label]) => ({ value, label }));
}
