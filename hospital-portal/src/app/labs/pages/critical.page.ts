import { Component, computed, effect, inject, untracked } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { RouterLink } from '@angular/router';
import { HmsEmptyState, HmsErrorPanel, HmsNotice, HmsPageHead, HmsSkeleton, LiveFeed, selectMay, sessionFeature } from '@hms/shared-ui';
import { Store } from '@ngrx/store';
import { type Acknowledgement, CriticalList } from '../../shared/labs/critical-list.component';
import { CriticalTimesReport } from '../components/critical-times.component';
import { LabsPageActions } from '../labs.actions';
import { labsFeature } from '../labs.feature';

/** Every critical result that nobody has acknowledged, those that wait longest first. */
@Component({
  selector: 'hp-critical-page',
  imports: [CriticalList, CriticalTimesReport, HmsEmptyState, HmsErrorPanel, HmsNotice, HmsPageHead, HmsSkeleton, RouterLink],
  template: `
    <div class="page">
      <hms-page-head title="Critical results" sub="Not acknowledged yet"><a class="btn" routerLink="/labs">Worklists</a></hms-page-head>
      @if (refusal(); as problem) {
        <hms-notice tone="caution" [live]="true"><b>This was not done.</b> {{ problem.detail }}</hms-notice>
      }
      @if (state().value; as list) {
        @if (list.data.length) {
          <hp-critical-list
            [results]="list.data"
            [zone]="zone()"
            [mayAcknowledge]="may()"
            [named]="true"
            (acknowledged)="acknowledge($event)"
          />
          @if (list.page.nextCursor) {
            <p class="muted">More wait behind these {{ list.data.length }}.</p>
          }
        } @else {
          <hms-empty-state icon="check_circle" title="No critical result waits" text="Everything critical was acknowledged." />
        }
      } @else if (state().status === 'failed') {
        <hms-error-panel title="Critical results could not be loaded." [problem]="state().problem" (retry)="load()" />
      } @else {
        <hms-skeleton [rows]="3" [height]="48" />
      }
      @if (times().value; as report) {
        <hp-critical-times [times]="report" />
      } @else if (times().status === 'failed') {
        <hms-error-panel title="The times could not be loaded." [problem]="times().problem" (retry)="loadTimes()" />
      }
    </div>
  `,
  styles: `
    .page {
      display: grid;
      grid-template-columns: minmax(0, 1fr);
      gap: var(--s-3);
    }
  `,
})
export class CriticalPage {
  readonly #store = inject(Store);
  readonly #user = this.#store.selectSignal(sessionFeature.selectUser);
  readonly #steps = this.#store.selectSignal(labsFeature.selectSteps);
  protected readonly state = this.#store.selectSignal(labsFeature.selectCritical);
  protected readonly times = this.#store.selectSignal(labsFeature.selectTimes);
  protected readonly refusal = this.#store.selectSignal(labsFeature.selectRefusal);
  protected readonly may = this.#store.selectSignal(selectMay('results:acknowledge'));
  protected readonly zone = computed(() => this.#user()?.timeZone ?? 'UTC');

  constructor() {
    this.#store.dispatch(LabsPageActions.refusalRead());
    effect(() => {
      this.#steps();
      untracked(() => this.load());
    });
    inject(LiveFeed)
      .staleness('lab.order_changed', 'lab.critical')
      .pipe(takeUntilDestroyed())
      .subscribe(() => this.load());
  }

  protected load(): void {
    this.#store.dispatch(LabsPageActions.criticalQueried({ status: 'open' }));
    this.loadTimes();
  }

  protected loadTimes(): void {
    this.#store.dispatch(LabsPageActions.timesQueried());
  }

  protected acknowledge({ critical, readBack }: Acknowledgement): void {
    this.#store.dispatch(LabsPageActions.acknowledgeAsked({ critical, readBack }));
  }
}
