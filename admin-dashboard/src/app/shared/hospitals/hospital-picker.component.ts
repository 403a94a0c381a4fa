import { Component, input, output } from '@angular/core';
import { type AbstractControl, type FormControl, ReactiveFormsModule, type ValidationErrors } from '@angular/forms';
import { MatAutocomplete, MatAutocompleteTrigger, MatOption } from '@angular/material/autocomplete';
import { HmsField, HmsInput } from '@hms/shared-ui/forms';
import type { HospitalChoice } from './hospital-choices.actions';

/** A chosen hospital, or what was typed so far. */
export type PickedHospital = HospitalChoice | string;

/** One of the list has to be chosen: a name that was only typed may be that of two hospitals. */
export const hospitalChosen = ({ value }: AbstractControl<PickedHospital>): ValidationErrors | null => {
  if (typeof value !== 'string') return null;
  return value.trim() ? { hospital: true } : { required: true };
};

/** A form's field that takes one hospital, found by its name. */
@Component({
  selector: 'adm-hospital-picker',
  imports: [HmsField, HmsInput, MatAutocomplete, MatAutocompleteTrigger, MatOption, ReactiveFormsModule],
  template: `
    <hms-field
      label="Hospital"
      [hint]="hint()"
      [messages]="{ required: 'Choose the hospital.', hospital: 'Choose one of the hospitals in the list.' }"
    >
      <input
        #box
        hmsInput
        autocomplete="off"
        placeholder="Type its name"
        [formControl]="control()"
        [matAutocomplete]="list"
        (focus)="searched.emit(box.value.trim())"
        (input)="searched.emit(box.value.trim())"
      />
    </hms-field>
    <mat-autocomplete #list="matAutocomplete" autoActiveFirstOption [displayWith]="nameOf">
      @for (hospital of hospitals(); track hospital.id) {
        <mat-option [value]="hospital">{{ hospital.name }}</mat-option>
      }
    </mat-autocomplete>
  `,
})
export class HospitalPicker {
  readonly control = input.required<FormControl<PickedHospital>>();
  readonly hospitals = input.required<readonly HospitalChoice[]>();
  readonly hint = input('');
  readonly searched = output<string>();

  protected readonly nameOf = (picked: PickedHospital): string => (typeof picked === 'string' ? picked : picked.name);
}
