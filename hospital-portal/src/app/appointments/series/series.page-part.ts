import { Component, Injector, computed, effect, inject, input, untracked } from '@angular/core';
import { HmsErrorPanel, HmsPanel, HmsSkeleton, selectMay } from '@hms/shared-ui';
import { Store } from '@ngrx/store';
import { firstValueFrom } from 'rxjs';
import type { CancelAnswer } from '../appointment-steps';
import type { CancelQuestion } from '../components/cancel-dialog.component';
import { SeriesList } from './components/series-list.component';
import { ruleWords } from './series-words';
import { SeriesPageActions } from './series.actions';
import { selectSeriesRecord } from './series.feature';

/** The series that an appointment belongs to: its other appointments, and cancelling several at once. */
@Component({
  selector: 'hp-series-part',
  imports: [HmsErrorPanel, HmsPanel, HmsSkeleton, SeriesList],
  template: `
    <hms-panel title="Series">
      @if (record().value; as series) {
        <div class="body" [attr.aria-busy]="record().status === 'loading'">
          <p>{{ words() }}</p>
          @if (record().problem; as failure) {
            <hms-error-panel title="The appointments were not cancelled." [problem]="failure" (retry)="load()" />
          }
          <hp-series-list [series]="series" [zone]="zone()" [current]="appointmentId()" />
          @if (mayCancel() && toCome()) {
            <div class="row">
              <button type="button" class="btn quiet" (click)="cancel(true)">Cancel this and the following</button>
              <button type="button" class="btn quiet" (click)="cancel(false)">Cancel all to come</button>
            </div>
          }
        </div>
      } @else if (record().problem; as failure) {
        <hms-error-panel title="The series could not be loaded." [problem]="failure" (retry)="load()" />
      } @else {
        <hms-skeleton [rows]="3" [height]="24" />
      }
    </hms-panel>
  `,
  styles: `
    .body {
      display: grid;
      gap: var(--s-3);
    }
    .row {
      flex-wrap: wrap;
    }
  `,
})
export class SeriesPart {
  readonly seriesId = input.required<string>();
  readonly appointmentId = input.required<string>();
  readonly zone = input.required<string>();

  readonly #store = inject(Store);
  readonly #injector = inject(Injector);
  protected readonly mayCancel = this.#store.selectSignal(selectMay('appointments:write'));
  protected readonly record = computed(() => this.#store.selectSignal(selectSeriesRecord(this.seriesId()))());
  protected readonly words = computed(() => {
    const series = this.record().value;
    return series ? ruleWords(series) : '';
  });
  protected readonly toCome = computed(
    () =>
      this.record().value?.appointments.some(({ status, startsAt }) => status === 'scheduled' && Date.parse(startsAt) > Date.now()) ??
      false,
  );

  constructor() {
    effect(() => {
      this.seriesId();
      untracked(() => this.load());
    });
  }

  protected load(): void {
    this.#store.dispatch(SeriesPageActions.opened({ id: this.seriesId() }));
  }

  protected async cancel(following: boolean): Promise<void> {
    const [{ MatDialog }, { CancelDialog }] = await Promise.all([
      import('@angular/material/dialog'),
      import('../components/cancel-dialog.component'),
    ]);
    const data: CancelQuestion = {
      title: following ? 'Cancel this and the following appointments?' : 'Cancel all appointments to come?',
      text: 'The times become free again. What is over or checked in stays as it is.',
      keep: 'Keep appointments',
      confirm: 'Cancel appointments',
    };
    const dialog = this.#injector
      .get(MatDialog)
      .open<unknown, CancelQuestion, CancelAnswer>(CancelDialog, { autoFocus: '[data-first]', width: '560px', data });
    const answer = await firstValueFrom(dialog.afterClosed());
    if (!answer) return;
    const { reason, note } = answer;
    const [id, appointmentId] = [this.seriesId(), this.appointmentId()];
    const request = { reason, ...(note ? { note } : {}), ...(following ? { fromAppointmentId: appointmentId } : {}) };
    this.#store.dispatch(SeriesPageActions.cancelAsked({ id, appointmentId, request }));
  }
}
