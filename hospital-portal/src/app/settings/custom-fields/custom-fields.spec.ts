import { type ComponentFixture, TestBed } from '@angular/core/testing';
import { ActivatedRoute, convertToParamMap, provideRouter } from '@angular/router';
import type { CustomField, CustomFieldChange, CustomFieldUse } from '@hms/shared-dto';
import { Dialogs, Problem, ToastService } from '@hms/shared-ui';
import { provideIcons } from '@hms/shared-ui/shell';
import { provideEffects } from '@ngrx/effects';
import { provideState, provideStore } from '@ngrx/store';
import { BehaviorSubject, type Observable, of, throwError } from 'rxjs';
import { keyFor } from './custom-field-form';
import { changeLines, rangeWords, rolesWords } from './custom-field-words';
import { CustomFieldsApi } from './custom-fields.api';
import * as toldEffects from './custom-fields-told.effects';
import * as customFieldsEffects from './custom-fields.effects';
import { customFieldsFeature } from './custom-fields.feature';
import { CustomFieldsPage } from './pages/custom-fields.page';

const HEIGHT: CustomField = {
  ...{ id: 'f1', key: 'height', type: 'number', label: 'Height', required: false, visibleTo: ['Admin', 'Nurse'], unit: 'cm' },
  ...{ minimum: 20, maximum: 250, options: [], retiredOptions: [], status: 'active', createdAt: '2026-11-01T05:00:00Z', version: 3 },
};
const DIET: CustomField = {
  ...{ ...HEIGHT, id: 'f2', key: 'diet', type: 'select', label: 'Diet', unit: null, minimum: null, maximum: null },
  options: ['Veg', 'Jain'],
};
const ADDED: CustomFieldChange = {
  ...{ id: 'c1', action: 'added', before: null, after: { key: 'height', label: 'Height', unit: null, required: true } },
  ...{ at: '2026-11-01T05:00:00Z', by: 'Asha Rao' },
};
const refused = (status: number, code: string): Observable<never> =>
  throwError(() => new Problem({ status, code, title: '', detail: `Refused: ${code}.`, traceId: null }));

describe('words of the list', () => {
  it('say what a field takes, who sees it, and what changed', () => {
    expect([HEIGHT, DIET, { ...HEIGHT, minimum: null }, { ...HEIGHT, minimum: null, maximum: null }].map(rangeWords)).toEqual([
      '20 to 250 cm',
      'Veg, Jain',
      'up to 250 cm',
      'in cm',
    ]);
    expect(rolesWords(['Admin', 'Nurse'])).toBe('Admin, Nurse');
    expect(changeLines(ADDED)).toEqual([
      { label: 'Name', from: null, to: 'Height' },
      { label: 'Required', from: null, to: 'Yes' },
    ]);
    expect(changeLines({ ...ADDED, action: 'changed', before: { unit: 'in' }, after: { unit: null } })).toEqual([
      { label: 'Unit', from: 'in', to: 'None' },
    ]);
    expect(changeLines({ ...ADDED, action: 'changed', before: { position: 3 }, after: { position: 1 } })).toEqual([
      { label: 'Place', from: '3', to: '1' },
    ]);
  });

  it('offer a key that the server takes', () => {
    expect(['Blood donor since', '2nd phone?', 'Père', 'आहार'].map(keyFor)).toEqual(['blood_donor_since', 'nd_phone', 'pe_re', '']);
  });
});

