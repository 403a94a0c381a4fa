import { Component, input } from '@angular/core';
import { type FormControl, ReactiveFormsModule } from '@angular/forms';
import { OVERLAPS } from '../key-use';

/** When the keys before the new one stop. */
@Component({
  selector: 'adm-overlap-picker',
  imports: [ReactiveFormsModule],
  template: `
    <fieldset>
      <legend>{{ legend() }}</legend>
      @for (overlap of overlaps; track overlap.ms) {
        <label [class.on]="control().value === overlap.ms">
          <input type="radio" [formControl]="control()" [value]="overlap.ms" />
          <span>
            {{ overlap.label }}
            @if (overlap.meaning) {
              <span class="small-text muted">{{ overlap.meaning }}</span>
            }
          </span>
        </label>
      }
    </fieldset>
  `,
  styleUrl: './choices.scss',
})
export class OverlapPicker {
  readonly control = input.required<FormControl<number>>();
  readonly legend = input.required<string>();
  protected readonly overlaps = OVERLAPS;
}
