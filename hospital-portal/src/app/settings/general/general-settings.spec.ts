import { type ComponentFixture, TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import type { GeneralSettings } from '@hms/shared-dto';
import { Dialogs, Problem, ToastService, sessionFeature } from '@hms/shared-ui';
import { provideIcons } from '@hms/shared-ui/shell';
import { provideEffects } from '@ngrx/effects';
import { provideState, provideStore } from '@ngrx/store';
import { type Observable, of, throwError } from 'rxjs';
import { GeneralSettingsApi } from './general-settings.api';
import * as generalEffects from './general-settings.effects';
import { generalSettingsFeature } from './general-settings.feature';
import { GeneralSettingsPage } from './general-settings.page';
import { conflictFields, mergeChoice } from './general-settings.words';

const PATTERN = { numberPrefix: 'CH', numberDigits: 7, numberCheck: 'none' } as const;
const SETTINGS: GeneralSettings = { timeZone: 'Asia/Kolkata', ...PATTERN, nextNumber: 'CH-0000043', version: 3 };
const refused = (status: number, code: string): Observable<never> =>
  throwError(() => new Problem({ status, code, title: '', detail: `Refused: ${code}.`, traceId: null }));

it('two who change the settings at once see where they differ, and save what was chosen', () => {
  const yours = { timeZone: 'Asia/Kolkata', ...PATTERN, numberCheck: 'damm' as const };
  const theirs: GeneralSettings = { ...SETTINGS, timeZone: 'Asia/Dubai', numberCheck: 'luhn' };
  expect(conflictFields(yours, theirs).map((field) => [field.label, field.yours, field.theirs])).toEqual([
    ['Time zone', 'Asia/Kolkata', 'Asia/Dubai'],
    ['Check digit', 'Damm', 'Luhn (ISO/IEC 7812-1)'],
  ]);
  expect(mergeChoice(yours, theirs, { timeZone: 'theirs', numberCheck: 'yours' })).toEqual({ ...yours, timeZone: 'Asia/Dubai' });
});

describe('the general settings', () => {
  let fixture: ComponentFixture<GeneralSettingsPage>;
  const api = {
    get: jest.fn((): Observable<GeneralSettings> => of(SETTINGS)),
    nextNumber: jest.fn(() => of('KH-0000043')),
    change: jest.fn(),
  };
  const resolveConflict = jest.fn();
  const confirm = jest.fn();
  const page = () => fixture.nativeElement as HTMLElement;
  const shown = async () => {
    await new Promise((resolve) => setTimeout(resolve));
    await fixture.whenStable();
  };
  const type = (control: string, value: string) => {
    const input = page().querySelector<HTMLInputElement>(`[formControlName=${control}]`);
    if (!input) throw new Error(`no field ${control}`);
    input.value = value;
    input.dispatchEvent(new Event(input.tagName === 'SELECT' ? 'change' : 'input'));
  };
  const save = async () => {
    page().querySelector<HTMLButtonElement>('button[type=submit]')?.click();
    await shown();
  };

  beforeEach(async () => {
    jest.clearAllMocks();
    TestBed.configureTestingModule({
      providers: [
        provideRouter([]),
        provideIcons(),
        provideStore(),
        provideState(sessionFeature),
        provideState(generalSettingsFeature),
        provideEffects(generalEffects),
        { provide: GeneralSettingsApi, useValue: api },
        { provide: Dialogs, useValue: { resolveConflict, confirm } },
      ],
    });
    fixture = TestBed.createComponent(GeneralSettingsPage);
    await shown();
  });

  it('show the next number, and offer zones by name alone', () => {
    expect(page().textContent).toContain('CH-0000043');
    const zones = [...page().querySelectorAll<HTMLOptionElement>('[formControlName=timeZone] option')].map(({ value }) => value);
    expect(zones[0]).toBe('Asia/Kolkata');
    expect(zones.some((zone) => /^[+-]/.test(zone))).toBe(false);
  });

  it('send nothing that the server would refuse', async () => {
    for (const [control, value] of [
      ['numberPrefix', 'A1'],
      ['numberDigits', '13'],
    ]) {
      type(control, value);
      await save();
    }
    expect(api.change).not.toHaveBeenCalled();
    expect(page().querySelector('[role=alert]')?.textContent).toContain('Numbers begin with');
  });

  it('are saved with the version that was read, in capitals, and say so', async () => {
    api.change.mockReturnValue(of({ ...SETTINGS, numberPrefix: 'KH', nextNumber: 'KH-0000043', version: 4 }));
    type('numberPrefix', 'kh');
    await save();
    expect(api.change).toHaveBeenCalledWith({ timeZone: 'Asia/Kolkata', ...PATTERN, numberPrefix: 'KH' }, 3);
    expect(TestBed.inject(ToastService).current()?.text).toBe('General settings saved.');
  });

  it.each([
    ['go on', { reason: '' }, 2],
    ['go back', null, 1],
  ])('ask about appointments that a zone leaves outside the hours, and %s as the person says', async (_, answer, sent) => {
    const more = {
      orphans: [{ id: 'a1', doctorId: 'd1', patientName: 'Meena Sharma', startsAt: '2026-12-25T03:30:00Z', endsAt: '' }],
      total: 1,
    };
    const refusal = new Problem({ status: 409, code: 'availability.orphans', title: '', detail: '', traceId: null, more });
    api.change.mockReturnValueOnce(throwError(() => refusal));
    if (answer) api.change.mockReturnValueOnce(of({ ...SETTINGS, timeZone: 'Asia/Dubai', version: 4 }));
    confirm.mockResolvedValueOnce(answer);
    type('timeZone', 'Asia/Dubai');
    await save();
    await shown();
    expect(confirm).toHaveBeenCalledWith(expect.objectContaining({ title: '1 appointment would be outside the hours' }));
    expect(api.change).toHaveBeenCalledTimes(sent);
    const request = { timeZone: 'Asia/Dubai', ...PATTERN };
    expect(api.change).toHaveBeenLastCalledWith(answer ? { ...request, acceptOrphans: true } : request, 3);
  });

  it('ask which to keep when somebody else saved first', async () => {
    api.change.mockReturnValueOnce(refused(412, 'version.stale')).mockReturnValueOnce(of({ ...SETTINGS, version: 5 }));
    api.get.mockReturnValueOnce(of({ ...SETTINGS, timeZone: 'Asia/Dubai', version: 4 }));
    resolveConflict.mockResolvedValue({ timeZone: 'theirs', numberDigits: 'yours' });
    type('numberDigits', '5');
    await save();
    await shown();
    expect(api.change).toHaveBeenLastCalledWith({ timeZone: 'Asia/Dubai', ...PATTERN, numberDigits: 5 }, 4);
  });
});
