import {
  Component,
  ViewEncapsulation,
  afterNextRender,
  computed,
  effect,
  input,
  output,
  signal,
  untracked,
  viewChild,
} from '@angular/core';
import { MatIcon } from '@angular/material/icon';
import { type CalendarOptions, type EventApi, FullCalendarComponent, FullCalendarModule } from '@fullcalendar/angular';
import type { AppointmentSummary, Permission, TakenTime, WorkingHours } from '@hms/shared-dto';
import { type IconName, mediaSignal } from '@hms/shared-ui';
import { APPOINTMENT_STATUS_LOOKS } from '../../shared/appointment-status-looks';
import { type TimeView, rangeOf } from '../calendar-range';
import { appointmentEvents, clockRange, hoursEvents, isAway, isTaken, slotMinutesAt, takenEvents } from '../fc-events';
import { FC_OPTIONS, viewName } from '../fc-options';
import { clockOf, dayAt, instantOf, later, timeOf } from '../hospital-time';
import { type Shift, shiftOf } from '../shift';
import { type Bounds, type Cursor, cursorEvent, cursorWords, timesAt } from '../time-cursor';
import { KindMark } from './kind-mark.component';
import { TimeCursor } from './time-cursor.directive';

/** A time that was chosen to book, or a day of a month. */
export type ChosenTime = { readonly startsAt: string; readonly endsAt: string } | { readonly date: string };

/** Seven columns are too narrow for names on a phone. */
const NARROW = '(max-width: 767px)';

/**
 * FullCalendar for a day, a week or a month. It shows what it is given and says what somebody wants; nothing is moved until the appointments
 * that it is given say so, and what was dragged goes back with them.
 */
@Component({
  selector: 'hp-time-calendar',
  imports: [FullCalendarModule, KindMark, MatIcon, TimeCursor],
  templateUrl: './time-calendar.component.html',
  styleUrl: './time-calendar.component.scss',
  encapsulation: ViewEncapsulation.None,
})
export class TimeCalendar {
  readonly view = input.required<TimeView>();
  /** `YYYY-MM-DD` by the hospital's calendar. */
  readonly day = input.required<string>();
  readonly zone = input.required<string>();
  readonly appointments = input.required<readonly AppointmentSummary[]>();
  readonly hours = input.required<readonly WorkingHours[]>();
  /** What is taken besides the appointments. */
  readonly taken = input<readonly TakenTime[]>([]);
  /** The one doctor that is shown; null for all. */
  readonly doctorId = input<string | null>(null);
  readonly permissions = input<readonly Permission[]>([]);
  readonly mayBook = input(false);
  readonly chosen = output<ChosenTime>();
  readonly opened = output<string>();
  readonly shifted = output<Shift>();
  readonly dayOpened = output<string>();

  protected readonly settled = signal(false);
  protected readonly narrow = mediaSignal(NARROW);
  protected readonly calendar = viewChild(FullCalendarComponent);
  protected readonly cursor = viewChild(TimeCursor);
  readonly #month = computed(() => this.view() === 'month');
  readonly #fcView = computed(() => viewName(this.view(), this.narrow()));
  readonly #clock = computed(() =>
    clockRange([...this.appointments(), ...this.hours().filter(({ kind }) => kind === 'open')], this.zone()),
  );
  protected readonly bounds = computed((): Bounds => ({
    ...rangeOf({ day: this.day(), view: this.view() }),
    ...this.#clock(),
    month: this.#month(),
  }));
  protected readonly cursorWords = computed(() => cursorWords(this.cursor()?.at() ?? null, this.#month()));
  readonly #shown = computed(() => ({ doctorId: this.doctorId(), month: this.#month(), zone: this.zone() }));
  readonly #events = computed(() => [
    ...appointmentEvents(this.appointments(), this.permissions()),
    ...hoursEvents(this.hours(), this.#shown()),
    ...takenEvents(this.taken(), this.appointments(), this.#shown()),
    ...cursorEvent(this.cursor()?.at() ?? null, { zone: this.zone(), month: this.#month() }),
  ]);
  readonly #handlers: CalendarOptions = {
    eventDidMount: ({ el, event }) => {
      if (event.id) el.dataset['appointment'] = event.id;
    },
    eventClick: ({ event, jsEvent }) => {
      if (jsEvent.ctrlKey || jsEvent.metaKey || jsEvent.shiftKey) return;
      jsEvent.preventDefault();
      this.opened.emit(event.id);
    },
    eventDrop: ({ event, revert }) => this.#shift(event, revert),
    eventResize: ({ event, revert }) => this.#shift(event, revert),
    dateClick: ({ dateStr, allDay }) => this.#choose(dateStr, allDay ? null : this.#endOf(instantOf(dateStr))),
    select: ({ startStr, endStr, allDay }) => this.#choose(startStr, allDay ? null : endStr),
    moreLinkClick: ({ date }) => this.dayOpened.emit(dayAt(date.toISOString(), this.zone())),
  };
  protected readonly options = computed((): CalendarOptions => ({
    ...FC_OPTIONS,
    ...this.#handlers,
    initialView: untracked(() => this.#fcView()),
    initialDate: untracked(() => this.day()),
    timeZone: this.zone(),
    dayMaxEvents: this.narrow() ? 1 : 4,
    selectable: this.mayBook(),
    slotMinTime: clockOf(this.#clock().start),
    slotMaxTime: clockOf(this.#clock().end),
    events: this.#events(),
  }));

  constructor() {
    afterNextRender(() => requestAnimationFrame(() => requestAnimationFrame(() => this.settled.set(true))));
    effect(() => {
      const [view, day] = [this.#fcView(), this.day()];
      const api = this.calendar()?.getApi(); // nothing yet at first: it begins with the view and the day
      api?.changeView(view, day);
    });
  }

  protected take(cursor: Cursor): void {
    const { startsAt } = timesAt(cursor, this.zone());
    this.#choose(this.#month() ? cursor.day : startsAt, this.#month() ? null : this.#endOf(startsAt));
  }

  protected iconOf({ status }: AppointmentSummary): IconName {
    return APPOINTMENT_STATUS_LOOKS[status].icon;
  }

  /** Also what screen readers hear besides the name: status and kind are told by colour and icon alone otherwise. */
  protected aboutOf({ startsAt, status, doctorName, typeName }: AppointmentSummary): string {
    const about = [timeOf(startsAt, this.zone()), this.doctorId() ? null : doctorName, APPOINTMENT_STATUS_LOOKS[status].label, typeName];
    return about.filter(Boolean).join(', ');
  }

  /** @param to null for a day of a month */
  #choose(from: string, to: string | null): void {
    if (!this.mayBook()) return;
    if (to === null) return this.chosen.emit({ date: from.slice(0, 10) });
    const [times, doctorId] = [{ startsAt: instantOf(from), endsAt: instantOf(to) }, this.doctorId()];
    if (!isAway(this.hours(), doctorId, times.startsAt) && !isTaken(this.taken(), doctorId, times)) this.chosen.emit(times);
  }

  /** Of what begins there by a press. */
  #endOf(startsAt: string): string {
    return later(startsAt, slotMinutesAt(this.hours(), this.doctorId(), startsAt));
  }

  #shift({ start, end, extendedProps }: EventApi, revert: () => void): void {
    const shift = shiftOf(extendedProps['appointment'] as AppointmentSummary);
    if (!start || !end) return revert();
    this.shifted.emit({ ...shift, startsAt: instantOf(start.toISOString()), endsAt: instantOf(end.toISOString()) });
  }
}
