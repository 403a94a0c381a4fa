import { Component, computed, effect, inject, untracked, viewChild } from '@angular/core';
import { NonNullableFormBuilder, ReactiveFormsModule, Validators } from '@angular/forms';
import { RouterLink } from '@angular/router';
import type { LabSettings } from '@hms/shared-dto';
import { HmsErrorPanel, HmsNotice, HmsPageHead, HmsPanel, HmsSkeleton, sessionFeature } from '@hms/shared-ui';
import { HmsField, HmsFormSummary, HmsInput, applyProblem } from '@hms/shared-ui/forms';
import { Store } from '@ngrx/store';
import { LabSettingsPageActions } from './lab-settings.actions';
import { labSettingsFeature } from './lab-settings.feature';

/** `15, 30, 60`, one to five whole numbers. */
const MINUTES = /^\s*\d{1,4}(\s*,\s*\d{1,4}){0,4}\s*$/;

/** What the form shows of the settings. */
const toValue = ({ secondPerson, autoVerify, escalationMinutes, deputyId }: LabSettings) => ({
  ...{ secondPerson, autoVerify, escalationMinutes: escalationMinutes.join(', '), deputyId: deputyId ?? '' },
});

/** How the laboratory works: second person, automatic verification, and whom critical results are told. */
@Component({
  selector: 'hp-lab-settings-page',
  imports: [
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
  templateUrl: './lab-settings.page.html',
  styleUrl: '../security-settings.page.scss',
})
export class LabSettingsPage {
  readonly #store = inject(Store);
  protected readonly summary = viewChild(HmsFormSummary);
  protected readonly state = this.#store.selectSignal(labSettingsFeature.selectLabSettingsState);
  /** Once for each answer: what is chosen meanwhile stays. */
  readonly #settings = computed(() => this.state().settings);
  readonly #refusal = computed(() => this.state().refusal);
  protected readonly user = this.#store.selectSignal(sessionFeature.selectUser);
  /** A deputy who works here no longer stays readable. */
  protected readonly doctors = computed(() => {
    const { doctors, settings } = this.state();
    const known = doctors.some(({ id }) => id === settings?.deputyId);
    return known || !settings?.deputyId ? doctors : [...doctors, { id: settings.deputyId, name: settings.deputyName ?? 'Former staff' }];
  });
  protected readonly form = inject(NonNullableFormBuilder).group({
    secondPerson: true,
    autoVerify: false,
    escalationMinutes: ['', [Validators.required, Validators.pattern(MINUTES)]],
    deputyId: '',
  });

  constructor() {
    this.open();
    effect(() => {
      const settings = this.#settings();
      if (settings) untracked(() => this.form.reset(toValue(settings)));
    });
    effect(() => {
      const refusal = this.#refusal();
      if (refusal) untracked(() => this.summary()?.report(applyProblem(this.form, refusal)));
    });
  }

  protected open(): void {
    this.#store.dispatch(LabSettingsPageActions.opened());
  }

  protected save(): void {
    const { settings, status } = this.state();
    this.form.markAllAsTouched();
    if (!settings || status === 'saving') return;
    if (this.form.invalid) return this.summary()?.report();
    const { secondPerson, autoVerify, escalationMinutes, deputyId } = this.form.getRawValue();
    const minutes = escalationMinutes.split(',').map(Number);
    const request = { secondPerson, autoVerify, escalationMinutes: minutes, ...(deputyId ? { deputyId } : {}) };
    this.#store.dispatch(LabSettingsPageActions.saveAsked({ request, version: settings.version }));
  }
}
