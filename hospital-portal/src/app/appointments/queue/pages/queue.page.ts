import { Component, computed, effect, inject, untracked } from '@angular/core';
import { takeUntilDestroyed, toSignal } from '@angular/core/rxjs-interop';
import { MatIcon } from '@angular/material/icon';
import { ActivatedRoute, type Params, RouterLink } from '@angular/router';
import { QUEUE_STATUSES, type QueuePriority, type QueueToken } from '@hms/shared-dto';
import {
  Dialogs,
  HmsEmptyState,
  HmsErrorPanel,
  HmsNotice,
  HmsPageHead,
  HmsSkeleton,
  ListUrl,
  LiveFeed,
  formatDate,
  selectMay,
  sessionFeature,
} from '@hms/shared-ui';
import { Store } from '@ngrx/store';
import { map } from 'rxjs';
import { AppointmentsPageActions } from '../../appointments.actions';
import { appointmentsFeature } from '../../appointments.feature';
import { todayIn } from '../../hospital-time';
import { DoctorQueueCard } from '../components/doctor-queue.component';
import { ALL_DOCTORS, parseQueueQuery } from '../queue-query';
import { QUEUE_LOOKS, type QueueStep } from '../queue-steps';
import { QueuePageActions } from '../queue.actions';
import { queueFeature } from '../queue.feature';

/** Who waits for whom today: numbers are called, done with, put back. A doctor sees their own queue first. Filters are in the address. */
@Component({
  selector: 'hp-queue-page',
  imports: [DoctorQueueCard, HmsEmptyState, HmsErrorPanel, HmsNotice, HmsPageHead, HmsSkeleton, MatIcon, RouterLink],
  templateUrl: './queue.page.html',
  styleUrl: './queue.page.scss',
})
export class QueuePage {
  readonly #store = inject(Store);
  readonly #route = inject(ActivatedRoute);
  readonly #url = inject(ListUrl);
  readonly #dialogs = inject(Dialogs);
  readonly #user = this.#store.selectSignal(sessionFeature.selectUser);
  readonly #params = toSignal(this.#route.queryParamMap.pipe(map((params) => params)), { requireSync: true });
  readonly #own = computed(() => {
    const user = this.#user();
    return user?.roles.includes('Doctor') ? user.id : null;
  });

  protected readonly zone = computed(() => this.#user()?.timeZone ?? 'UTC');
  protected readonly today = computed(() => formatDate(todayIn(this.zone())));
  protected readonly query = computed(() => parseQueueQuery(this.#params(), this.#own()), {
    equal: (one, other) => JSON.stringify(one) === JSON.stringify(other),
  });
  protected readonly queue = this.#store.selectSignal(queueFeature.selectQueueState);
  protected readonly groups = this.#store.selectSignal(queueFeature.selectGroups);
  protected readonly directory = this.#store.selectSignal(appointmentsFeature.selectDirectory);
  protected readonly mayWrite = this.#store.selectSignal(selectMay('appointments:write'));
  protected readonly filtered = computed(() => Boolean(this.query().status ?? this.query().doctorId));
  protected readonly statuses = QUEUE_STATUSES.map((value) => ({ value, ...QUEUE_LOOKS[value] }));
  protected readonly all = ALL_DOCTORS;
  protected readonly announcement = computed(() => {
    if (this.queue().status !== 'loaded') return '';
    const count = this.groups().reduce((sum, { tokens }) => sum + tokens.length, 0);
    return count === 1 ? '1 number' : `${count} numbers`;
  });

  constructor() {
    this.#store.dispatch(AppointmentsPageActions.directoryWanted());
    effect(() => {
      const query = this.query();
      untracked(() => this.#store.dispatch(QueuePageActions.queueQueried({ query })));
    });
    inject(LiveFeed)
      .staleness('queue.changed', 'patient.merged', 'patient.merge_undone')
      .pipe(takeUntilDestroyed())
      .subscribe(() => this.#store.dispatch(QueuePageActions.queueOutdated()));
  }

  protected retry(): void {
    this.#store.dispatch(QueuePageActions.queueQueried({ query: this.query() }));
  }

  protected change(params: Params): void {
    this.#url.filter(this.#route, params);
  }

  protected choose(name: string, event: Event): void {
    this.change({ [name]: (event.target as HTMLSelectElement).value || null });
  }

  protected clear(): void {
    this.change({ doctor: this.#own() ? ALL_DOCTORS : null, status: null });
  }

  /** Two presses would call two people. */
  protected callNext(doctorId: string): void {
    if (!this.queue().busy.includes(doctorId)) this.#store.dispatch(QueuePageActions.nextAsked({ doctorId }));
  }

  protected async take(token: QueueToken, step: QueueStep): Promise<void> {
    if (this.queue().busy.includes(token.id)) return;
    if (step === 'leave' && !(await this.#isGone(token))) return;
    this.#store.dispatch(QueuePageActions.stepAsked({ token, step }));
  }

  protected prioritize({ token, priority }: { token: QueueToken; priority: QueuePriority }): void {
    if (!this.queue().busy.includes(token.id)) this.#store.dispatch(QueuePageActions.priorityAsked({ token, priority }));
  }

  protected dismiss(): void {
    this.#store.dispatch(QueuePageActions.refusalRead());
  }

  /** It cannot be taken back: who comes again gets another number. */
  async #isGone({ number }: QueueToken): Promise<boolean> {
    const answer = await this.#dialogs.confirm({
      title: `Take number ${number} out of the queue?`,
      text: 'Nobody answered, or the patient went away. Who comes back gets a new number.',
      confirm: 'Take out',
      cancel: 'Keep in the queue',
    });
    return answer !== null;
  }
}
