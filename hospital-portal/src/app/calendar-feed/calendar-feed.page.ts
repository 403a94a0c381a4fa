import { Component, computed, inject, signal } from '@angular/core';
import { MatIcon } from '@angular/material/icon';
import type { CalendarFeed } from '@hms/shared-dto';
import {
  Dialogs,
  formatInstant,
  HmsEmptyState,
  HmsErrorPanel,
  HmsFocusHere,
  HmsNotice,
  HmsPageHead,
  HmsPanel,
  HmsSkeleton,
  OneCall,
  ToastService,
  sessionFeature,
} from '@hms/shared-ui';
import { HmsRefusal } from '@hms/shared-ui/forms';
import { Store } from '@ngrx/store';
import { CalendarFeedApi } from './calendar-feed.api';

/** What others than doctors are answered. */
const NO_DOCTOR = 'doctor.not_found';

/** `/account/calendar`: the address by which a doctor's own calendar shows the appointments. It is kept nowhere, the store least of all. */
@Component({
  selector: 'hp-calendar-feed-page',
  imports: [HmsEmptyState, HmsErrorPanel, HmsFocusHere, HmsNotice, HmsPageHead, HmsPanel, HmsRefusal, HmsSkeleton, MatIcon],
  templateUrl: './calendar-feed.page.html',
  styleUrl: './calendar-feed.page.scss',
})
export class CalendarFeedPage {
  readonly #api = inject(CalendarFeedApi);
  readonly #dialogs = inject(Dialogs);
  readonly #toasts = inject(ToastService);
  /** Whoever is signed in. */
  readonly #doctorId = inject(Store).selectSignal(sessionFeature.selectUser)()?.id ?? '';

  protected readonly load = new OneCall();
  protected readonly call = new OneCall();
  protected readonly feed = signal<CalendarFeed | null>(null);
  /** Shown until the page is left. */
  protected readonly address = signal<string | null>(null);
  protected readonly told = signal('');
  protected readonly made = computed(() => {
    const createdAt = this.feed()?.createdAt;
    return createdAt ? formatInstant(createdAt) : null;
  });
  protected readonly noDoctor = computed(() => this.load.problem()?.code === NO_DOCTOR);

  constructor() {
    this.read();
  }

  protected read(): void {
    this.load.run(this.#api.get(this.#doctorId), (feed) => this.feed.set(feed));
  }

  protected make(): void {
    this.call.run(this.#api.issue(this.#doctorId), ({ url, createdAt }) => {
      this.told.set('');
      this.address.set(url);
      this.feed.set({ createdAt });
    });
  }

  protected async makeAnew(): Promise<void> {
    const answer = await this.#dialogs.confirm({
      title: 'Make a new address?',
      text: 'Calendars that have the address of now get nothing any more, until you give them the new one.',
      confirm: 'Make a new address',
      cancel: 'Keep the address',
    });
    if (answer) this.make();
  }

  protected async revoke(): Promise<void> {
    const answer = await this.#dialogs.confirm({
      title: 'End the address?',
      text: 'Calendars that have it get nothing any more. What they have copied already stays with them.',
      confirm: 'End the address',
      cancel: 'Keep the address',
      danger: true,
    });
    if (!answer) return;
    this.call.run(this.#api.revoke(this.#doctorId), () => {
      this.address.set(null);
      this.feed.set({ createdAt: null });
      this.#toasts.show('The address is ended.');
    });
  }

  protected async copy(): Promise<void> {
    try {
      await navigator.clipboard.writeText(this.address() ?? '');
      this.told.set('Copied.');
    } catch {
      this.told.set('The browser did not let it be copied. Mark the address and copy it by hand.');
    }
  }

  protected select(event: Event): void {
    (event.target as HTMLInputElement).select();
  }
}
