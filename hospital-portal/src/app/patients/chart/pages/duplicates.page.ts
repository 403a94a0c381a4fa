import { Component, computed, effect, inject, input, untracked } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { DuplicateCandidate, PatientMerge } from '@hms/shared-dto';
import { Dialogs, HmsEmptyState, HmsErrorPanel, HmsNotice, HmsPanel, HmsSkeleton, formatInstant, selectMay } from '@hms/shared-ui';
import { Store } from '@ngrx/store';
import { CandidateRow } from '../../components/candidate-row.component';
import { goingOn } from '../../patient-words';
import { selectPatientRecord } from '../../patients.feature';
import { ChartPageActions } from '../chart.actions';
import { selectChart } from '../chart.feature';

/** Records that may be the same person's, and those that were made one. */
@Component({
  selector: 'hp-duplicates-page',
  imports: [CandidateRow, HmsEmptyState, HmsErrorPanel, HmsNotice, HmsPanel, HmsSkeleton, RouterLink],
  templateUrl: './duplicates.page.html',
  styles: `
    :host {
      display: grid;
      gap: var(--s-3);
    }
    ul {
      display: grid;
      gap: var(--s-2);
    }
    .merge {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      gap: var(--s-2) var(--s-3);
    }
  `,
})
export class DuplicatesPage {
  readonly id = input.required<string>();

  readonly #store = inject(Store);
  readonly #dialogs = inject(Dialogs);
  readonly #chart = computed(() => this.#store.selectSignal(selectChart(this.id()))());
  readonly #patient = computed(() => this.#store.selectSignal(selectPatientRecord(this.id()))().patient);
  protected readonly active = computed(() => this.#patient()?.status === 'active');
  protected readonly mayWrite = this.#store.selectSignal(selectMay('patients:write'));
  protected readonly mayManage = this.#store.selectSignal(selectMay('patients:manage'));
  protected readonly duplicates = computed(() => this.#chart().duplicates);
  protected readonly merges = computed(() => this.#chart().merges);
  protected readonly refusal = computed(() => this.#chart().sending.problem);

  constructor() {
    effect(() => {
      this.id();
      untracked(() => this.load());
    });
  }

  protected readonly goingOn = goingOn;

  protected load(): void {
    this.#store.dispatch(ChartPageActions.duplicatesOpened({ id: this.id() }));
    this.#store.dispatch(ChartPageActions.mergesOpened({ id: this.id() }));
  }

  protected tellApart(candidate: DuplicateCandidate): void {
    this.#store.dispatch(ChartPageActions.toldApart({ id: this.id(), otherId: goingOn(candidate).id }));
  }

  protected async undo({ id: mergeId, survivor, merged, moved }: PatientMerge): Promise<void> {
    const answer = await this.#dialogs.confirm({
      title: 'Undo this merge?',
      text: `${merged.patientNumber} becomes a record of its own again and takes a place of the plan. ${moved} entries go back to it; what was written about ${survivor.patientNumber} since stays there.`,
      confirm: 'Undo merge',
      cancel: 'Keep merged',
    });
    if (answer) this.#store.dispatch(ChartPageActions.undoAsked({ id: this.id(), mergeId }));
  }

  protected readonly mergeWords = ({ survivor, merged, mergedBy, mergedAt, undoneBy, undoneAt }: PatientMerge): string => {
    const done = `${merged.patientNumber} was merged into ${survivor.patientNumber} by ${mergedBy}, ${formatInstant(mergedAt)}.`;
    return undoneBy && undoneAt ? `${done} Undone by ${undoneBy}, ${formatInstant(undoneAt)}.` : done;
  };
}
