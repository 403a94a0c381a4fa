import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import type { LabOrder, PrescriptionSummary } from '@hms/shared-dto';
import { Problem } from '@hms/shared-ui';
import { Store } from '@ngrx/store';
import { Subject, of, throwError } from 'rxjs';
import { PatientLabsApi } from '../../labs/patient-labs.api';
import { PrescriptionsApi } from '../../prescriptions/prescriptions.api';
import { aVisit } from '../testing';
import { VisitOrdersPanel } from './visit-orders.panel';

const prescription = {
  ...{
    id: 'r1',
    patientId: 'p1',
    medication: 'Amoxicillin 500 mg capsule',
    sig: '1 capsule by mouth',
    status: 'active',
    dispensing: 'waiting',
  },
  ...{
    quantity: { value: 15, unit: '{capsule}' },
    refills: 0,
    createdAt: '2026-11-22T05:00:00Z',
    signedAt: null,
    prescriber: 'Dr Asha Menon',
  },
} as PrescriptionSummary;
const order = {
  ...{
    id: 'o1',
    orderNumber: 'LAB-0000042',
    orderer: 'Dr Asha Menon',
    orderedAt: '2026-11-22T05:00:00Z',
    priority: 'routine',
    status: 'ordered',
  },
  ...{ items: [{ name: 'Potassium', status: 'ordered' }], specimens: [], patient: { id: 'p1', patientNumber: 'CH-1' }, visitId: 'v1' },
} as unknown as LabOrder;

function shown(ofVisit: jest.Mock, ordersOfVisit: jest.Mock) {
  TestBed.configureTestingModule({
    providers: [
      ...[provideRouter([]), { provide: Store, useValue: { selectSignal: () => () => ({ timeZone: 'Asia/Kolkata' }) } }],
      ...[
        { provide: PrescriptionsApi, useValue: { ofVisit } },
        { provide: PatientLabsApi, useValue: { ordersOfVisit } },
      ],
    ],
  });
  const fixture = TestBed.createComponent(VisitOrdersPanel);
  const open = (id: string): string => {
    fixture.componentRef.setInput('visit', aVisit({ id }));
    fixture.detectChanges();
    fixture.detectChanges();
    return (fixture.nativeElement as HTMLElement).textContent;
  };
  return { open, fixture };
}

describe('what a visit led to', () => {
  it('is listed; of a visit without any nothing is shown', () => {
    const { open } = shown(
      jest.fn().mockImplementation((id: string) => of(id === 'v1' ? [prescription] : [])),
      jest.fn().mockImplementation((id: string) => of(id === 'v1' ? [order] : [])),
    );
    const text = open('v1');
    for (const words of ['Prescribed at this visit', 'Amoxicillin 500 mg capsule', 'Ordered at this visit', 'Potassium'])
      expect(text).toContain(words);
    expect(open('v2').trim()).toBe('');
  });

  it('of one visit is never shown with another', () => {
    const late = new Subject<PrescriptionSummary[]>();
    const { open, fixture } = shown(
      jest.fn().mockImplementation((id: string) => (id === 'v1' ? late : of([]))),
      jest.fn().mockReturnValue(of([])),
    );
    open('v1');
    open('v2');
    late.next([prescription]);
    late.complete();
    fixture.detectChanges();
    expect((fixture.nativeElement as HTMLElement).textContent).not.toContain('Amoxicillin');
  });

  it('that could not be read is said so', () => {
    const problem = new Problem({ status: 500, code: 'internal', title: 'No', detail: 'Broken.', traceId: 't' });
    const { open } = shown(jest.fn().mockReturnValue(throwError(() => problem)), jest.fn().mockReturnValue(of([])));
    expect(open('v1')).toContain('could not be loaded');
  });
});
