import { Component, computed, effect, inject, input, linkedSignal, untracked } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { MergeRequest, Patient } from '@hms/shared-dto';
import { Dialogs, HmsErrorPanel, HmsNotice, HmsPageHead, HmsSkeleton, IdempotentIntent } from '@hms/shared-ui';
import { Store } from '@ngrx/store';
import { OwnFieldsActions } from '../../fields/own-fields.actions';
import { ownFieldsFeature } from '../../fields/own-fields.feature';
import { PatientsPageActions } from '../../patients.actions';
import { selectPatientRecord } from '../../patients.feature';
import { AllergyLine } from '../components/allergy-line.component';
import { ChartPageActions } from '../chart.actions';
import { selectChart } from '../chart.feature';
import { type LineField, mergeLines, suggestedFields, takenIn } from '../merge-lines';

type Side = 'left' | 'right';

/** Two records side by side, to be made one: which goes on, and whose value counts where they differ. */
@Component({
  selector: 'hp-merge-page',
  imports: [AllergyLine, HmsErrorPanel, HmsNotice, HmsPageHead, HmsSkeleton, RouterLink],
  templateUrl: './merge.page.html',
  styleUrl: './merge.page.scss',
})
export class MergePage {
  readonly id = input.required<string>();
  readonly otherId = input.required<string>();

  readonly #store = inject(Store);
  readonly #dialogs = inject(Dialogs);
  readonly #intent = new IdempotentIntent();
  readonly #left = computed(() => this.#store.selectSignal(selectPatientRecord(this.id()))());
  readonly #right = computed(() => this.#store.selectSignal(selectPatientRecord(this.otherId()))());
  protected readonly sides: readonly Side[] = ['left', 'right'];
  readonly #own = this.#store.selectSignal(ownFieldsFeature.selectOwnFieldsState);
  protected readonly failure = computed(() => this.#left().problem ?? this.#right().problem);
  protected readonly pair = computed(() => {
    const [left, right] = [this.#left().patient, this.#right().patient];
    return left && right && this.#own().status !== 'loading' ? { left, right } : null;
  });
  /** The older number goes on unless somebody says otherwise: it is the one on papers. */
  protected readonly survivor = linkedSignal<Side>(() => {
    const pair = this.pair();
    return pair && pair.right.createdAt < pair.left.createdAt ? 'right' : 'left';
  });
  protected readonly lines = computed(() => {
    const pair = this.pair();
    return pair ? mergeLines(pair.left, pair.right, this.#own().fields) : [];
  });
  /** The fields whose value is the other record's. */
  protected readonly taken = linkedSignal<ReadonlySet<LineField>>(() => new Set(suggestedFields(this.lines(), this.survivor())));
  protected readonly sending = computed(() => {
    const charts = [this.id(), this.otherId()].map((id) => this.#store.selectSignal(selectChart(id))().sending);
    return charts.find(({ status }) => status !== 'idle') ?? charts[0];
  });

  constructor() {
    effect(() => {
      this.id();
      this.otherId();
      untracked(() => this.load());
    });
  }

  protected load(): void {
    this.#store.dispatch(OwnFieldsActions.wanted());
    for (const id of [this.id(), this.otherId()]) {
      this.#store.dispatch(PatientsPageActions.patientOpened({ id }));
      this.#store.dispatch(ChartPageActions.allergyFormOpened({ id }));
    }
  }

  protected isOf(side: Side, field: LineField): boolean {
    return (side === this.survivor()) !== this.taken().has(field);
  }

  protected choose(side: Side, field: LineField): void {
    const taken = new Set(this.taken());
    if (side === this.survivor()) taken.delete(field);
    else taken.add(field);
    this.taken.set(taken);
  }

  protected async merge({ left, right }: { left: Patient; right: Patient }): Promise<void> {
    if (this.sending().status === 'sending') return;
    const [survivor, merged] = this.survivor() === 'left' ? [left, right] : [right, left];
    const answer = await this.#dialogs.confirm({
      title: `Merge ${merged.patientNumber} into ${survivor.patientNumber}?`,
      text: `Everything written about ${merged.patientNumber} moves to ${survivor.patientNumber}, and its number leads there. It can be undone as long as neither the details of ${survivor.patientNumber} nor anything that was moved is changed.`,
      confirm: 'Merge',
      cancel: 'Keep both',
      danger: true,
    });
    if (!answer) return;
    const versions = { version: survivor.version, mergedVersion: merged.version };
    const request: MergeRequest = { mergedId: merged.id, ...versions, ...takenIn(this.taken(), this.lines()) };
    this.#store.dispatch(ChartPageActions.mergeAsked({ id: survivor.id, request, key: this.#intent.keyFor(request) }));
  }
}
