import { Component, computed, effect, inject, signal, untracked } from '@angular/core';
import { type NotificationChannels, isAlwaysOn } from '@hms/shared-dto';
import { HmsErrorPanel, HmsNotice, HmsPageHead, HmsPanel, HmsSkeleton } from '@hms/shared-ui';
import { HmsRefusal } from '@hms/shared-ui/forms';
import { Store } from '@ngrx/store';
import { titleOf } from '../notification-words';
import { NotificationsPageActions } from '../notifications.actions';
import { notificationsFeature } from '../notifications.feature';

/** What one wants to hear of, in the app and by mail. */
@Component({
  selector: 'hp-notification-preferences-page',
  imports: [HmsErrorPanel, HmsNotice, HmsPageHead, HmsPanel, HmsRefusal, HmsSkeleton],
  templateUrl: './notification-preferences.page.html',
  styles: `
    table {
      width: 100%;
      max-width: 640px;
    }
    th[scope='row'] {
      background: none;
      color: var(--text);
      font-size: inherit;
      font-weight: var(--fw-medium);
      white-space: normal;
    }
    .tick {
      width: 96px;
      text-align: center;
    }
    .always {
      height: 44px;
      color: var(--text-muted);
      text-align: center;
    }
    .tick label {
      display: grid;
      place-items: center;
      min-height: 44px;
      cursor: pointer;
    }
  `,
})
export class NotificationPreferencesPage {
  readonly #store = inject(Store);
  protected readonly state = this.#store.selectSignal(notificationsFeature.selectChoices);
  /** As ticked now. */
  readonly #channels = signal<readonly NotificationChannels[]>([]);
  protected readonly rows = computed(() =>
    this.#channels().map((channels) => ({ ...channels, title: titleOf(channels.kind), always: isAlwaysOn(channels.kind) })),
  );

  constructor() {
    this.load();
    effect(() => {
      const channels = this.state().preferences?.channels;
      if (channels) untracked(() => this.#channels.set(channels));
    });
  }

  protected load(): void {
    this.#store.dispatch(NotificationsPageActions.preferencesOpened());
  }

  protected tick(kind: string, channel: 'inApp' | 'email', event: Event): void {
    const { checked } = event.target as HTMLInputElement;
    this.#channels.update((all) => all.map((one) => (one.kind === kind ? { ...one, [channel]: checked } : one)));
  }

  protected save(): void {
    const { preferences, status } = this.state();
    if (!preferences || status === 'saving') return;
    this.#store.dispatch(NotificationsPageActions.preferencesSaveAsked({ channels: this.#channels(), version: preferences.version }));
  }
}
