import { OverlayContainer } from '@angular/cdk/overlay';
import { type ComponentFixture, TestBed } from '@angular/core/testing';
import type { CustomField } from '@hms/shared-dto';
import { provideIcons } from '@hms/shared-ui/shell';
import type { PatientListQuery } from '../patient-query';
import { OwnFilter } from './own-filter.component';

const aField = (more: Partial<CustomField>): CustomField => ({
  ...{ id: 'f', key: 'place', type: 'text', label: 'Native place', required: false, visibleTo: ['Admin'], unit: null, minimum: null },
  ...{ maximum: null, options: [], retiredOptions: [], status: 'active', createdAt: '2026-11-01T05:00:00Z', version: 1 },
  ...more,
});
const FIELDS = [
  aField({}),
  aField({ key: 'height', label: 'Height', type: 'number' }),
  aField({ key: 'donor', label: 'Donor', type: 'boolean' }),
  aField({ key: 'diet', label: 'Diet', type: 'select', options: ['Veg'], retiredOptions: ['Jain'] }),
];

describe('filters by the hospital’s own fields', () => {
  let fixture: ComponentFixture<OwnFilter>;
  const told: Partial<PatientListQuery>[] = [];
  const page = () => fixture.nativeElement as HTMLElement;
  const overlay = () => TestBed.inject(OverlayContainer).getContainerElement();
  const field = <T extends HTMLElement>(name: string): T => {
    const found = overlay().querySelector<T>(name);
    if (!found) throw new Error(`no ${name}`);
    return found;
  };
  const open = async (key: string) => {
    page().querySelector<HTMLButtonElement>('hp-filter-menu button')?.click();
    await fixture.whenStable();
    const which = field<HTMLSelectElement>('select');
    which.value = key;
    which.dispatchEvent(new Event('change'));
    await fixture.whenStable();
  };
  const apply = () => field<HTMLButtonElement>('button[type=submit]').click();

  beforeEach(async () => {
    told.length = 0;
    TestBed.configureTestingModule({ providers: [provideIcons()] });
    fixture = TestBed.createComponent(OwnFilter);
    fixture.componentRef.setInput('fields', FIELDS);
    fixture.componentRef.setInput('query', { 'cf.donor': 'true', 'cf.old': 'x', gender: 'female' });
    fixture.componentInstance.changed.subscribe((change) => {
      told.push(change);
      fixture.componentRef.setInput('query', change);
    });
    await fixture.whenStable();
  });

  it('show what is set, by the field’s name where it is known', () => {
    expect([...page().querySelectorAll('hms-filter-chip')].map(({ textContent }) => textContent.split(',')[0].trim())).toEqual([
      'Donor Yes',
      'old x',
    ]);
  });

  it('ask for a range of numbers, one end of which may be open', async () => {
    await open('height');
    field<HTMLInputElement>('input[name=from]').value = '150';
    apply();
    await open('height');
    expect(field<HTMLInputElement>('input[name=from]').value).toBe('150');
    field<HTMLInputElement>('input[name=from]').value = '';
    field<HTMLInputElement>('input[name=to]').value = '180';
    apply();
    expect(told).toEqual([{ 'cf.height': '150..' }, { 'cf.height': '..180' }]);
  });

  it('ask for a part of a text, and are taken out by nothing', async () => {
    await open('place');
    field<HTMLInputElement>('input[name=from]').value = ' Wai ';
    apply();
    await open('place');
    field<HTMLInputElement>('input[name=from]').value = '';
    apply();
    expect(told).toEqual([{ 'cf.place': 'Wai' }, { 'cf.place': undefined }]);
  });

  it('offer the choices of a field that are no longer given, and say so', async () => {
    await open('diet');
    const choices = [...field<HTMLSelectElement>('select[name=from]').options];
    expect(choices.map(({ value, label }) => [value, label])).toEqual([
      ['Veg', 'Veg'],
      ['Jain', 'Jain (no longer offered)'],
    ]);
    field<HTMLSelectElement>('select[name=from]').value = 'Jain';
    apply();
    expect(told).toEqual([{ 'cf.diet': 'Jain' }]);
  });

  it('offer the choices of a field', async () => {
    await open('donor');
    field<HTMLSelectElement>('select[name=from]').value = 'false';
    apply();
    expect(told).toEqual([{ 'cf.donor': 'false' }]);
  });
});
