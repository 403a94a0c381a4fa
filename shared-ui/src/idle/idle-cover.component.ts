import { Component, type ElementRef, afterRenderEffect, computed, effect, inject, input, output, viewChild } from '@angular/core';
import { NonNullableFormBuilder, ReactiveFormsModule, Validators } from '@angular/forms';
import { MatIcon } from '@angular/material/icon';
import { HmsPasswordField } from '../components/password-field.component';
import { HmsRefusal } from '../components/refusal.component';
import { formatWait, spokenWait } from '../format/wait';
import { initialsOf } from '../format/person-name';
import { applyProblem } from '../forms/apply-problem';
import type { Problem } from '../session/problem';

/** Whose page is locked. */
export interface LockedPerson {
  readonly name: string;
  readonly email: string;
  readonly tenantName: string | null;
}

/** What lies over an untouched page: first a warning, then the lock, which asks for the password. */
@Component({
  selector: 'hms-idle-cover',
  imports: [HmsPasswordField, HmsRefusal, MatIcon, ReactiveFormsModule],
  templateUrl: './idle-cover.component.html',
  styleUrl: './idle-cover.component.scss',
})
export class HmsIdleCover {
  readonly phase = input.required<'awake' | 'warning' | 'locked'>();
  readonly secondsLeft = input(0);
  readonly idleMinutes = input.required<number>();
  readonly person = input.required<LockedPerson | null>();
  readonly busy = input(false);
  readonly problem = input<Problem | null>(null);
  readonly entered = output<string>();
  readonly leaveAsked = output();

  protected readonly panel = viewChild<ElementRef<HTMLElement>>('panel');
  protected readonly form = inject(NonNullableFormBuilder).group({ password: ['', Validators.required] });
  protected readonly left = computed(() => formatWait(this.secondsLeft()));
  protected readonly spoken = computed(() => spokenWait(this.secondsLeft()));
  protected readonly initials = computed(() => initialsOf(this.person()?.name ?? ''));
  /** What the field itself does not say. */
  protected readonly refusal = computed(() => (this.problem()?.errors.length ? null : this.problem()));

  constructor() {
    afterRenderEffect(() => {
      const panel = this.panel()?.nativeElement;
      panel?.querySelector<HTMLElement>('input[autocomplete=current-password]')?.focus();
    });
    effect(() => {
      const problem = this.problem();
      if (problem?.errors.length) applyProblem(this.form, problem);
    });
    effect(() => {
      if (this.phase() !== 'locked') this.form.reset(); // no password waits in a form that nobody sees
    });
  }

  protected submit(): void {
    this.form.markAllAsTouched();
    if (this.form.valid && !this.busy()) this.entered.emit(this.form.controls.password.value);
  }
}
