import { Injectable, computed, inject, signal } from '@angular/core';
import type { FreeTime } from '@hms/shared-dto';
import { sessionFeature } from '@hms/shared-ui';
import { Store } from '@ngrx/store';
import { mayMove } from '../appointment-steps';
import { AppointmentsPageActions } from '../appointments.actions';
import { appointmentsFeature } from '../appointments.feature';
import type { AskedNudge } from '../components/move-keys.directive';
import { type Shift, isElsewhere, nudged, shiftOf, shiftTo, withShift } from '../shift';

/** Moves of appointments within the calendar page: taken up by keyboard, dragged, refused. */
@Injectable()
export class CalendarMoves {
  readonly #store = inject(Store);
  readonly #user = this.#store.selectSignal(sessionFeature.selectUser);
  readonly #permissions = this.#store.selectSignal(sessionFeature.selectPermissions);
  readonly #day = this.#store.selectSignal(appointmentsFeature.selectDay);
  readonly #directory = this.#store.selectSignal(appointmentsFeature.selectDirectory);
  readonly #state = this.#store.selectSignal(appointmentsFeature.selectShift);
  readonly #rows = computed(() => this.#day().value?.calendar.data ?? []);

  /** What is taken up and not put down yet. */
  readonly moving = signal<Shift | null>(null);
  readonly movingId = computed(() => this.moving()?.appointment.id ?? null);
  readonly refused = computed(() => (this.#state().status === 'failed' ? this.#state().asked : null));
  readonly problem = computed(() => this.#state().problem);
  /** The appointments, the one that is taken up or on its way where it is to be. */
  readonly appointments = computed(() => {
    const { status, asked } = this.#state();
    return withShift(this.#rows(), this.moving() ?? (status === 'saving' ? asked : null));
  });

  /** Doctors who are there, as the day has columns for them: also for one who no longer works here, from whom it can go alone. */
  #columnsBeside({ doctorId: own }: Shift): readonly string[] {
    const { calendar, hours = [] } = this.#day().value ?? {};
    const there = new Set([...this.#rows(), ...(calendar?.taken ?? []), ...hours].map(({ doctorId }) => doctorId));
    const doctors = this.#directory().value?.doctors.map(({ id }) => id) ?? [];
    return [...doctors.filter((id) => there.has(id)), ...(doctors.includes(own) ? [] : [own])];
  }

  nudge({ id, nudge }: AskedNudge): void {
    const appointment = this.#rows().find((row) => row.id === id);
    if (!appointment || this.#isOnItsWay(id) || !mayMove(appointment.status, this.#permissions())) return;
    const held = this.moving();
    const from = held?.appointment.id === id ? held : shiftOf(appointment);
    this.moving.set(nudged(from, nudge, { zone: this.#user()?.timeZone ?? 'UTC', doctorIds: this.#columnsBeside(from) }));
  }

  /** Its place and version are known when the server has answered. */
  #isOnItsWay(id: string): boolean {
    const { status, asked } = this.#state();
    return status === 'saving' && asked?.appointment.id === id;
  }

  put(): void {
    const shift = this.moving();
    this.moving.set(null);
    if (shift && isElsewhere(shift)) this.ask(shift);
  }

  back(): void {
    this.moving.set(null);
  }

  ask(shift: Shift): void {
    this.moving.set(null);
    this.#store.dispatch(AppointmentsPageActions.shiftAsked({ shift }));
  }

  /** One of the times that the refusal offered. */
  instead(time: FreeTime): void {
    const shift = this.refused();
    if (shift) this.ask(shiftTo(shift, time));
  }

  insist(): void {
    const shift = this.refused();
    if (shift) this.ask({ ...shift, outsideHours: true });
  }

  dismiss(): void {
    this.#store.dispatch(AppointmentsPageActions.shiftRefusalRead());
  }
}
