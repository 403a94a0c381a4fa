import { TestBed } from '@angular/core/testing';
import type { CalendarOptions } from '@fullcalendar/angular';
import type { Shift } from '../shift';
import { anAppointment } from '../testing';
import { type ChosenTime, TimeCalendar } from './time-calendar.component';

// FullCalendar itself comes as modules that only a browser loads.
jest.mock('@fullcalendar/angular', () => ({ FullCalendarComponent: class {}, FullCalendarModule: class {} }));
jest.mock('../fc-options', () => ({ FC_OPTIONS: {}, viewName: () => '' }));

const at = (time: string) => `2026-11-23T${time}:00Z`;
const OPEN = { doctorId: 'd1', kind: 'open', slotMinutes: 20, startsAt: at('03:30'), endsAt: at('07:30') } as const;
const INPUTS = { view: 'day', day: '2026-11-23', zone: 'Asia/Kolkata', appointments: [anAppointment()], hours: [OPEN], mayBook: true };

/** What FullCalendar is told to call, without FullCalendar. */
function calendar(more: object = {}) {
  const { componentRef, componentInstance } = TestBed.createComponent(TimeCalendar);
  for (const [name, value] of Object.entries({ ...INPUTS, ...more })) componentRef.setInput(name, value);
  const [shifts, chosen] = [[] as Shift[], [] as ChosenTime[]];
  componentInstance.shifted.subscribe((shift) => shifts.push(shift));
  componentInstance.chosen.subscribe((time) => chosen.push(time));
  const options = (): CalendarOptions => (componentInstance as unknown as { options: () => CalendarOptions }).options();
  return { options, shifts, chosen };
}

describe('what somebody does in FullCalendar', () => {
  beforeEach(() => TestBed.overrideComponent(TimeCalendar, { set: { imports: [], template: '' } }));

  const event = (start: string | null, end: string | null) => ({
    start: start && new Date(at(start)),
    end: end && new Date(at(end)),
    extendedProps: { appointment: anAppointment() },
  });

  it('asks for the move of what was dropped, or whose end was drawn', () => {
    const { options, shifts } = calendar();
    const revert = jest.fn();
    options().eventDrop?.({ event: event('05:00', '05:15'), revert } as never);
    options().eventResize?.({ event: event('03:30', '04:30'), revert } as never);
    expect(shifts.map(({ appointment, startsAt, endsAt }) => [appointment.id, startsAt, endsAt])).toEqual([
      ['a1', at('05:00'), at('05:15')],
      ['a1', at('03:30'), at('04:30')],
    ]);
    expect(revert).not.toHaveBeenCalled();
    options().eventDrop?.({ event: event('05:00', null), revert } as never);
    expect([revert.mock.calls.length, shifts.length]).toEqual([1, 2]);
  });

  it('books at a press: as long as the one doctor’s slots, a quarter of an hour of several, a day of a month', () => {
    const press = (more: object, dateStr: string, allDay = false) => {
      const { options, chosen } = calendar(more);
      options().dateClick?.({ dateStr, allDay } as never);
      return chosen;
    };
    expect(press({ doctorId: 'd1' }, '2026-11-23T09:30:00+05:30')).toEqual([{ startsAt: at('04:00'), endsAt: at('04:20') }]);
    expect(press({}, '2026-11-23T09:30:00+05:30')).toEqual([{ startsAt: at('04:00'), endsAt: at('04:15') }]);
    expect(press({ view: 'month' }, '2026-11-23', true)).toEqual([{ date: '2026-11-23' }]);
    expect(press({ mayBook: false }, '2026-11-23T09:30:00+05:30')).toEqual([]);
  });

  it('books nothing where the one doctor’s time is taken or the doctor is away', () => {
    const [startsAt, endsAt] = [at('04:00'), at('04:30')];
    const taken = [{ doctorId: 'd1', appointmentId: null, startsAt, endsAt }];
    const away = [{ ...OPEN, kind: 'leave', slotMinutes: null }];
    for (const more of [{ taken }, { hours: away }]) {
      const { options, chosen } = calendar({ doctorId: 'd1', ...more });
      options().dateClick?.({ dateStr: '2026-11-23T09:30:00+05:30', allDay: false } as never);
      options().select?.({ startStr: '2026-11-23T09:30:00+05:30', endStr: '2026-11-23T10:30:00+05:30', allDay: false } as never);
      expect(chosen).toEqual([]);
    }
  });
});
