import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import { provideIcons } from '@hms/shared-ui/shell';
import { PrintIdentity } from '../chart/components/print-identity.component';
import { aPatient } from '../testing';
import { PatientBanner } from './patient-banner.component';

const PATIENT = aPatient({ unidentified: true, deceasedDate: '2026-11-20', bloodGroup: 'B+' });
const ALERTS = ['Allergies not recorded', 'Not identified', 'Died 20-Nov-2026', 'Blood group B+'];

const textOf = (element: HTMLElement, selector: string): string =>
  [...element.querySelectorAll(selector)].map(({ textContent }) => textContent.replace(/\s+/g, ' ')).join(' ');

beforeEach(() => TestBed.configureTestingModule({ providers: [provideIcons(), provideRouter([])] }));

it.each([
  [false, '.alerts'],
  [true, '.ids'],
])('the banner says every alert, shrunk (%p) as well', (compact, selector) => {
  const fixture = TestBed.createComponent(PatientBanner);
  fixture.componentRef.setInput('patient', PATIENT);
  fixture.componentRef.setInput('compact', compact);
  fixture.detectChanges();
  const text = textOf(fixture.nativeElement as HTMLElement, selector);
  for (const alert of ALERTS) expect(text).toContain(alert);
});

it('the head of each printed page says every alert', () => {
  const fixture = TestBed.createComponent(PrintIdentity);
  for (const [name, value] of Object.entries({ patient: PATIENT, hospital: 'City Hospital', by: 'Asha Rao' }))
    fixture.componentRef.setInput(name, value);
  fixture.detectChanges();
  const text = textOf(fixture.nativeElement as HTMLElement, 'p');
  for (const alert of [...ALERTS, 'patient no. CH-0000042']) expect(text).toContain(alert);
});
