import { type ComponentFixture, TestBed } from '@angular/core/testing';
import type { CustomField, Patient, RegisterPatientRequest } from '@hms/shared-dto';
import { provideIcons } from '@hms/shared-ui/shell';
import { of } from 'rxjs';
import { OwnFieldsApi } from '../shared/own-fields/own-fields.api';
import { AppointmentsApi } from './appointments.api';
import { NewPatientPart } from './pages/new-patient.page-part';

const aField = (more: Partial<CustomField>): CustomField => ({
  ...{ id: 'f', key: 'village', type: 'text', label: 'Village', required: true, visibleTo: ['Admin'], unit: null, minimum: null },
  ...{ maximum: null, options: [], retiredOptions: [], status: 'active', createdAt: '2026-11-01T05:00:00Z', version: 1 },
  ...more,
});
const FIELDS = [
  aField({}),
  aField({ key: 'speaks', label: 'Speaks', type: 'multi_select', options: ['Hindi', 'Urdu'] }),
  aField({ key: 'diet', label: 'Diet', required: false }),
];

describe('a patient who is registered while booking, where the hospital asks more than every hospital', () => {
  let fixture: ComponentFixture<NewPatientPart>;
  const sent: RegisterPatientRequest[] = [];
  const page = () => fixture.nativeElement as HTMLElement;
  const press = async (name: string) => {
    [...page().querySelectorAll('button')].find(({ textContent }) => textContent.includes(name))?.click();
    await fixture.whenStable();
  };
  const field = (label: string): HTMLInputElement => {
    const labels = [...page().querySelectorAll('label')].filter(({ textContent }) => textContent.includes(label));
    const found = labels.map((one) => one.control as HTMLInputElement | null).find((one) => one !== null);
    if (!found) throw new Error(`no ${label}`);
    return found;
  };
  const type = (label: string, text: string) => {
    field(label).value = text;
    field(label).dispatchEvent(new Event('input'));
    field(label).dispatchEvent(new Event('change'));
  };

  beforeEach(async () => {
    sent.length = 0;
    const register = (request: RegisterPatientRequest) => {
      sent.push(request);
      return of({ patientNumber: 'CH-0000043' } as Patient);
    };
    TestBed.configureTestingModule({
      providers: [
        provideIcons(),
        { provide: OwnFieldsApi, useValue: { all: () => of(FIELDS) } },
        { provide: AppointmentsApi, useValue: { register } },
      ],
    });
    fixture = TestBed.createComponent(NewPatientPart);
    fixture.detectChanges();
    await press('New patient');
    type('Last name', 'Rao');
    type('Age in years', '48');
    type('Sex', 'male');
  });

  it('is asked for what is required, and for nothing else of it', () => {
    expect(page().textContent).toContain('Village');
    expect(page().textContent).toContain('Speaks');
    expect(page().textContent).not.toContain('Diet');
  });

  it('is registered with it, and not without: what lacks takes the focus', async () => {
    await press('Register and go on');
    expect([sent, document.activeElement?.id]).toEqual([[], field('Village').id]);
    type('Village', ' Wai ');
    await press('Register and go on');
    expect(sent).toEqual([]);
    field('Urdu').click();
    await press('Register and go on');
    expect(sent).toEqual([{ lastName: 'Rao', gender: 'male', ageYears: 48, customFields: { village: 'Wai', speaks: ['Urdu'] } }]);
  });
});
