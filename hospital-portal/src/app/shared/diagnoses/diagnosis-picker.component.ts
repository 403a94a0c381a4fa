import { Component, computed, input, output, signal } from '@angular/core';
import { MatAutocomplete, MatAutocompleteTrigger, MatOption } from '@angular/material/autocomplete';
import type { DiagnosisCode } from '@hms/shared-dto';
import { searchWords, type CodeSearch } from './code-search';

/** A code, or words for which there is none. */
export type PickedDiagnosis = { readonly code: string; readonly display: string } | { readonly text: string };

/** Finds a diagnosis by code or words; what no code fits is taken as free text, and says so. What one writes most is offered before one types. */
@Component({
  selector: 'hp-diagnosis-picker',
  imports: [MatAutocomplete, MatAutocompleteTrigger, MatOption],
  template: `
    <label [for]="'diagnosis-' + place()">Diagnosis</label>
    <input
      #box
      class="hms-input"
      type="text"
      autocomplete="off"
      placeholder="Code or words, such as E11 or diab type 2"
      [id]="'diagnosis-' + place()"
      [attr.aria-invalid]="missing() ? true : null"
      [attr.aria-describedby]="'diagnosis-note-' + place()"
      [matAutocomplete]="list"
      (input)="type(box.value)"
    />
    <mat-autocomplete #list="matAutocomplete" autoActiveFirstOption (optionSelected)="pick($event.option.value); box.value = typed()">
      @for (code of offered(); track code.code) {
        <mat-option [value]="code"
          ><b>{{ code.code }}</b> {{ code.display }}
          @if (!code.billable) {
            <span class="meta">(heading)</span>
          }
        </mat-option>
      }
      @if (answered()) {
        <mat-option [value]="typed()">Use “{{ typed() }}” as free text, without a code</mat-option>
      }
    </mat-autocomplete>
    <p class="meta" [id]="'diagnosis-note-' + place()" aria-live="polite" [class.fault]="missing()">
      {{ missing() ? 'Choose a diagnosis.' : announcement() }}
    </p>
  `,
  styles: `
    :host {
      display: grid;
      gap: 4px;
    }
    label {
      font-size: var(--fs-small);
      font-weight: var(--fw-medium);
    }
    p {
      min-height: var(--lh-meta);
      color: var(--text-muted);
    }
    .fault {
      color: var(--danger-text);
    }
  `,
})
export class DiagnosisPicker {
  /** Tells this picker from another on the page. */
  readonly place = input('new');
  readonly search = input.required<CodeSearch>();
  readonly favourites = input<readonly DiagnosisCode[]>([]);
  /** The form was sent without one. */
  readonly missing = input(false);
  readonly searched = output<string>();
  readonly picked = output<PickedDiagnosis>();

  protected readonly typed = signal('');
  /** About just what is typed. Until it is answered nothing can be chosen, so that Enter takes nothing that was not meant. */
  readonly #search = computed((): CodeSearch => {
    const [search, q] = [this.search(), this.typed()];
    return search.q === q ? search : { q, status: 'asking', codes: [] };
  });
  protected readonly answered = computed(() => ['found', 'failed'].includes(this.#search().status));
  protected readonly offered = computed(() => (this.typed() ? this.#search().codes : this.favourites()));
  protected readonly announcement = computed(() => {
    if (this.typed()) return searchWords(this.#search());
    return this.favourites().length ? 'Below are those that you write most.' : '';
  });

  protected type(text: string): void {
    this.typed.set(text.trim());
    this.searched.emit(this.typed());
  }

  /** Not what was offered before the last letter was typed. */
  protected pick(value: DiagnosisCode | string): void {
    if (typeof value === 'string' ? value !== this.typed() : !this.offered().includes(value)) return;
    this.typed.set('');
    this.picked.emit(typeof value === 'string' ? { text: value } : { code: value.code, display: value.display });
  }
}
