import { Component, input } from '@angular/core';
import { ReactiveFormsModule } from '@angular/forms';
import { HmsField, HmsInput } from '@hms/shared-ui/forms';
import type { PatientForm } from '../patient-form';

/** The address; every part may be missing. */
@Component({
  selector: 'hp-address-fields',
  imports: [HmsField, HmsInput, ReactiveFormsModule],
  template: `
    <fieldset class="form" [formGroup]="group()">
      <legend><h2>Address</h2></legend>
      <hms-field label="House, street, locality" optional>
        <input hmsInput formControlName="line" autocomplete="off" />
      </hms-field>
      <div class="pair">
        <hms-field label="City or village" optional><input hmsInput formControlName="city" autocomplete="off" /></hms-field>
        <hms-field label="PIN code" optional [messages]="{ pattern: 'Write a postal code such as 411001.' }">
          <input hmsInput formControlName="postalCode" inputmode="numeric" maxlength="12" autocomplete="off" />
        </hms-field>
      </div>
      <div class="pair">
        <hms-field label="District" optional><input hmsInput formControlName="district" autocomplete="off" /></hms-field>
        <hms-field label="State" optional><input hmsInput formControlName="state" autocomplete="off" /></hms-field>
      </div>
      <hms-field
        label="Country"
        optional
        hint="Two letters, such as IN."
        [messages]="{ pattern: 'Use the two-letter country code, such as IN.' }"
      >
        <input hmsInput formControlName="country" maxlength="2" class="country" autocomplete="off" />
      </hms-field>
    </fieldset>
  `,
  styles: `
    .pair {
      align-items: start;
    }
    legend {
      padding: 0 0 var(--s-2);
    }
    .country {
      width: 96px;
      text-transform: uppercase;
    }
  `,
})
export class AddressFields {
  readonly group = input.required<PatientForm['controls']['address']>();
}
