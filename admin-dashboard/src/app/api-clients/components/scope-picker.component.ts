import { Component, computed, input } from '@angular/core';
import type { FormControl } from '@angular/forms';
import { PROGRAM_SCOPES, type ProgramScope } from '@hms/shared-dto';
import { messageOf } from '@hms/shared-ui/forms';
import { controlChanges } from '../../shared/control-changes';
import { scopeLabel } from '../client-words';

/** What a program may do in its hospital. */
@Component({
  selector: 'adm-scope-picker',
  template: `
    <fieldset aria-describedby="scopes-note">
      <legend>Scopes</legend>
      @for (scope of scopes(); track scope.code) {
        <label [class.on]="scope.on">
          <input type="checkbox" [checked]="scope.on" [attr.aria-invalid]="error() ? true : null" (change)="toggle(scope.code)" />
          <span>
            {{ scope.label }}
            <span class="meta">{{ scope.code }}</span>
          </span>
        </label>
      }
      <p id="scopes-note" aria-live="polite" [class.fault]="error()" [class.meta]="!error()">
        {{ error() ?? 'Give what it needs and no more. It can be changed later, with effect at once.' }}
      </p>
    </fieldset>
  `,
  styleUrl: './choices.scss',
})
export class ScopePicker {
  readonly control = input.required<FormControl<readonly ProgramScope[]>>();

  readonly #changes = controlChanges(this.control);
  protected readonly scopes = computed(() => {
    this.#changes();
    return PROGRAM_SCOPES.map((code) => ({ code, label: scopeLabel(code), on: this.control().value.includes(code) }));
  });
  protected readonly error = computed(() => {
    this.#changes();
    const { touched, invalid, errors } = this.control();
    return touched && invalid ? messageOf(errors, { required: 'Choose at least one scope.' }) : null;
  });

  protected toggle(scope: ProgramScope): void {
    const now = this.control().value;
    this.control().setValue(PROGRAM_SCOPES.filter((one) => (one === scope ? !now.includes(one) : now.includes(one))));
  }
}
