import { TestBed } from '@angular/core/testing';
import { ActivatedRoute, convertToParamMap, provideRouter } from '@angular/router';
import { LiveFeed, SessionApiActions, sessionFeature } from '@hms/shared-ui';
import { provideIcons } from '@hms/shared-ui/shell';
import { Store, provideState, provideStore } from '@ngrx/store';
import { EMPTY, of } from 'rxjs';
import { AppointmentsApiActions } from './appointments.actions';
import { appointmentsFeature } from './appointments.feature';
import { TimeCalendar } from './components/time-calendar.component';
import { CalendarPage } from './pages/calendar.page';
import { anAppointment } from './testing';

// FullCalendar itself comes as modules that only a browser loads.
jest.mock('@fullcalendar/angular', () => ({ FullCalendarComponent: class {}, FullCalendarModule: class {} }));
jest.mock('./fc-options', () => ({ FC_OPTIONS: {}, viewName: () => '' }));

/** The lists that are there for paper alone. */
async function listsFor(view: string): Promise<NodeListOf<Element>> {
  const params = convertToParamMap({ view, date: '2026-11-23' });
  TestBed.configureTestingModule({
    providers: [
      ...[provideStore(), provideState(sessionFeature), provideState(appointmentsFeature), provideRouter([]), provideIcons()],
      { provide: ActivatedRoute, useValue: { queryParamMap: of(params), snapshot: { queryParamMap: params } } },
      { provide: LiveFeed, useValue: { staleness: () => EMPTY } },
    ],
  });
  TestBed.overrideComponent(TimeCalendar, { set: { imports: [], template: '' } });
  const store = TestBed.inject<Store<object>>(Store);
  const user = { id: 'u1', roles: ['Receptionist'], permissions: ['appointments:write'], timeZone: 'Asia/Kolkata' };
  store.dispatch(SessionApiActions.signedIn({ user, expiresIn: 900 } as never));
  const fixture = TestBed.createComponent(CalendarPage);
  store.dispatch(AppointmentsApiActions.directoryLoaded({ directory: { doctors: [], departments: [], types: [], rooms: [] } }));
  const calendar = { data: [anAppointment()], taken: [], truncated: false };
  store.dispatch(AppointmentsApiActions.dayLoaded({ day: { calendar, hours: [] } }));
  fixture.detectChanges();
  await fixture.whenStable();
  return (fixture.nativeElement as HTMLElement).querySelectorAll('hp-day-list.only-print tbody tr');
}

it.each(['doctors', 'day'])('a day is printed as a list, also out of the view %s', async (view) => {
  const rows = await listsFor(view);
  expect([...rows].map(({ textContent }) => textContent)).toEqual([expect.stringContaining('09:00–09:15')]);
});
