import { NgComponentOutlet } from '@angular/common';
import { Component, computed, effect, inject, input, signal, untracked, viewChild } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { MatIcon } from '@angular/material/icon';
import { RouterLink } from '@angular/router';
import { VISIT_CLASS_LABELS } from '@hms/shared-dto';
import { HmsEmptyState, HmsErrorPanel, HmsSkeleton, HmsStatusChip, LiveFeed, formatInstant, sessionFeature } from '@hms/shared-ui';
import { Store } from '@ngrx/store';
import { PaperButton } from '../../../shared/papers/paper-button.page-part';
import { type HoldsText, askBeforeUnload } from '../../pages/leave-guard';
import type { NoteText } from '../visit-note';
import { VISIT_PANELS } from '../visit-panels';
import { visitLook } from '../visit-words';
import { VisitPageActions } from '../visits.actions';
import { selectVisit } from '../visits.feature';
import { VisitReading } from './visit-reading.page-part';
import { VisitWriting } from './visit-writing.page-part';

/** One visit under the patient's banner. A visit of anybody else is never shown here, whatever the address says. */
@Component({
  selector: 'hp-visit-page',
  imports: [
    HmsEmptyState,
    HmsErrorPanel,
    HmsSkeleton,
    HmsStatusChip,
    MatIcon,
    NgComponentOutlet,
    PaperButton,
    RouterLink,
    VisitReading,
    VisitWriting,
  ],
  templateUrl: './visit.page.html',
  styleUrl: './visit.page.scss',
})
export class VisitPage implements HoldsText {
  /** The patient's, out of the address. */
  readonly id = input.required<string>();
  readonly visitId = input.required<string>();

  readonly #store = inject(Store);
  readonly #user = this.#store.selectSignal(sessionFeature.selectUser);
  private readonly writing = viewChild(VisitWriting);
  private readonly reading = viewChild(VisitReading);
  protected readonly zone = computed(() => this.#user()?.timeZone ?? 'UTC');
  protected readonly part = computed(() => this.#store.selectSignal(selectVisit(this.visitId()))().visit);
  protected readonly visit = computed(() => this.part().data);
  protected readonly isOfPatient = computed(() => this.visit()?.patientId === this.id());
  protected readonly notThere = computed(() => this.part().problem?.status === 404);
  protected readonly mine = computed(() => this.visit()?.doctorId === this.#user()?.id);
  protected readonly look = computed(() => {
    const visit = this.visit();
    return visit ? visitLook(visit, this.zone()) : null;
  });
  protected readonly when = computed(() => formatInstant(this.visit()?.startedAt ?? '', this.zone()));
  protected readonly kind = computed(() => VISIT_CLASS_LABELS[this.visit()?.class ?? 'AMB']);
  protected readonly panels = computed(() => {
    const visit = this.visit();
    const shown = visit ? VISIT_PANELS.filter(({ shows }) => shows(visit)) : [];
    return { before: shown.filter(({ place }) => place === 'before'), after: shown.filter(({ place }) => place === 'after') };
  });
  /** Typed into a draft that was signed elsewhere meanwhile. */
  protected readonly kept = signal<NoteText | null>(null);

  constructor() {
    askBeforeUnload(this);
    effect(() => {
      this.visitId();
      untracked(() => {
        this.kept.set(null);
        this.load();
      });
    });
    // One's own draft is the newest there is: it is never read over while it is written.
    inject(LiveFeed)
      .stalenessOf(() => this.visitId(), 'visit.changed')
      .pipe(takeUntilDestroyed())
      .subscribe(() => {
        if (!this.writing()) this.#store.dispatch(VisitPageActions.outdated({ id: this.visitId() }));
      });
  }

  hasUnsavedText(): boolean {
    return this.writing()?.hasUnsavedText() ?? this.reading()?.hasUnsavedText() ?? false;
  }

  /** What is typed has arrived, or it takes too long. */
  async settled(): Promise<void> {
    await this.writing()?.settled();
  }

  protected load(): void {
    this.#store.dispatch(VisitPageActions.opened({ id: this.visitId() }));
  }

  protected amendWith(text: NoteText): void {
    this.kept.set(text);
    this.load();
  }

  protected async print(): Promise<void> {
    await this.settled();
    window.print();
  }
}
