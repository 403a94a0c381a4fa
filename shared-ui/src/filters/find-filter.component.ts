import { Component, input, output } from '@angular/core';
import { MatAutocomplete, MatAutocompleteTrigger, MatOption } from '@angular/material/autocomplete';
import { HmsFilterChip } from '../components/filter-chip.component';

/** One of the things that a list can be narrowed to. */
export interface FindChoice {
  readonly id: string;
  readonly name: string;
  /** What tells it from another of the same name. */
  readonly detail?: string;
}

/** Narrows a list to one hospital, person or patient, found by typing its name; the chosen one becomes a chip to remove. */
@Component({
  selector: 'hms-find-filter',
  imports: [HmsFilterChip, MatAutocomplete, MatAutocompleteTrigger, MatOption],
  template: `
    @if (chosen(); as name) {
      <hms-filter-chip on removable wraps (toggled)="picked.emit(null)">{{ name }}</hms-filter-chip>
    } @else {
      <input
        #box
        class="hms-input"
        type="text"
        [attr.aria-label]="label()"
        [placeholder]="placeholder()"
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
        @for (choice of choices(); track choice.id) {
          <mat-option [value]="choice.id"
            >{{ choice.name }}
            @if (choice.detail) {
              <span class="meta">{{ choice.detail }}</span>
            }
          </mat-option>
        }
      </mat-autocomplete>
    }
  `,
  styles: `
    input {
      width: 180px;
    }
    @media (max-width: 767px) {
      :host {
        width: 100%;
      }
      input {
        width: 100%;
      }
    }
  `,
})
export class HmsFindFilter {
  /** What is looked for: `Hospital`. */
  readonly label = input.required<string>();
  /** What the list shows without it: `All hospitals`. */
  readonly placeholder = input.required<string>();
  readonly choices = input.required<readonly FindChoice[]>();
  /** The chosen one's name. */
  readonly chosen = input<string | null>(null);
  readonly searched = output<string>();
  /** The id of the chosen one, or null for all. */
  readonly picked = output<string | null>();
}