describe('the page of custom fields', () => {
  let fixture: ComponentFixture<CustomFieldsPage>;
  const query = new BehaviorSubject(convertToParamMap({}));
  const api = {
    all: jest.fn((): Observable<readonly CustomField[]> => of([HEIGHT, DIET])),
    usage: jest.fn((): Observable<readonly CustomFieldUse[]> => of([{ key: 'height', patients: 1240 }])),
    get: jest.fn(),
    add: jest.fn(),
    change: jest.fn(),
    archive: jest.fn(() => of(undefined)),
    restore: jest.fn(() => of(DIET)),
    order: jest.fn((): Observable<readonly CustomField[]> => of([DIET, HEIGHT])),
    history: jest.fn((): Observable<readonly CustomFieldChange[]> => of([ADDED])),
  };
  const dialogs = { confirm: jest.fn(), resolveConflict: jest.fn() };
  const page = () => fixture.nativeElement as HTMLElement;
  const shown = async () => {
    await new Promise((resolve) => setTimeout(resolve));
    await fixture.whenStable();
  };
  const press = async (words: string) => {
    const named = (button: HTMLButtonElement) => (button.getAttribute('aria-label') ?? button.textContent).includes(words);
    [...page().querySelectorAll('button')].find(named)?.click();
    await shown();
  };
  const type = (control: string, value: string) => {
    const input = page().querySelector<HTMLInputElement>(`[formControlName=${control}]`);
    if (!input) throw new Error(`no field ${control}`);
    input.value = value;
    input.dispatchEvent(new Event(input.tagName === 'SELECT' ? 'change' : 'input'));
  };

  beforeEach(async () => {
    jest.clearAllMocks();
    query.next(convertToParamMap({}));
    TestBed.configureTestingModule({
      providers: [
        provideRouter([]),
        provideIcons(),
        provideStore(),
        provideState(customFieldsFeature),
        provideEffects(customFieldsEffects, toldEffects),
        { provide: CustomFieldsApi, useValue: api },
        { provide: Dialogs, useValue: dialogs },
        { provide: ActivatedRoute, useValue: { queryParamMap: query, snapshot: { queryParams: {} } } },
      ],
    });
    fixture = TestBed.createComponent(CustomFieldsPage);
    await shown();
  });

  it('adds a choice with the key that the name offers, once for the same request', async () => {
    api.add.mockReturnValueOnce(refused(409, 'custom_field.key_taken')).mockReturnValueOnce(of(DIET));
    await press('Add a field');
    type('label', 'Diet');
    type('type', 'select');
    await shown();
    type('options', 'Veg\n Jain \n\nVeg');
    await press('Save');
    expect(page().querySelector('[role=alert]')?.textContent).toContain('Refused: custom_field.key_taken.');
    await press('Save');
    const [one, two] = api.add.mock.calls as [object, string][];
    expect(one).toEqual(two);
    expect(one[0]).toEqual({
      ...{ label: 'Diet', key: 'diet', type: 'select', required: false, options: ['Veg', 'Jain'] },
      visibleTo: ['Doctor', 'Nurse', 'Receptionist', 'LabTechnician', 'Radiologist', 'Pharmacist'],
    });
    expect(page().querySelector('form')).toBeNull();
  });

  it('changes neither key nor kind, and asks which to keep when somebody else saved first', async () => {
    api.change.mockReturnValueOnce(refused(412, 'version.stale')).mockReturnValueOnce(of({ ...HEIGHT, version: 5 }));
    api.get.mockReturnValueOnce(of({ ...HEIGHT, label: 'Tallness', version: 4 }));
    dialogs.resolveConflict.mockResolvedValue({ label: 'yours' });
    await press('Edit Height');
    expect(page().querySelector('[formControlName=key]')).toBeNull();
    type('label', 'Body height');
    await press('Save');
    await shown();
    expect(api.change).toHaveBeenLastCalledWith(expect.objectContaining({ version: 4 }), {
      ...{ label: 'Body height', required: false, visibleTo: ['Nurse'], unit: 'cm', minimum: 20, maximum: 250 },
    });
  });

  it('moves by buttons, and not past the ends', async () => {
    await press('Move Height up');
    await press('Move Diet down');
    expect(api.order).not.toHaveBeenCalled();
    await press('Move Height down');
    expect(api.order).toHaveBeenCalledWith(['f2', 'f1']);
    expect(page().querySelector('tbody tr b')?.textContent).toBe('Diet');
  });

  it('asks before archiving what patients have, and offers to undo it', async () => {
    dialogs.confirm.mockResolvedValueOnce(null);
    await press('Archive Height');
    expect(dialogs.confirm).toHaveBeenCalledWith(expect.objectContaining({ facts: [{ label: 'Patients with a value', value: '1,240' }] }));
    expect(api.archive).not.toHaveBeenCalled();
    await press('Archive Diet');
    expect(api.archive).toHaveBeenCalledWith('f2');
    TestBed.inject(ToastService).act();
    expect(api.restore).toHaveBeenCalledWith('f2');
  });

  it('shows who changed a field', async () => {
    await press('History of Height');
    expect(page().querySelector('hp-field-history')?.textContent).toMatch(/Added.*Asha Rao/s);
    await press('Close');
    expect(page().querySelector('hp-field-history')).toBeNull();
  });
});
