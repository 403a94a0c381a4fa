import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import type { VitalSigns } from '@hms/shared-dto';
import { Problem } from '@hms/shared-ui';
import { Store } from '@ngrx/store';
import { Subject, of, throwError } from 'rxjs';
import { aMeasuring } from '../../vitals/testing';
import { VitalsApi } from '../../vitals/vitals.api';
import { aVisit } from '../testing';
import { VISIT_PANELS } from '../visit-panels';
import { VisitNextPanel } from './visit-next.panel';
import { VisitVitalsPanel } from './visit-vitals.panel';

const measured = aMeasuring({ systolic: 184, diastolic: 96 });

function shown(ofVisit: jest.Mock) {
  TestBed.configureTestingModule({
    providers: [
      ...[provideRouter([]), { provide: Store, useValue: { selectSignal: () => () => ({ timeZone: 'Asia/Kolkata' }) } }],
      { provide: VitalsApi, useValue: { ofVisit } },
    ],
  });
  const fixture = TestBed.createComponent(VisitVitalsPanel);
  const open = (id: string): string => {
    fixture.componentRef.setInput('visit', aVisit({ id }));
    fixture.detectChanges();
    fixture.detectChanges();
    return (fixture.nativeElement as HTMLElement).textContent;
  };
  return { open, fixture };
}

describe('what was measured at a visit', () => {
  it('stands on its page; of a visit without any nothing is shown', () => {
    const ofVisit = jest.fn().mockImplementation(({ id }: { id: string }) => of(id === 'v1' ? [measured] : []));
    const { open } = shown(ofVisit);
    for (const words of ['Measured at this visit', '184/96', 'NEWS2 not computed.']) expect(open('v1')).toContain(words);
    expect(ofVisit).toHaveBeenCalledWith({ id: 'v1', patientId: 'p1' });
    expect(open('v2').trim()).toBe('');
    expect(VISIT_PANELS.map(({ component }) => component)).toContain(VisitVitalsPanel);
  });

  it('of one visit is never shown with another', () => {
    const late = new Subject<VitalSigns[]>();
    const { open, fixture } = shown(jest.fn().mockImplementation(({ id }: { id: string }) => (id === 'v1' ? late : of([]))));
    open('v1');
    open('v2');
    late.next([measured]);
    late.complete();
    fixture.detectChanges();
    expect((fixture.nativeElement as HTMLElement).textContent).not.toContain('184');
  });

  it('that could not be read is said so', () => {
    const problem = new Problem({ status: 500, code: 'internal', title: 'No', detail: 'Broken.', traceId: 't' });
    expect(shown(jest.fn().mockReturnValue(throwError(() => problem))).open('v1')).toContain('could not be loaded');
  });

  it('names the visit, as all does that comes of one', () => {
    const store = { selectSignal: () => () => true };
    TestBed.configureTestingModule({ providers: [provideRouter([]), { provide: Store, useValue: store }] });
    const fixture = TestBed.createComponent(VisitNextPanel);
    fixture.componentRef.setInput('visit', aVisit());
    fixture.detectChanges();
    const links = [...(fixture.nativeElement as HTMLElement).querySelectorAll('a')].map((link) => link.getAttribute('href'));
    expect(links).toContain('/patients/p1/vitals?visit=v1');
    expect(links.every((link) => link?.endsWith('?visit=v1'))).toBe(true);
  });
});
