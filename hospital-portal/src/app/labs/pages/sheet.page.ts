import { Component, computed, effect, inject, input, signal, untracked, viewChild } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { MatIcon } from '@angular/material/icon';
import { RouterLink } from '@angular/router';
import type { LabSpecimenSheet, RejectSpecimenRequest } from '@hms/shared-dto';
import {
  HmsEmptyState,
  HmsErrorPanel,
  HmsNotice,
  HmsPageHead,
  HmsPanel,
  HmsPatientName,
  HmsSkeleton,
  HmsStatusChip,
  LiveFeed,
  formatInstant,
  selectMay,
  sessionFeature,
} from '@hms/shared-ui';
import { Store } from '@ngrx/store';
import { PRIORITY_WORDS, REJECTION_WORDS, SPECIMEN_WORDS, STAGE_LOOKS } from '../../shared/labs/lab-words';
import { CollectQuestions } from '../collect-questions';
import { CorrectForm, type Correction } from '../components/correct-form.component';
import { EntryGrid } from '../components/entry-grid.component';
import { RejectForm } from '../components/reject-form.component';
import { type EntryRow, toEntries } from '../entry-rows';
import { FASTING_WORDS } from '../fasting-words';
import { LabsPageActions } from '../labs.actions';
import { labsFeature } from '../labs.feature';

/** One specimen: whose it is, where it was, and its results to enter, verify and correct. */
@Component({
  selector: 'hp-sheet-page',
  imports: [
    ...[CorrectForm, EntryGrid, HmsEmptyState, HmsErrorPanel, HmsNotice, HmsPageHead, HmsPanel, HmsPatientName, HmsSkeleton, HmsStatusChip],
    ...[MatIcon, RejectForm, RouterLink],
  ],
  templateUrl: './sheet.page.html',
  styleUrl: './sheet.page.scss',
})
export class SheetPage {
  readonly id = input.required<string>();
  readonly #store = inject(Store);
  readonly #questions = inject(CollectQuestions);
  readonly #user = this.#store.selectSignal(sessionFeature.selectUser);
  protected readonly state = this.#store.selectSignal(labsFeature.selectSheet);
  protected readonly refusal = this.#store.selectSignal(labsFeature.selectRefusal);
  protected readonly stepping = this.#store.selectSignal(labsFeature.selectStepping);
  readonly #steps = this.#store.selectSignal(labsFeature.selectSteps);
  protected readonly mayCollect = this.#store.selectSignal(selectMay('labs:collect'));
  readonly #mayResult = this.#store.selectSignal(selectMay('labs:result'));
  protected readonly sheet = computed(() => (this.state().id === this.id() ? this.state().value : null));
  protected readonly grid = viewChild(EntryGrid);
  protected readonly correcting = signal<EntryRow | null>(null);
  protected readonly rejecting = signal(false);

  protected readonly zone = computed(() => this.#user()?.timeZone ?? 'UTC');
  protected readonly user = computed(() => this.#user()?.name ?? '');
  protected readonly mayEnter = computed(() => this.#mayResult() && this.isAt('enter', 'verify'));
  protected readonly critical = computed(
    () =>
      this.grid()
        ?.rows()
        .filter(({ critical, entry }) => critical && entry.status !== 'final' && entry.status !== 'corrected') ?? [],
  );
  protected readonly waiting = computed(() => this.sheet()?.entries.filter(({ status }) => status === 'preliminary') ?? []);
  protected readonly enteredBy = computed(() => [...new Set(this.waiting().map(({ result }) => result?.enteredBy))].join(', '));
  /** Who entered them, where the hospital wants a second person; the server decides by the id. */
  protected readonly isOwn = computed(() => (this.sheet()?.secondPerson ?? false) && this.enteredBy().split(', ').includes(this.user()));
  protected readonly hasWrong = computed(
    () =>
      this.grid()
        ?.rows()
        .some(({ wrong, fixed }) => wrong && !fixed) ?? false,
  );
  protected readonly words = computed(() => {
    const sheet = this.sheet();
    return (
      sheet && {
        kind: SPECIMEN_WORDS[sheet.kind],
        fasting: sheet.fastingStatus && FASTING_WORDS[sheet.fastingStatus],
        stage: STAGE_LOOKS[sheet.stage],
        priority: sheet.priority === 'routine' ? null : PRIORITY_WORDS[sheet.priority],
        rejection: sheet.rejectionReason && REJECTION_WORDS[sheet.rejectionReason],
        trail: [
          { label: 'Ordered', at: sheet.orderedAt, by: sheet.orderer },
          { label: 'Collected', at: sheet.collectedAt, by: sheet.collector },
          { label: 'Received', at: sheet.receivedAt, by: null },
        ].map((each) => ({ ...each, at: each.at && formatInstant(each.at, this.zone()) })),
      }
    );
  });

  constructor() {
    effect(() => {
      this.id();
      untracked(() => this.load());
    });
    // What somebody typed is saved once the step is done: of a refused one it stays.
    effect(() => {
      if (this.#steps() === 0) return;
      untracked(() => this.stepped());
    });
    inject(LiveFeed)
      .staleness('lab.order_changed')
      .pipe(takeUntilDestroyed())
      .subscribe(() => this.#store.dispatch(LabsPageActions.sheetOutdated({ id: this.id() })));
  }

  protected load(): void {
    this.#store.dispatch(LabsPageActions.sheetOpened({ id: this.id() }));
  }

  protected isAt(...stages: LabSpecimenSheet['stage'][]): boolean {
    const stage = this.sheet()?.stage;
    return stage !== undefined && stages.includes(stage);
  }

  protected collect(specimen: LabSpecimenSheet): void {
    void this.#questions.ask(specimen);
  }

  protected receive(specimen: LabSpecimenSheet): void {
    this.#store.dispatch(LabsPageActions.receiveAsked({ specimen }));
  }

  protected reject(specimen: LabSpecimenSheet, request: RejectSpecimenRequest): void {
    this.#store.dispatch(LabsPageActions.rejectAsked({ specimen, request }));
  }

  /** Kept for later, or complete and to be verified. */
  protected enter(specimen: LabSpecimenSheet, preliminary: boolean): void {
    const rows = this.grid()?.rows() ?? [];
    const entries = toEntries(rows, preliminary ? 'all' : 'changed');
    if (entries.length === 0 || this.hasWrong() || this.stepping()) return;
    this.#store.dispatch(LabsPageActions.resultsEntered({ specimen, entries, preliminary }));
  }

  protected verify(specimen: LabSpecimenSheet): void {
    const resultIds = this.waiting().flatMap(({ result }) => result?.id ?? []);
    if (resultIds.length > 0 && !this.stepping()) this.#store.dispatch(LabsPageActions.verifyAsked({ specimen, resultIds }));
  }

  protected correct(specimen: LabSpecimenSheet, { itemId, value, reason }: Correction): void {
    this.#store.dispatch(LabsPageActions.correctAsked({ specimen, entry: { itemId, value }, reason }));
  }

  protected dismiss(): void {
    this.#store.dispatch(LabsPageActions.refusalRead());
    this.load();
  }

  private stepped(): void {
    this.grid()?.clear();
    this.correcting.set(null);
    this.rejecting.set(false);
    if (this.isAt('collect', 'receive', 'enter')) this.#store.dispatch(LabsPageActions.sheetOutdated({ id: this.id() }));
  }
}
