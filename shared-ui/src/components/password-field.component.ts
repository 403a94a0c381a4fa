import { Component, booleanAttribute, computed, effect, input, signal, untracked } from '@angular/core';
import { type FormControl, ReactiveFormsModule } from '@angular/forms';
import { MatIcon } from '@angular/material/icon';
import { passwordRules } from '../forms/password-policy';
import { HmsField } from './field.component';
import { HmsInput } from './input.directive';

/** A password with show/hide, a hint while Caps Lock is on, and on request the policy as a list that ticks itself off. Paste is allowed. */
@Component({
  selector: 'hms-password-field',
  imports: [HmsField, HmsInput, MatIcon, ReactiveFormsModule],
  templateUrl: './password-field.component.html',
  styleUrl: './password-field.component.scss',
})
export class HmsPasswordField {
  readonly control = input.required<FormControl<string>>();
  readonly label = input('Password');
  readonly autocomplete = input<'current-password' | 'new-password'>('current-password');
  readonly messages = input<Readonly<Record<string, string>>>({ required: 'Enter your password.' });
  /** Shows the password policy. */
  readonly meter = input(false, { transform: booleanAttribute });

  protected readonly shown = signal(false);
  protected readonly capsLock = signal(false);
  readonly #value = signal('');
  protected readonly rules = computed(() => passwordRules(this.#value()));

  constructor() {
    effect((onCleanup) => {
      const control = this.control();
      untracked(() => this.#value.set(control.value));
      const following = control.valueChanges.subscribe((value) => this.#value.set(value));
      onCleanup(() => following.unsubscribe());
    });
  }

  protected watchCaps(event: Event): void {
    if (event instanceof KeyboardEvent) this.capsLock.set(event.getModifierState('CapsLock'));
  }
}
