import { Component, computed, effect, inject, untracked, viewChild } from '@angular/core';
import { NonNullableFormBuilder, ReactiveFormsModule, Validators } from '@angular/forms';
import { RouterLink } from '@angular/router';
import type { SecuritySettings } from '@hms/shared-dto';
import {
  Dialogs,
  HmsCopyButton,
  HmsErrorPanel,
  HmsNotice,
  HmsPageHead,
  HmsPanel,
  HmsSkeleton,
  type Problem,
  sessionFeature,
} from '@hms/shared-ui';
import { HmsField, HmsFormSummary, HmsInput, applyProblem } from '@hms/shared-ui/forms';
import { Store } from '@ngrx/store';
import { conflictFields, mergeChoice } from './security-conflict';
import { SettingsPageActions } from './settings.actions';
import { settingsFeature } from './settings.feature';

const IDLE = { min: 5, max: 30 } as const;

/** How the hospital's people get in and stay in. */
@Component({
  selector: 'hp-security-settings-page',
  imports: [
    HmsCopyButton,
    HmsErrorPanel,
    HmsField,
    HmsFormSummary,
    HmsInput,
    HmsNotice,
    HmsPageHead,
    HmsPanel,
    HmsSkeleton,
    ReactiveFormsModule,
    RouterLink,
  ],
  templateUrl: './security-settings.page.html',
  styleUrl: './security-settings.page.scss',
})
export class SecuritySettingsPage {
  readonly #store = inject(Store);
  readonly #dialogs = inject(Dialogs);
  #shownVersion: number | null = null;
  protected readonly state = this.#store.selectSignal(settingsFeature.selectSettingsState);
  protected readonly user = this.#store.selectSignal(sessionFeature.selectUser);
  protected readonly summary = viewChild(HmsFormSummary);
  protected readonly idle = IDLE;
  protected readonly form = inject(NonNullableFormBuilder).group({
    idleMinutes: [15, [Validators.required, Validators.min(IDLE.min), Validators.max(IDLE.max), Validators.pattern(/^\d+$/)]],
    mfaRequiredForAdmins: false,
    signUpOpen: false,
  });
  /** Where people ask to join: this portal's own address. */
  protected readonly signUpUrl = `${globalThis.location.origin}/auth/signup`;
  /** Nobody may lock themselves out. */
  protected readonly ownFirst = computed(() => this.state().refusal?.code === 'mfa.own_first');

  constructor() {
    this.#store.dispatch(SettingsPageActions.securityOpened());
    effect(() => {
      const { security, refusal, theirs } = this.state();
      untracked(() => {
        if (theirs) void this.#settle(theirs);
        else if (refusal) this.#refuse(refusal);
        else if (security) this.#show(security);
      });
    });
  }

  protected retry(): void {
    this.#store.dispatch(SettingsPageActions.securityOpened());
  }

  protected save(): void {
    const { security, status } = this.state();
    this.form.markAllAsTouched();
    if (!security || status === 'saving') return;
    if (this.form.invalid) return this.summary()?.report();
    this.summary()?.clear();
    this.#store.dispatch(SettingsPageActions.saveAsked({ request: this.form.getRawValue(), version: security.version }));
  }

  /** Once for each version: what is typed meanwhile stays. */
  #show({ idleMinutes, mfaRequiredForAdmins, signUpOpen, version }: SecuritySettings): void {
    if (version === this.#shownVersion) return;
    this.#shownVersion = version;
    this.form.reset({ idleMinutes, mfaRequiredForAdmins, signUpOpen });
  }

  #refuse(problem: Problem): void {
    if (!this.ownFirst()) this.summary()?.report(applyProblem(this.form, problem));
  }

  async #settle(theirs: SecuritySettings): Promise<void> {
    const yours = this.form.getRawValue();
    const fields = conflictFields(yours, theirs);
    const choice = fields.length
      ? await this.#dialogs.resolveConflict({ text: 'Someone else changed these settings meanwhile.', fields })
      : {};
    this.#shownVersion = theirs.version;
    this.#store.dispatch(SettingsPageActions.conflictSettled());
    if (!choice) return;
    const request = mergeChoice(yours, theirs, choice);
    this.form.setValue(request);
    this.#store.dispatch(SettingsPageActions.saveAsked({ request, version: theirs.version }));
  }
}
