import type { CalendarOptions } from '@fullcalendar/angular';
import dayGrid from '@fullcalendar/angular/daygrid';
import interaction from '@fullcalendar/angular/interaction';
import list from '@fullcalendar/angular/list';
import classic from '@fullcalendar/angular/themes/classic';
import timeGrid from '@fullcalendar/angular/timegrid';
import type { TimeView } from './calendar-range';

const VIEWS: Readonly<Record<TimeView, string>> = { day: 'timeGridDay', week: 'timeGridWeek', month: 'dayGridMonth' };
const CLOCK = { hour: '2-digit', minute: '2-digit', hour12: false } as const;

/** What FullCalendar calls the view; a week of seven columns has no room for names on a phone. */
export const viewName = (view: TimeView, narrow: boolean): string => (view === 'week' && narrow ? 'listWeek' : VIEWS[view]);

/** What is the same for every hospital, day and view. */
export const FC_OPTIONS: CalendarOptions = {
  plugins: [dayGrid, timeGrid, list, interaction, classic],
  headerToolbar: false,
  height: 'auto',
  firstDay: 1,
  allDaySlot: false,
  nowIndicator: true,
  showNonCurrentDates: false,
  slotDuration: '00:30',
  snapDuration: '00:15',
  slotMinHeight: 52, // a quarter of an hour is high enough for a finger
  moreLinkClass: 'more',
  slotEventOverlap: false,
  slotHeaderFormat: CLOCK,
  eventTimeFormat: CLOCK,
  selectMinDistance: 5,
};
