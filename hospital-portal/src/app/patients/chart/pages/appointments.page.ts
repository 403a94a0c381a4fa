import { Component, computed, effect, inject, input, untracked } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { ActivatedRoute, RouterLink } from '@angular/router';
import {
  HmsEmptyState,
  HmsErrorPanel,
  HmsPager,
  HmsPanel,
  HmsSkeleton,
  ListUrl,
  LiveFeed,
  cursorText,
  selectMay,
  sessionFeature,
} from '@hms/shared-ui';
import { Store } from '@ngrx/store';
import { selectPatientRecord } from '../../patients.feature';
import { ChartPageActions } from '../chart.actions';
import { selectChart } from '../chart.feature';
import { PatientAppointmentList } from '../components/patient-appointment-list.component';
import { PATIENT_APPOINTMENT_EVENTS } from '../patient-appointments';

/** What one patient has booked and what has been; the page of the past is in the address. */
@Component({
  selector: 'hp-patient-appointments-page',
  imports: [HmsEmptyState, HmsErrorPanel, HmsPager, HmsPanel, HmsSkeleton, PatientAppointmentList, RouterLink],
  templateUrl: './appointments.page.html',
  styles: `
    :host {
      display: grid;
      grid-template-columns: minmax(0, 1fr);
      gap: var(--s-3);
    }
    .note {
      padding: var(--s-3) var(--s-4);
    }
  `,
})
export class PatientAppointmentsPage {
  /** The patient's, out of the address. */
  readonly id = input.required<string>();
  /** Of a later page; a query parameter. */
  readonly cursor = input(undefined, { transform: cursorText });

  readonly #store = inject(Store);
  readonly #route = inject(ActivatedRoute);
  readonly #url = inject(ListUrl);
  readonly #user = this.#store.selectSignal(sessionFeature.selectUser);
  readonly #mayWrite = this.#store.selectSignal(selectMay('appointments:write'));
  readonly #patient = computed(() => this.#store.selectSignal(selectPatientRecord(this.id()))().patient);
  protected readonly zone = computed(() => this.#user()?.timeZone ?? 'UTC');
  protected readonly part = computed(() => this.#store.selectSignal(selectChart(this.id()))().appointments);
  protected readonly mayBook = computed(() => this.#mayWrite() && this.#patient()?.status === 'active');
  protected readonly empty = computed(() => {
    const found = this.part().data;
    return found !== null && !found.upcoming.length && !found.past.length && this.cursor() === undefined;
  });

  constructor() {
    effect(() => {
      this.id();
      this.cursor();
      untracked(() => this.load());
    });
    inject(LiveFeed)
      .stalenessOf(() => this.id(), ...PATIENT_APPOINTMENT_EVENTS)
      .pipe(takeUntilDestroyed())
      .subscribe(() => this.#store.dispatch(ChartPageActions.appointmentsOutdated({ id: this.id(), cursor: this.cursor() })));
  }

  protected load(): void {
    this.#store.dispatch(ChartPageActions.appointmentsOpened({ id: this.id(), cursor: this.cursor() }));
  }

  protected next(): void {
    const cursor = this.part().data?.nextCursor;
    if (cursor) this.#url.next(this.#route, cursor);
  }

  protected previous(): void {
    this.#url.previous(this.#route);
  }
}
