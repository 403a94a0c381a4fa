import { Component, computed, input, output, signal } from '@angular/core';
import { MatIcon } from '@angular/material/icon';
import { RouterLink } from '@angular/router';
import { HmsPatientName, formatName } from '@hms/shared-ui';
import { APPOINTMENT_STATUS_LOOKS } from '../../shared/appointment-status-looks';
import { mayMove } from '../appointment-steps';
import type { DayGrid, DoctorColumn } from '../day-columns';
import { type PlacedAppointment, type Stretch, px } from '../day-grid.rules';
import { type DropPlace, edgeWords, longerBy, obstacleAt, placeWords, startAt } from '../drop-place';
import { clockOf, instantAt, later, minutesBetween } from '../hospital-time';
import { type Shift, isElsewhere, lengthened, shiftOf } from '../shift';
import { GridDrag, type HeldBlock } from './grid-drag.directive';
import { GridKeys } from './grid-keys.directive';
import { KindMark } from './kind-mark.component';

const HOUR = 60;
const beginningAt = (start: number, { column, length }: { column: number; length: number }): DropPlace => ({
  ...{ column, start, end: start + length },
});
/** Below this height a block has one line: the name. */
const ONE_LINE_MINUTES = 20;

/** A day with one column for each doctor: what is booked, what is free, when the doctor is away, and where the day stands. */
@Component({
  selector: 'hp-doctor-grid',
  imports: [GridDrag, GridKeys, HmsPatientName, KindMark, MatIcon, RouterLink],
  templateUrl: './doctor-grid.component.html',
  styleUrl: './doctor-grid.component.scss',
})
export class DoctorGrid {
  readonly grid = input.required<DayGrid>();
  /** `YYYY-MM-DD` by the hospital's calendar. */
  readonly day = input.required<string>();
  readonly zone = input.required<string>();
  readonly mayBook = input(false);
  /** Minutes of the day by the hospital's clock; null on another day. */
  readonly now = input<number | null>(null);
  /** Dragged to another time or doctor. */
  readonly shifted = output<Shift>();

  /** What is dragged, or whose lower edge is, and where it is held. */
  protected readonly drag = signal<{ readonly one: PlacedAppointment; readonly place: DropPlace; readonly edge: boolean } | null>(null);
  protected readonly ghost = computed(() => {
    const drag = this.drag();
    if (!drag) return null;
    const obstacle = obstacleAt(this.grid(), drag.place, { own: drag.one.appointment.id, now: this.now() });
    const words = drag.edge ? edgeWords : placeWords;
    return { ...drag.place, words: words(drag.place, obstacle), clashes: obstacle !== null };
  });
  protected readonly looks = APPOINTMENT_STATUS_LOOKS;
  protected readonly height = computed(() => px(this.grid().hours.end - this.grid().hours.start));
  protected readonly hourMarks = computed(() => {
    const { start, end } = this.grid().hours;
    return Array.from({ length: Math.ceil((end - start) / HOUR) }, (_, index) => ({
      text: clockOf(start + index * HOUR),
      top: px(index * HOUR),
    }));
  });
  protected readonly zoneName = computed(
    () =>
      new Intl.DateTimeFormat('en-IN', { timeZone: this.zone(), timeZoneName: 'short' })
        .formatToParts(new Date())
        .find(({ type }) => type === 'timeZoneName')?.value ?? this.zone(),
  );
  protected readonly nowTop = computed(() => {
    const [now, { start, end }] = [this.now(), this.grid().hours];
    return now !== null && now >= start && now <= end ? px(now - start) : null;
  });
  /** The one cell that Tab reaches first. */
  protected readonly firstCell = computed(() => {
    const column = this.grid().columns.findIndex(({ appointments, free }) => appointments.length > 0 || free.length > 0);
    return { column, start: Math.min(...this.#startsOf(this.grid().columns[column])) };
  });

  protected clock(minutes: number): string {
    return clockOf(minutes);
  }

  protected top({ start }: Stretch): number {
    return px(start - this.grid().hours.start) + 1;
  }

  protected tall({ start, end }: Stretch): number {
    return Math.max(px(end - start) - 2, 17);
  }

  protected isShort({ start, end }: Stretch): boolean {
    return end - start <= ONE_LINE_MINUTES;
  }

  protected isFirst(column: number, start: number): boolean {
    return this.firstCell().column === column && this.firstCell().start === start;
  }

  /** What is to be seen, in its order, and what colours and place tell besides. */
  protected saidOf({ appointment, start, end }: PlacedAppointment): string {
    const { patient, status, typeName, reason } = appointment;
    const seen = [formatName(patient), reason ?? typeName];
    const said = [`${clockOf(start)} to ${clockOf(end)}`, ...seen, APPOINTMENT_STATUS_LOOKS[status].label, reason && typeName];
    return said.filter(Boolean).join(', ');
  }

  protected bookingOf({ doctorId }: DoctorColumn, { start, end }: Stretch): Record<string, string> {
    const startsAt = instantAt(this.day(), start, this.zone());
    return { doctor: doctorId, startsAt, endsAt: later(startsAt, end - start) };
  }

  protected isMovable({ appointment: { status } }: PlacedAppointment): boolean {
    return mayMove(status, this.mayBook() ? ['appointments:write'] : []);
  }

  protected hold({ id, column, offset, edge }: HeldBlock): void {
    const own = this.grid().columns.findIndex(({ appointments }) => appointments.some(({ appointment }) => appointment.id === id));
    const one = this.grid().columns[own]?.appointments.find(({ appointment }) => appointment.id === id);
    if (!one) return this.drag.set(null);
    const length = minutesBetween(one.appointment.startsAt, one.appointment.endsAt);
    const { hours } = this.grid();
    const place = edge
      ? { column: own, start: one.start, end: one.start + lengthened(length, longerBy(offset, { hours, end: one.end })) }
      : beginningAt(startAt(offset, { hours, length }), { column, length });
    this.drag.set({ one, place, edge });
  }

  protected drop(): void {
    const drag = this.drag();
    this.drag.set(null);
    if (!drag) return;
    const { one, place, edge } = drag;
    const startsAt = edge ? one.appointment.startsAt : instantAt(this.day(), place.start, this.zone());
    const { doctorId } = this.grid().columns[place.column];
    const shift = { ...shiftOf(one.appointment), doctorId, startsAt, endsAt: later(startsAt, place.end - place.start) };
    if (isElsewhere(shift)) this.shifted.emit(shift);
  }

  #startsOf(column: DoctorColumn | undefined): number[] {
    return column ? [...column.appointments, ...(this.mayBook() ? column.free : [])].map(({ start }) => start) : [];
  }
}
