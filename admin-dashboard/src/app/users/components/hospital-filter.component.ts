import { Component, input, output } from '@angular/core';
import { MatAutocomplete, MatAutocompleteTrigger, MatOption } from '@angular/material/autocomplete';
import { HmsFilterChip } from '@hms/shared-ui';
import type { HospitalChoice } from '../users.actions';

/** Choose one hospital by typing its name; the chosen one becomes a chip to remove. */
@Component({
  selector: 'adm-hospital-filter',
  imports: [HmsFilterChip, MatAutocomplete, MatAutocompleteTrigger, MatOption],
  template: `
    @if (chosen(); as hospital) {
      <hms-filter-chip on removable (toggled)="picked.emit(null)">{{ hospital }}</hms-filter-chip>
    } @else {
      <input
        #box
        class="hms-input"
        type="text"
        aria-label="Hospital"
        placeholder="All hospitals"
        [matAutocomplete]="list"
        (focus)="searched.emit(box.value.trim())"
        (input)="searched.emit(box.value.trim())"
      />
      <mat-autocomplete
        #list="matAutocomplete"
        panelWidth="280px"
        autoActiveFirstOption
        (optionSelected)="picked.emit($event.option.value); box.value = ''"
      >
        @for (hospital of hospitals(); track hospital.id) {
          <mat-option [value]="hospital.id">{{ hospital.name }}</mat-option>
        }
      </mat-autocomplete>
    }
  `,
  styles: `
    input {
      width: 180px;
    }
  `,
})
export class HospitalFilter {
  readonly hospitals = input.required<readonly HospitalChoice[]>();
  /** The chosen hospital's name. */
  readonly chosen = input<string | null>(null);
  readonly searched = output<string>();
  /** The id of the chosen hospital, or null for all. */
  readonly picked = output<string | null>();
}
