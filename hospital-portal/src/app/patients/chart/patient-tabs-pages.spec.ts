import { signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import type { TimelineEntry } from '@hms/shared-dto';
import { Store } from '@ngrx/store';
import { anAppointment } from '../../appointments/testing';
import { ChartPageActions } from './chart.actions';
import { PatientAppointmentList } from './components/patient-appointment-list.component';
import { TimelineList } from './components/timeline-list.component';
import { PatientAppointmentsPage } from './pages/appointments.page';
import { TimelinePage } from './pages/timeline.page';

/** A store of which every question has this answer. */
const storeOf = (answer: unknown) => ({ selectSignal: () => signal(answer).asReadonly(), dispatch: jest.fn() });

function shown(page: typeof PatientAppointmentsPage | typeof TimelinePage, answer: unknown) {
  const store = storeOf(answer);
  TestBed.configureTestingModule({ providers: [provideRouter([]), { provide: Store, useValue: store }] });
  const fixture = TestBed.createComponent<PatientAppointmentsPage | TimelinePage>(page);
  fixture.componentRef.setInput('id', 'p1');
  fixture.detectChanges();
  return { text: () => (fixture.nativeElement as HTMLElement).textContent ?? '', store };
}

const part = (status: string, data: unknown) => ({ status, data, problem: null });
const page = { nextCursor: null, total: null, totalIsEstimate: false };

describe('the appointments of a patient on their page', () => {
  it('are asked for, and meanwhile the place is kept', () => {
    const { text, store } = shown(PatientAppointmentsPage, { appointments: part('loading', null), patient: null });
    expect(store.dispatch).toHaveBeenCalledTimes(1);
    expect(text()).toContain('Loading');
  });

  it('are none, or those ahead and those that were', () => {
    const none = { upcoming: [], moreUpcoming: false, past: [], nextCursor: null };
    expect(shown(PatientAppointmentsPage, { appointments: part('loaded', none), patient: null }).text()).toContain('No appointments');
    TestBed.resetTestingModule();
    const some = { ...none, past: [anAppointment({ status: 'completed' })] };
    const { text } = shown(PatientAppointmentsPage, { appointments: part('loaded', some), patient: null, timeZone: 'Asia/Kolkata' });
    for (const words of ['Nothing is booked.', 'Past', '23-Nov-2026 09:00–09:15', 'Dr Asha Menon', 'Completed'])
      expect(text()).toContain(words);
  });

  it('lead to their pages', () => {
    TestBed.configureTestingModule({ providers: [provideRouter([])] });
    const fixture = TestBed.createComponent(PatientAppointmentList);
    fixture.componentRef.setInput('appointments', [anAppointment()]);
    fixture.componentRef.setInput('zone', 'UTC');
    fixture.detectChanges();
    expect((fixture.nativeElement as HTMLElement).querySelector('a')?.getAttribute('href')).toBe('/appointments/a1');
  });
});

describe('the timeline of a patient on their page', () => {
  it('says so when nothing of the kind happened', () => {
    const answer = Object.assign(['appointments:read'], { timeline: part('loaded', { data: [], page }) });
    expect(shown(TimelinePage, answer).text()).toContain('None of these');
  });

  it('is asked for the days that the address names', () => {
    const store = storeOf(Object.assign(['appointments:read'], { timeline: part('loading', null) }));
    TestBed.configureTestingModule({ providers: [provideRouter([]), { provide: Store, useValue: store }] });
    const fixture = TestBed.createComponent(TimelinePage);
    for (const [name, value] of Object.entries({ id: 'p1', from: '2026-11-01', to: 'tomorrow' }))
      fixture.componentRef.setInput(name, value);
    fixture.detectChanges();
    expect(store.dispatch).toHaveBeenCalledWith(ChartPageActions.timelineOpened({ id: 'p1', query: { from: '2026-11-01' } }));
    expect((fixture.nativeElement as HTMLElement).querySelector<HTMLInputElement>('input[type=date]')?.value).toBe('2026-11-01');
  });

  it('says what happened, when and by whom, and leads on', () => {
    TestBed.configureTestingModule({ providers: [provideRouter([])] });
    const fixture = TestBed.createComponent(TimelineList);
    const entry: TimelineEntry = {
      ...{
        id: 'm',
        event: 'patient.merged',
        occurredAt: '2026-11-22T05:11:00Z',
        by: 'Asha',
        allergy: null,
        appointment: null,
        visit: null,
        vitals: null,
        condition: null,
        carePlan: null,
        prescription: null,
        lab: null,
      },
      other: { id: 'p2', patientNumber: 'CH-0000043' },
    };
    fixture.componentRef.setInput('entries', [entry]);
    fixture.componentRef.setInput('patientId', 'p1');
    fixture.componentRef.setInput('zone', 'Asia/Kolkata');
    fixture.detectChanges();
    const element = fixture.nativeElement as HTMLElement;
    expect(element.textContent).toContain('Another record was merged into this one');
    expect(element.textContent).toContain('22-Nov-2026 10:41, Asha');
    expect(element.querySelector('a')?.getAttribute('href')).toBe('/patients/p2');
  });
});
