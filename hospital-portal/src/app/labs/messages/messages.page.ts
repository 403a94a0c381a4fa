import { Component, computed, effect, inject, untracked } from '@angular/core';
import { takeUntilDestroyed, toSignal } from '@angular/core/rxjs-interop';
import { MatIcon } from '@angular/material/icon';
import { ActivatedRoute, RouterLink } from '@angular/router';
import type { LabMessageLine, LabMessageStatus } from '@hms/shared-dto';
import {
  HmsEmptyState,
  HmsErrorPanel,
  HmsFilterChip,
  HmsNotice,
  HmsPageHead,
  HmsPager,
  HmsPanel,
  HmsSkeleton,
  HmsStatusChip,
  ListUrl,
  LiveFeed,
  formatInstant,
  plural,
  selectMay,
  sessionFeature,
} from '@hms/shared-ui';
import { Store } from '@ngrx/store';
import { map } from 'rxjs';
import { MESSAGE_LOOKS, bornWords, parseMessagesQuery } from './message-words';
import { MessagesPageActions, type Sent } from './messages.actions';
import { messagesFeature } from './messages.feature';

/** What other systems have sent, first what waits for a person; a file of messages is sent from here too. */
@Component({
  selector: 'hp-messages-page',
  imports: [
    ...[HmsEmptyState, HmsErrorPanel, HmsFilterChip, HmsNotice, HmsPageHead, HmsPager, HmsPanel, HmsSkeleton, HmsStatusChip],
    ...[MatIcon, RouterLink],
  ],
  templateUrl: './messages.page.html',
  styles: `
    .page {
      display: grid;
      grid-template-columns: minmax(0, 1fr);
      gap: var(--s-3);
    }
    label:focus-within {
      box-shadow: var(--ring);
    }
    .refused {
      font-size: var(--fs-small);
    }
  `,
})
export class MessagesPage {
  readonly #store = inject(Store);
  readonly #route = inject(ActivatedRoute);
  readonly #url = inject(ListUrl);
  readonly #user = this.#store.selectSignal(sessionFeature.selectUser);
  protected readonly query = toSignal(this.#route.queryParamMap.pipe(map(parseMessagesQuery)), { requireSync: true });
  protected readonly list = this.#store.selectSignal(messagesFeature.selectList);
  protected readonly sending = this.#store.selectSignal(messagesFeature.selectSending);
  protected readonly maySend = this.#store.selectSignal(selectMay('labs:result'));
  protected readonly firstLoad = computed(() => ['idle', 'loading'].includes(this.list().status) && !this.list().page);
  protected readonly rows = computed(() => this.list().data.map((line) => rowOf(line, this.#user()?.timeZone ?? 'UTC')));
  protected readonly sentWords = computed(() => sentWords(this.sending().sent));
  protected readonly tabs = (['quarantined', 'filed', 'discarded'] as const).map((status) => ({
    status,
    label: MESSAGE_LOOKS[status].label,
  }));

  constructor() {
    effect(() => {
      this.query();
      untracked(() => this.load());
    });
    inject(LiveFeed)
      .staleness('lab.message_changed')
      .pipe(takeUntilDestroyed())
      .subscribe(() => this.load());
  }

  protected load(): void {
    this.#store.dispatch(MessagesPageActions.listQueried({ query: this.query() }));
  }

  protected pick(event: Event): void {
    const box = event.target as HTMLInputElement;
    const file = box.files?.[0];
    box.value = ''; // so that the same file, corrected, can be chosen again
    if (file) this.#store.dispatch(MessagesPageActions.fileChosen({ file }));
  }

  protected show(status: LabMessageStatus): void {
    this.#url.filter(this.#route, { status });
  }

  protected next(): void {
    const cursor = this.list().page?.nextCursor;
    if (cursor) this.#url.next(this.#route, cursor);
  }

  protected previous(): void {
    this.#url.previous(this.#route);
  }
}

const rowOf = (line: LabMessageLine, zone: string) => ({
  line,
  patient: [line.patient.numbers.join(', '), bornWords(line.patient.dateOfBirth)].filter(Boolean).join(', '),
  received: formatInstant(line.receivedAt, zone),
  look: MESSAGE_LOOKS[line.status],
});

/** `3 messages sent: 2 filed, 1 waits.` */
export function sentWords(sent: Sent | null): string {
  if (!sent) return '';
  const { done, filed, waiting, refused } = sent;
  const parts = [
    ...(filed ? [`${filed} filed`] : []),
    ...(waiting ? [`${waiting} ${waiting === 1 ? 'waits' : 'wait'} for somebody to look`] : []),
    ...(refused.length ? [`${refused.length} refused`] : []),
  ];
  return `${plural(done, 'message')} sent: ${parts.join(', ')}.`;
}
