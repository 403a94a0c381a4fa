import { type AfterContentInit, DestroyRef, Directive, computed, inject, input, signal } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { NgControl, type ValidationErrors } from '@angular/forms';
import { HmsField } from './field.component';

let inputs = 0;

/** Our look for `<input>`, `<select>` and `<textarea>`, wired to the `<hms-field>` around it. */
@Directive({
  selector: 'input[hmsInput], select[hmsInput], textarea[hmsInput]',
  host: {
    class: 'hms-input',
    '[id]': 'id()',
    '[attr.aria-describedby]': 'field?.noteId ?? null',
    '[attr.aria-invalid]': 'visibleErrors() ? true : null',
    '[attr.aria-required]': 'field && !field.optional() ? true : null',
  },
})
export class HmsInput implements AfterContentInit {
  readonly id = input(`hms-input-${++inputs}`);
  protected readonly field = inject(HmsField, { optional: true });
  readonly #control = inject(NgControl, { optional: true, self: true });
  readonly #destroyed = inject(DestroyRef);
  readonly #changes = signal(0);

  /** The control's errors once the person has left it, else null. */
  readonly visibleErrors = computed((): ValidationErrors | null => {
    this.#changes();
    const control = this.#control?.control;
    return control?.touched && control.invalid ? control.errors : null;
  });

  ngAfterContentInit(): void {
    this.#control?.control?.events.pipe(takeUntilDestroyed(this.#destroyed)).subscribe(() => this.#changes.update((count) => count + 1));
    this.#changes.update((count) => count + 1);
    this.field?.register(this);
    this.#destroyed.onDestroy(() => this.field?.unregister(this));
  }
}
