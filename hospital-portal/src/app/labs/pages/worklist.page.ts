import { Component, computed, effect, inject, untracked } from '@angular/core';
import { takeUntilDestroyed, toSignal } from '@angular/core/rxjs-interop';
import { MatIcon } from '@angular/material/icon';
import { ActivatedRoute, type Params, RouterLink } from '@angular/router';
import { type LabSpecimen, WORKLIST_STAGES } from '@hms/shared-dto';
import {
  HmsEmptyState,
  HmsErrorPanel,
  HmsNotice,
  HmsPageHead,
  HmsPager,
  HmsPanel,
  HmsSearchBox,
  HmsSkeleton,
  ListUrl,
  LiveFeed,
  selectMay,
  sessionFeature,
} from '@hms/shared-ui';
import { Store } from '@ngrx/store';
import { map } from 'rxjs';
import { STAGE_LOOKS } from '../../shared/labs/lab-words';
import { CollectQuestions } from '../collect-questions';
import { WorklistTable } from '../components/worklist-table.component';
import { firstStage, parseLabsQuery } from '../labs-query';
import { LabsPageActions } from '../labs.actions';
import { labsFeature } from '../labs.feature';
import { MessagesPageActions } from '../messages/messages.actions';
import { messagesFeature } from '../messages/messages.feature';

/** What waits in the laboratory, by what is to be done next. Stage, search and page are in the address. */
@Component({
  selector: 'hp-worklist-page',
  imports: [
    HmsEmptyState,
    HmsErrorPanel,
    HmsNotice,
    HmsPageHead,
    HmsPager,
    HmsPanel,
    HmsSearchBox,
    HmsSkeleton,
    MatIcon,
    RouterLink,
    WorklistTable,
  ],
  templateUrl: './worklist.page.html',
  styleUrl: './worklist.page.scss',
})
export class WorklistPage {
  readonly #store = inject(Store);
  readonly #route = inject(ActivatedRoute);
  readonly #url = inject(ListUrl);
  readonly #questions = inject(CollectQuestions);
  readonly #user = this.#store.selectSignal(sessionFeature.selectUser);
  readonly #permissions = this.#store.selectSignal(sessionFeature.selectPermissions);
  readonly #steps = this.#store.selectSignal(labsFeature.selectSteps);
  readonly #first = firstStage(this.#permissions());

  protected readonly query = toSignal(this.#route.queryParamMap.pipe(map((params) => parseLabsQuery(params, this.#first))), {
    requireSync: true,
  });
  protected readonly waiting = this.#store.selectSignal(messagesFeature.selectWaiting);
  protected readonly list = this.#store.selectSignal(labsFeature.selectList);
  protected readonly refusal = this.#store.selectSignal(labsFeature.selectRefusal);
  protected readonly mayCollect = this.#store.selectSignal(selectMay('labs:collect'));
  protected readonly mayKeep = this.#store.selectSignal(selectMay('labs:catalogue'));
  protected readonly zone = computed(() => this.#user()?.timeZone ?? 'UTC');
  protected readonly firstLoad = computed(() => ['idle', 'loading'].includes(this.list().status) && !this.list().page);
  protected readonly tabs = computed(() => {
    const counts = this.list().counts;
    return WORKLIST_STAGES.map((stage) => ({
      stage,
      label: STAGE_LOOKS[stage].label,
      count: stage === 'done' ? null : (counts?.[stage] ?? null),
    }));
  });
  protected readonly announcement = computed(() =>
    this.list().status === 'loaded' ? `${this.list().data.length} specimens on this page` : '',
  );

  constructor() {
    this.#store.dispatch(MessagesPageActions.waitingWanted());
    effect(() => {
      this.query();
      this.#steps();
      untracked(() => this.load());
    });
    inject(LiveFeed)
      .staleness('lab.order_changed')
      .pipe(takeUntilDestroyed())
      .subscribe(() => this.load());
    inject(LiveFeed)
      .staleness('lab.message_changed')
      .pipe(takeUntilDestroyed())
      .subscribe(() => this.#store.dispatch(MessagesPageActions.waitingWanted()));
  }

  protected load(): void {
    this.#store.dispatch(LabsPageActions.listQueried({ query: this.query() }));
  }

  protected change(params: Params): void {
    this.#url.filter(this.#route, params);
  }

  protected next(): void {
    const cursor = this.list().page?.nextCursor;
    if (cursor) this.#url.next(this.#route, cursor);
  }

  protected previous(): void {
    this.#url.previous(this.#route);
  }

  protected collect(specimen: LabSpecimen): void {
    void this.#questions.ask(specimen);
  }

  protected receive(specimen: LabSpecimen): void {
    this.#store.dispatch(LabsPageActions.receiveAsked({ specimen }));
  }

  protected dismiss(): void {
    this.#store.dispatch(LabsPageActions.refusalRead());
    this.load();
  }
}
