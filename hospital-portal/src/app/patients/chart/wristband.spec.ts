import { signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import { provideIcons } from '@hms/shared-ui/shell';
import { Store } from '@ngrx/store';
import type { Patient } from '@hms/shared-dto';
import { aPatient } from '../testing';
import { WristbandPage } from './pages/wristband.page';

jest.mock('../../shared/barcode', () => ({
  squareCode: (text: string) => `data:square,${text}`,
  lineCode: (text: string) => `data:line,${text}`,
}));

async function shown(patient: Patient) {
  const answer = { status: 'loaded', patient, problem: null, tenantName: 'City Hospital' };
  const store = { selectSignal: () => signal(answer).asReadonly(), dispatch: jest.fn() };
  TestBed.configureTestingModule({ providers: [provideIcons(), provideRouter([]), { provide: Store, useValue: store }] });
  const fixture = TestBed.createComponent(WristbandPage);
  fixture.componentRef.setInput('id', patient.id);
  fixture.detectChanges();
  await new Promise((resolve) => setTimeout(resolve));
  await fixture.whenStable();
  return fixture.nativeElement as HTMLElement;
}

describe('a wristband and a label', () => {
  it('both say in words that there are allergies, and that nobody knows who it is', async () => {
    const page = await shown(aPatient({ unidentified: true, allergies: { status: 'recorded', data: [] } }));
    for (const part of ['.band', '.label']) expect(page.querySelector(part)?.textContent).toContain('ALLERGIES · Not identified');
  });

  it('both say that nobody has asked, and carry the number in their codes', async () => {
    const page = await shown(aPatient());
    for (const part of ['.band', '.label']) expect(page.querySelector(part)?.textContent).toContain('Allergies not recorded');
    expect([...page.querySelectorAll('img')].map(({ src }) => src)).toEqual(['data:square,CH-0000042', 'data:line,CH-0000042']);
  });
});
