import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import type { PrescriptionList } from '@hms/shared-dto';
import { Problem } from '@hms/shared-ui';
import { Store } from '@ngrx/store';
import { type Observable, Subject, of, throwError } from 'rxjs';
import { anAppointment } from '../../appointments/testing';
import { aMeasuring } from '../vitals/testing';
import { VitalsApi } from '../vitals/vitals.api';
import { ChartApi } from './chart.api';
import { latestValues } from './latest-values';
import { CurrentMedication } from './pages/current-medication.page-part';
import { LatestVitals } from './pages/latest-vitals.page-part';
import { UpcomingAppointments } from './pages/upcoming-appointments.page-part';

const problem = new Problem({ status: 500, code: 'internal', title: 'No', detail: 'Broken.', traceId: 't1' });
const flagged = (code: 'systolic' | 'weight', flag: 'HH' | null) => ({ code, flag, loinc: '8480-6', unit: '', low: null, high: null });
const MEASURED = [
  aMeasuring({ systolic: 184, diastolic: 96, assessments: [flagged('systolic', 'HH')] }),
  aMeasuring({ takenAt: '2026-11-01T05:11:00Z', systolic: 120, diastolic: 80, weight: 64.5, assessments: [flagged('weight', null)] }),
];
const prescriptions = (count: number, total: number): PrescriptionList =>
  ({
    data: Array.from({ length: count }, (_, index) => ({ id: `r${index}`, medication: `Medicine ${index}`, sig: '1 by mouth' })),
    page: { nextCursor: null, total, totalIsEstimate: false },
  }) as unknown as PrescriptionList;

type Part = typeof LatestVitals | typeof CurrentMedication | typeof UpcomingAppointments;

function shown(part: Part, api: Readonly<Record<string, (id: string) => Observable<unknown>>>) {
  const store = { selectSignal: () => () => null, dispatch: jest.fn() };
  const apis = [ChartApi, VitalsApi].map((provide) => ({ provide, useValue: api }));
  TestBed.configureTestingModule({ providers: [provideRouter([]), { provide: Store, useValue: store }, ...apis] });
  const fixture = TestBed.createComponent<LatestVitals | CurrentMedication | UpcomingAppointments>(part);
  const open = (patientId: string): string => {
    fixture.componentRef.setInput('patientId', patientId);
    if (part !== CurrentMedication) fixture.componentRef.setInput('zone', 'Asia/Kolkata');
    fixture.detectChanges();
    fixture.detectChanges();
    return (fixture.nativeElement as HTMLElement).textContent.replace(/\s+/g, ' ');
  };
  return { open, fixture };
}

describe('a patient at a glance', () => {
  it('has the last value of each vital sign with its flag and time, however old it is', () => {
    expect(latestValues(MEASURED).map(({ label, value, takenAt }) => [label, value, takenAt])).toEqual([
      ['Blood pressure', '184/96', '2026-11-22T05:11:00Z'],
      ['Weight', '64.5', '2026-11-01T05:11:00Z'],
    ]);
    const text = shown(LatestVitals, { latest: () => of(MEASURED) }).open('p1');
    for (const words of ['184/96', 'Critically high', '22-Nov-2026 10:41', '64.5', 'No reference', '01-Nov-2026 10:41'])
      expect(text).toContain(words);
  });

  it('has what they take, and says of how much more there is', () => {
    const text = shown(CurrentMedication, { activePrescriptions: () => of(prescriptions(4, 7)) }).open('p1');
    for (const words of ['Medicine 0', 'Medicine 3', '1 by mouth', 'and 3 more']) expect(text).toContain(words);
  });

  it('has when they come next', () => {
    const text = shown(UpcomingAppointments, { nextAppointments: () => of([anAppointment()]) }).open('p1');
    for (const words of ['23-Nov-2026 09:00', 'Dr Asha Menon']) expect(text).toContain(words);
  });

  it.each([
    [LatestVitals, 'latest', [], 'No vital signs recorded.'],
    [CurrentMedication, 'activePrescriptions', prescriptions(0, 0), 'No active prescription.'],
    [UpcomingAppointments, 'nextAppointments', [], 'Nothing is booked.'],
  ] as const)('says that there is nothing, that it waits, and that it failed: %p', (part, call, none, words) => {
    expect(shown(part, { [call]: () => of(none) }).open('p1')).toContain(words);
    TestBed.resetTestingModule();
    expect(shown(part, { [call]: () => new Subject() }).open('p1')).toContain('Loading');
    TestBed.resetTestingModule();
    expect(shown(part, { [call]: () => throwError(() => problem) }).open('p1')).toContain('could not be loaded');
  });

  it('is never somebody else: an answer that comes late is not shown', () => {
    const late = new Subject<PrescriptionList>();
    const { open } = shown(CurrentMedication, { activePrescriptions: (id) => (id === 'p1' ? late : of(prescriptions(0, 0))) });
    open('p1');
    open('p2');
    late.next(prescriptions(1, 1));
    expect(open('p2')).not.toContain('Medicine');
  });
});
