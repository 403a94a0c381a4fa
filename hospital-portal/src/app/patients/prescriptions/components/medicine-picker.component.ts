import { Component, computed, input, output } from '@angular/core';
import { MatAutocomplete, MatAutocompleteTrigger, MatOption } from '@angular/material/autocomplete';
import type { Medication } from '@hms/shared-dto';
import type { Problem } from '@hms/shared-ui';

/** Below this nothing is looked for: a letter matches half of a formulary. */
const MIN_LETTERS = 2;

/** Chooses a medicine of the formulary by typing (a WAI-ARIA combobox). */
@Component({
  selector: 'hp-medicine-picker',
  imports: [MatAutocomplete, MatAutocompleteTrigger, MatOption],
  template: `
    @if (medicine(); as chosen) {
      <span class="label">Medicine</span>
      <div class="chosen">
        <b>{{ chosen.label }}</b>
        <button type="button" class="btn sm" (click)="picked.emit(null)">Change</button>
      </div>
    } @else {
      <label class="label" for="medicine-box">Medicine</label>
      <input
        #box
        id="medicine-box"
        class="hms-input"
        type="text"
        autocomplete="off"
        placeholder="Generic name, such as amox"
        [attr.aria-invalid]="missing() || null"
        aria-describedby="medicine-note"
        [matAutocomplete]="list"
        (input)="search(box.value)"
      />
      <mat-autocomplete #list="matAutocomplete" autoActiveFirstOption (optionSelected)="picked.emit($event.option.value)">
        @for (one of found() ?? []; track one.id) {
          <mat-option [value]="one">{{ one.label }}</mat-option>
        }
      </mat-autocomplete>
      <p id="medicine-note" class="meta" aria-live="polite">
        @if (problem(); as failure) {
          <span class="fault">The formulary could not be searched. {{ failure.detail }}</span>
        } @else if (missing()) {
          <span class="fault">Choose a medicine.</span>
        } @else {
          {{ note() }}
        }
      </p>
    }
  `,
  styles: `
    :host {
      display: grid;
      gap: 4px;
    }
    .label {
      font-size: var(--fs-small);
      font-weight: var(--fw-medium);
    }
    .chosen {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      justify-content: space-between;
      gap: var(--s-2);
      overflow-wrap: anywhere;
    }
    .meta {
      color: var(--text-muted);
    }
    .fault {
      color: var(--danger-text);
    }
  `,
})
export class MedicinePicker {
  readonly medicine = input.required<Medication | null>();
  /** Null while the answer is awaited: what was found for other words is not offered. */
  readonly found = input.required<readonly Medication[] | null>();
  readonly problem = input<Problem | null>(null);
  /** The form was sent without one. */
  readonly missing = input(false);
  readonly searched = output<string>();
  readonly picked = output<Medication | null>();

  protected asked = '';
  protected readonly note = computed(() => {
    const count = this.found()?.length;
    if (!this.asked) return 'Type at least two letters.';
    if (count === undefined) return 'Searching';
    return count === 1 ? '1 medicine found' : `${count} medicines found`;
  });

  protected search(typed: string): void {
    this.asked = typed.trim().length >= MIN_LETTERS ? typed.trim() : '';
    this.searched.emit(this.asked);
  }
}
