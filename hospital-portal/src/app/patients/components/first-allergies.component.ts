import { Component, type ElementRef, Injector, afterNextRender, computed, inject, input, viewChildren } from '@angular/core';
import { toObservable, toSignal } from '@angular/core/rxjs-interop';
import { ReactiveFormsModule } from '@angular/forms';
import { HmsField, HmsInput } from '@hms/shared-ui/forms';
import { startWith, switchMap } from 'rxjs';
import { CERTAINTY_LABELS, SEVERITY_LABELS } from '../chart/allergy-words';
import { type FirstAllergies, allergyRow } from '../first-allergies';

/** As many as the API takes at registration. */
const MAX_ROWS = 20;
const ANSWERS = [
  { value: 'not_asked', label: 'Not asked' },
  { value: 'none_known', label: 'Asked: no known allergies' },
  { value: 'recorded', label: 'Allergic to' },
] as const;

/** Allergies as they are told at registration. "Not asked" and "none known" are two answers. */
@Component({
  selector: 'hp-first-allergies',
  imports: [HmsField, HmsInput, ReactiveFormsModule],
  template: `
    <fieldset [formGroup]="form()">
      <legend class="sr-only">Allergies</legend>
      @for (answer of answers; track answer.value) {
        <label><input type="radio" formControlName="answer" [value]="answer.value" />{{ answer.label }}</label>
      }
    </fieldset>
    @if (recorded()) {
      @for (row of rows().controls; track row; let at = $index) {
        <div class="line" [formGroup]="row">
          <hms-field label="Substance" [messages]="{ required: 'Write what the patient reacts to.' }">
            <input #first hmsInput formControlName="substance" autocomplete="off" />
          </hms-field>
          <hms-field label="Reactions" optional hint="With commas between.">
            <input hmsInput formControlName="reactions" autocomplete="off" />
          </hms-field>
          <hms-field label="Severity" optional>
            <select hmsInput formControlName="severity">
              <option value="">Not known</option>
              @for (option of severities; track option.value) {
                <option [value]="option.value">{{ option.label }}</option>
              }
            </select>
          </hms-field>
          <hms-field label="Certainty">
            <select hmsInput formControlName="verificationStatus">
              @for (option of certainties; track option.value) {
                <option [value]="option.value">{{ option.label }}</option>
              }
            </select>
          </hms-field>
          @if (rows().length > 1) {
            <button type="button" class="btn sm" (click)="rows().removeAt(at)">
              Remove<span class="sr-only"> allergy {{ at + 1 }}</span>
            </button>
          }
        </div>
      }
      @if (rows().length < max) {
        <button type="button" class="btn sm" (click)="add()">Add another allergy</button>
      }
    }
  `,
  styleUrl: './rows.scss',
  styles: `
    fieldset {
      display: flex;
      flex-wrap: wrap;
      gap: var(--s-1) var(--s-4);
      margin: 0;
      padding: 0;
      border: 0;
    }
    label {
      display: flex;
      align-items: center;
      gap: var(--s-2);
      min-height: 32px;
      cursor: pointer;
    }
  `,
})
export class FirstAllergiesFields {
  readonly form = input.required<FirstAllergies>();
  readonly #injector = inject(Injector);
  protected readonly first = viewChildren<ElementRef<HTMLElement>>('first');
  protected readonly rows = computed(() => this.form().controls.allergies);
  readonly #answer = toSignal(
    toObservable(this.form).pipe(switchMap(({ controls: { answer } }) => answer.valueChanges.pipe(startWith(answer.value)))),
  );
  protected readonly recorded = computed(() => this.#answer() === 'recorded');
  protected readonly max = MAX_ROWS;
  protected readonly answers = ANSWERS;
  protected readonly severities = Object.entries(SEVERITY_LABELS).map(([value, label]) => ({ value, label }));
  /** Nobody registers an allergy that is refuted. */
  protected readonly certainties = (['unconfirmed', 'confirmed'] as const).map((value) => ({ value, label: CERTAINTY_LABELS[value] }));

  protected add(): void {
    this.rows().push(allergyRow());
    afterNextRender(() => this.first().at(-1)?.nativeElement.focus(), { injector: this.#injector });
  }
}
