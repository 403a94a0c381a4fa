import { Component, booleanAttribute, computed, input } from '@angular/core';
import { toObservable, toSignal } from '@angular/core/rxjs-interop';
import type { FormControl } from '@angular/forms';
import { MatIcon } from '@angular/material/icon';
import type { CustomField } from '@hms/shared-dto';
import { messageOf } from '@hms/shared-ui/forms';
import { map, startWith, switchMap } from 'rxjs';
import type { TypedField } from './own-field-controls';

/** Several of a list, to be ticked. */
@Component({
  selector: 'hp-own-choices',
  imports: [MatIcon],
  template: `
    <fieldset [attr.aria-describedby]="error() ? noteId() : null">
      <legend>
        {{ field().label }}
        @if (optional()) {
          <span class="optional">(optional)</span>
        }
      </legend>
      @for (option of options(); track option) {
        <label
          ><input
            type="checkbox"
            [checked]="ticked().includes(option)"
            [attr.aria-invalid]="error() ? true : null"
            (change)="toggle(option)"
            (blur)="control().markAsTouched()"
          />{{ option }}</label
        >
      }
      @if (error(); as message) {
        <p class="error" [id]="noteId()"><mat-icon class="small" svgIcon="error" />{{ message }}</p>
      }
    </fieldset>
  `,
  styles: `
    fieldset {
      display: flex;
      flex-wrap: wrap;
      gap: var(--s-2) var(--s-4);
    }
    legend {
      padding: 0 0 4px;
      font-size: var(--fs-small);
      font-weight: var(--fw-medium);
    }
    .optional {
      font-weight: var(--fw-regular);
      color: var(--text-muted);
    }
    label {
      display: flex;
      align-items: center;
      gap: var(--s-2);
      min-height: 24px;
    }
    .error {
      flex-basis: 100%;
      display: flex;
      gap: 4px;
      color: var(--danger-text);
      font-size: var(--fs-meta);
      line-height: var(--lh-meta);
    }
  `,
})
export class OwnChoices {
  readonly field = input.required<CustomField>();
  readonly control = input.required<FormControl<TypedField>>();
  readonly optional = input(false, { transform: booleanAttribute });

  readonly #seen = toSignal(
    toObservable(this.control).pipe(
      switchMap((control) =>
        control.events.pipe(
          startWith(null),
          map(() => ({ value: control.value, errors: control.touched ? control.errors : null })),
        ),
      ),
    ),
  );
  protected readonly noteId = computed(() => `own-${this.field().key}-note`);
  protected readonly ticked = computed((): readonly string[] => {
    const value = this.#seen()?.value;
    return Array.isArray(value) ? value : [];
  });
  protected readonly error = computed(() => messageOf(this.#seen()?.errors ?? null));
  /** A choice that is no longer offered stays for who has it. */
  protected readonly options = computed(() => [...new Set([...this.field().options, ...this.ticked()])]);

  protected toggle(option: string): void {
    const now = this.ticked();
    this.control().setValue(this.options().filter((one) => (one === option ? !now.includes(one) : now.includes(one))));
    this.control().markAsDirty();
  }
}
