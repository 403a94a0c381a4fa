import { Component, computed, input } from '@angular/core';
import { type FormControl, ReactiveFormsModule } from '@angular/forms';
import type { ApiClientKind } from '@hms/shared-dto';
import { controlChanges } from '../../shared/control-changes';
import { KINDS } from '../client-words';

/** What kind of app it is, each explained in a line. */
@Component({
  selector: 'adm-kind-picker',
  imports: [ReactiveFormsModule],
  template: `
    <fieldset aria-describedby="kind-note">
      <legend>What is it?</legend>
      @for (kind of kinds; track kind.value) {
        <label [class.on]="chosen() === kind.value">
          <input type="radio" [formControl]="control()" [value]="kind.value" [attr.aria-invalid]="missing() ? true : null" />
          <span>
            <b>{{ kind.label }}</b>
            <span class="small-text muted">{{ kind.meaning }}</span>
          </span>
        </label>
      }
      <p id="kind-note" class="fault" aria-live="polite">{{ missing() ? 'Choose what it is.' : '' }}</p>
    </fieldset>
  `,
  styleUrl: './choices.scss',
})
export class KindPicker {
  readonly control = input.required<FormControl<ApiClientKind | null>>();

  protected readonly kinds = KINDS;
  readonly #changes = controlChanges(this.control);
  protected readonly chosen = computed(() => (this.#changes(), this.control().value));
  protected readonly missing = computed(() => (this.#changes(), this.control().touched && this.control().invalid));
}
