import { Component, computed, effect, inject, untracked } from '@angular/core';
import { NonNullableFormBuilder, ReactiveFormsModule } from '@angular/forms';
import { HmsErrorPanel, HmsNotice, HmsPageHead, HmsPanel, HmsSkeleton, sessionFeature } from '@hms/shared-ui';
import { HmsRefusal } from '@hms/shared-ui/forms';
import { Store } from '@ngrx/store';
import { MailSettingsPageActions } from './mail-settings.actions';
import { mailSettingsFeature } from './mail-settings.feature';

/** Which mails patients get about their appointments. */
@Component({
  selector: 'hp-mail-settings-page',
  imports: [HmsErrorPanel, HmsNotice, HmsPageHead, HmsPanel, HmsRefusal, HmsSkeleton, ReactiveFormsModule],
  templateUrl: './mail-settings.page.html',
  styleUrl: '../security-settings.page.scss',
})
export class MailSettingsPage {
  readonly #store = inject(Store);
  protected readonly state = this.#store.selectSignal(mailSettingsFeature.selectMailSettingsState);
  /** Once for each answer: what is ticked meanwhile stays. */
  readonly #settings = computed(() => this.state().settings);
  protected readonly user = this.#store.selectSignal(sessionFeature.selectUser);
  protected readonly form = inject(NonNullableFormBuilder).group({ confirmations: true, reminders: true });

  constructor() {
    this.open();
    effect(() => {
      const settings = this.#settings();
      if (settings) untracked(() => this.form.reset(settings));
    });
  }

  protected open(): void {
    this.#store.dispatch(MailSettingsPageActions.opened());
  }

  protected save(): void {
    const { settings, status } = this.state();
    if (!settings || status === 'saving') return;
    this.#store.dispatch(MailSettingsPageActions.saveAsked({ request: this.form.getRawValue(), version: settings.version }));
  }
}
