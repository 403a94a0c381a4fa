import { Component, Injector, computed, effect, inject, input, untracked } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { MatIcon } from '@angular/material/icon';
import { RouterLink } from '@angular/router';
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
  formatDate,
  sessionFeature,
} from '@hms/shared-ui';
import { Store } from '@ngrx/store';
import { firstValueFrom } from 'rxjs';
import { APPOINTMENT_STATUS_LOOKS } from '../../shared/appointment-status-looks';
import { ONE_APPOINTMENT_EVENTS } from '../appointment-staleness';
import { type CancelAnswer, STEP_LOOKS, type Step, mayMove, stepsFrom } from '../appointment-steps';
import { AppointmentsPageActions } from '../appointments.actions';
import { selectAppointmentRecord } from '../appointments.feature';
import { AppointmentHistory } from '../components/appointment-history.component';
import { dayAt, timeOf, todayIn, weekdayOf } from '../hospital-time';
import { SeriesPart } from '../series/series.page-part';

/** One appointment: who, when, with whom, what can be done next, and what happened so far. */
@Component({
  selector: 'hp-appointment-page',
  imports: [
    AppointmentHistory,
    HmsEmptyState,
    HmsErrorPanel,
    HmsNotice,
    HmsPageHead,
    HmsPanel,
    HmsPatientName,
    HmsSkeleton,
    HmsStatusChip,
    MatIcon,
    RouterLink,
    SeriesPart,
  ],
  templateUrl: './appointment.page.html',
  styleUrl: './appointment.page.scss',
})
export class AppointmentPage {
  readonly id = input.required<string>();

  readonly #store = inject(Store);
  readonly #injector = inject(Injector);
  readonly #user = this.#store.selectSignal(sessionFeature.selectUser);
  readonly #permissions = this.#store.selectSignal(sessionFeature.selectPermissions);
  protected readonly record = computed(() => this.#store.selectSignal(selectAppointmentRecord(this.id()))());
  protected readonly zone = computed(() => this.#user()?.timeZone ?? 'UTC');
  protected readonly looks = APPOINTMENT_STATUS_LOOKS;
  protected readonly stepLooks = STEP_LOOKS;
  protected readonly gone = computed(() => this.record().problem?.status === 404);
  protected readonly steps = computed(() => {
    const appointment = this.record().value;
    return appointment ? stepsFrom(appointment.status, this.#permissions()) : [];
  });
  protected readonly mayMove = computed(() => {
    const appointment = this.record().value;
    return appointment !== null && mayMove(appointment.status, this.#permissions());
  });
  /** Who came for an appointment of today may be given a number. */
  protected readonly mayWait = computed(() => {
    const status = this.record().value?.status;
    return (status === 'scheduled' || status === 'checked_in') && this.steps().length > 0 && this.day() === todayIn(this.zone());
  });
  /** Who was not here has no visit. */
  protected readonly mayStartVisit = computed(() => {
    const status = this.record().value?.status;
    const took = status !== undefined && status !== 'cancelled' && status !== 'no_show';
    return took && this.#permissions().includes('records:write');
  });
  protected readonly when = computed(() => {
    const appointment = this.record().value;
    if (!appointment) return '';
    const day = dayAt(appointment.startsAt, this.zone());
    return `${weekdayOf(day)} ${formatDate(day)}, ${timeOf(appointment.startsAt, this.zone())}–${timeOf(appointment.endsAt, this.zone())}`;
  });
  protected readonly day = computed(() => {
    const appointment = this.record().value;
    return appointment ? dayAt(appointment.startsAt, this.zone()) : null;
  });

  constructor() {
    effect(() => {
      this.id();
      untracked(() => this.load());
    });
    inject(LiveFeed)
      .stalenessOf(() => this.id(), ...ONE_APPOINTMENT_EVENTS)
      .pipe(takeUntilDestroyed())
      .subscribe(() => this.#store.dispatch(AppointmentsPageActions.appointmentOutdated({ id: this.id() })));
  }

  protected load(): void {
    this.#store.dispatch(AppointmentsPageActions.appointmentOpened({ id: this.id() }));
  }

  protected async take(step: Step): Promise<void> {
    const appointment = this.record().value;
    if (!appointment) return;
    if (step !== 'cancel') return this.#store.dispatch(AppointmentsPageActions.stepAsked({ appointment, step }));
    const answer = await this.#askWhy();
    if (answer) this.#store.dispatch(AppointmentsPageActions.cancelAsked({ appointment, answer }));
  }

  protected dismiss(): void {
    this.#store.dispatch(AppointmentsPageActions.refusalRead({ id: this.id() }));
    this.load();
  }

  async #askWhy(): Promise<CancelAnswer | undefined> {
    const [{ MatDialog }, { CancelDialog }] = await Promise.all([
      import('@angular/material/dialog'),
      import('../components/cancel-dialog.component'),
    ]);
    const dialog = this.#injector
      .get(MatDialog)
      .open<unknown, void, CancelAnswer>(CancelDialog, { autoFocus: '[data-first]', width: '560px' });
    return firstValueFrom(dialog.afterClosed());
  }
}
