import { Component, computed, effect, inject, input, untracked } from '@angular/core';
import { NonNullableFormBuilder, ReactiveFormsModule } from '@angular/forms';
import { RouterLink } from '@angular/router';
import type { LabMessage, LabMessageResult } from '@hms/shared-dto';
import {
  Dialogs,
  HmsEmptyState,
  HmsErrorPanel,
  HmsNotice,
  HmsPageHead,
  HmsPanel,
  HmsSkeleton,
  HmsStatusChip,
  formatInstant,
  selectMay,
  sessionFeature,
} from '@hms/shared-ui';
import { HmsField, HmsInput } from '@hms/shared-ui/forms';
import { Store } from '@ngrx/store';
import { unitWords } from '../../shared/labs/lab-words';
import { MESSAGE_LOOKS, bornWords, resultStatus } from './message-words';
import { MessagesPageActions } from './messages.actions';
import { messagesFeature } from './messages.feature';

/** One message of another system: what it says, why it waits, and what somebody can do about it. */
@Component({
  selector: 'hp-message-page',
  imports: [
    ...[HmsEmptyState, HmsErrorPanel, HmsField, HmsInput, HmsNotice, HmsPageHead, HmsPanel, HmsSkeleton, HmsStatusChip],
    ...[ReactiveFormsModule, RouterLink],
  ],
  templateUrl: './message.page.html',
  styleUrl: './message.page.scss',
})
export class MessagePage {
  readonly id = input.required<string>();
  readonly #store = inject(Store);
  readonly #dialogs = inject(Dialogs);
  readonly #user = this.#store.selectSignal(sessionFeature.selectUser);
  protected readonly state = this.#store.selectSignal(messagesFeature.selectOne);
  protected readonly refusal = this.#store.selectSignal(messagesFeature.selectRefusal);
  protected readonly stepping = this.#store.selectSignal(messagesFeature.selectStepping);
  protected readonly tests = this.#store.selectSignal(messagesFeature.selectTests);
  protected readonly mayAct = this.#store.selectSignal(selectMay('labs:result'));
  protected readonly mayMap = this.#store.selectSignal(selectMay('labs:catalogue'));
  protected readonly message = computed(() => (this.state().id === this.id() ? this.state().value : null));
  protected readonly waits = computed(() => this.message()?.status === 'quarantined');
  protected readonly look = computed(() => MESSAGE_LOOKS[this.message()?.status ?? 'quarantined']);
  protected readonly doubtful = computed(() => this.message()?.faults.some(({ code }) => code.startsWith('patient.')) ?? false);
  protected readonly rows = computed(() =>
    (this.message()?.results ?? []).map((result) => ({
      result,
      unit: unitWords(result.unit || null),
      status: resultStatus(result.status),
    })),
  );
  protected readonly facts = computed(() => factsOf(this.message(), this.#zone()));
  protected readonly settled = computed(() => {
    const { settledAt = null, settledBy = null, discardReason = null } = this.message() ?? {};
    if (settledAt === null) return '';
    return [`${formatInstant(settledAt, this.#zone())}, ${settledBy}.`, discardReason].filter(Boolean).join(' ');
  });
  protected readonly form = inject(NonNullableFormBuilder).group({ orderNumber: '', identityChecked: false });
  readonly #zone = computed(() => this.#user()?.timeZone ?? 'UTC');

  constructor() {
    effect(() => {
      this.id();
      untracked(() => {
        this.form.reset();
        this.load();
      });
    });
  }

  protected load(): void {
    this.#store.dispatch(MessagesPageActions.messageOpened({ id: this.id() }));
  }

  protected release(message: LabMessage): void {
    const { orderNumber, identityChecked } = this.form.getRawValue();
    const number = orderNumber.trim();
    const request = { ...(number ? { orderNumber: number } : {}), ...(identityChecked ? { identityChecked } : {}) };
    this.#store.dispatch(MessagesPageActions.releaseAsked({ message, request }));
  }

  protected async discard(message: LabMessage): Promise<void> {
    const answer = await this.#dialogs.confirm({
      title: 'Put this message aside?',
      text: 'Its results reach no patient. It stays readable with the reason.',
      reason: { label: 'Reason', required: true, maxLength: 500 },
      confirm: 'Put aside',
      cancel: 'Keep waiting',
      danger: true,
    });
    if (answer) this.#store.dispatch(MessagesPageActions.discardAsked({ message, reason: answer.reason }));
  }

  /** What a code stands for holds for all messages of this sender, so it is said twice. */
  protected async say(message: LabMessage, { code, system }: LabMessageResult, event: Event): Promise<void> {
    const box = event.target as HTMLSelectElement;
    const test = this.tests().find(({ id }) => id === box.value);
    if (!test) return;
    const sure = await this.#dialogs.confirm({
      title: `${code} is ${test.name}?`,
      text: `From now on ${code} of ${message.sender} is filed as ${test.name} (${test.code}) without asking.`,
      confirm: `Yes, ${test.name}`,
      cancel: 'No',
    });
    box.value = '';
    if (sure)
      this.#store.dispatch(MessagesPageActions.codeSaid({ message, request: { sender: message.sender, system, code, testId: test.id } }));
  }
}

function factsOf(message: LabMessage | null, zone: string) {
  if (!message) return [];
  const { patient, orderNumbers, sender, controlId } = message;
  return [
    { label: 'Patient as sent', value: [patient.name || 'No name', bornWords(patient.dateOfBirth), ...patient.numbers].join(', ') },
    { label: 'Order as sent', value: orderNumbers.join(', ') || 'None' },
    { label: 'Sender', value: `${sender}, message ${controlId}` },
    { label: 'Received', value: `${formatInstant(message.receivedAt, zone)}, ${message.receivedBy}` },
  ];
}
