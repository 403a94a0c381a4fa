import { type ComponentFixture, TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import type { SecuritySettings } from '@hms/shared-dto';
import { Dialogs, Problem, ToastService, sessionFeature } from '@hms/shared-ui';
import { provideIcons } from '@hms/shared-ui/shell';
import { provideEffects } from '@ngrx/effects';
import { provideState, provideStore } from '@ngrx/store';
import { type Observable, of, throwError } from 'rxjs';
import { conflictFields, mergeChoice } from './security-conflict';
import { SecuritySettingsPage } from './security-settings.page';
import { SettingsApi } from './settings.api';
import * as settingsEffects from './settings.effects';
import { settingsFeature } from './settings.feature';

const SETTINGS: SecuritySettings = { idleMinutes: 15, mfaRequiredForAdmins: false, signUpOpen: true, version: 3 };
const THEIRS: SecuritySettings = { idleMinutes: 5, mfaRequiredForAdmins: false, signUpOpen: false, version: 4 };
const refused = (status: number, code: string): Observable<never> =>
  throwError(() => new Problem({ status, code, title: '', detail: `Refused: ${code}.`, traceId: null }));

describe('two who change the settings at once', () => {
  it('see where they differ, and save what was chosen', () => {
    const yours = { idleMinutes: 30, mfaRequiredForAdmins: false, signUpOpen: true };
    expect(conflictFields(yours, THEIRS)).toEqual([
      { path: 'idleMinutes', label: 'Lock after', yours: '30 minutes', theirs: '5 minutes' },
      { path: 'signUpOpen', label: 'People may ask to join', yours: 'Yes', theirs: 'No' },
    ]);
    expect(mergeChoice(yours, THEIRS, { idleMinutes: 'yours', signUpOpen: 'theirs' })).toEqual({ ...yours, signUpOpen: false });
  });
});

describe('the security settings', () => {
  let fixture: ComponentFixture<SecuritySettingsPage>;
  const api = { security: jest.fn((): Observable<SecuritySettings> => of(SETTINGS)), changeSecurity: jest.fn() };
  const resolveConflict = jest.fn();
  const page = () => fixture.nativeElement as HTMLElement;
  const shown = async () => {
    await new Promise((resolve) => setTimeout(resolve));
    await fixture.whenStable();
  };
  const setMinutes = (value: string) => {
    const input = page().querySelector<HTMLInputElement>('input[type=number]');
    if (!input) throw new Error('The form is not shown.');
    input.value = value;
    input.dispatchEvent(new Event('input'));
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
        provideState(settingsFeature),
        provideEffects(settingsEffects),
        { provide: SettingsApi, useValue: api },
        { provide: Dialogs, useValue: { resolveConflict } },
      ],
    });
    fixture = TestBed.createComponent(SecuritySettingsPage);
    await shown();
  });

  it('refuse a time outside five to thirty minutes before they ask the server', async () => {
    for (const minutes of ['4', '31', '7.5', '']) {
      setMinutes(minutes);
      await save();
    }
    expect(api.changeSecurity).not.toHaveBeenCalled();
    expect(page().querySelector('[role=alert]')?.textContent).toContain('Lock after');
  });

  it('are saved with the version that was read, and say so', async () => {
    api.changeSecurity.mockReturnValue(of({ ...SETTINGS, idleMinutes: 20, version: 4 }));
    setMinutes('20');
    await save();
    expect(api.changeSecurity).toHaveBeenCalledWith({ idleMinutes: 20, mfaRequiredForAdmins: false, signUpOpen: true }, 3);
    expect(TestBed.inject(ToastService).current()?.text).toBe('Security settings saved.');
    await save();
    expect(api.changeSecurity).toHaveBeenLastCalledWith(expect.anything(), 4);
  });

  it('lead an Admin without a second factor to their own first', async () => {
    api.changeSecurity.mockReturnValue(refused(422, 'mfa.own_first'));
    await save();
    expect(page().querySelector('a[href="/account/two-step"]')?.textContent).toContain('Set it up');
  });

  it('ask which to keep when somebody else saved first', async () => {
    api.changeSecurity.mockReturnValueOnce(refused(412, 'version.stale')).mockReturnValueOnce(of({ ...THEIRS, version: 5 }));
    api.security.mockReturnValueOnce(of(THEIRS));
    resolveConflict.mockResolvedValue({ idleMinutes: 'theirs', signUpOpen: 'theirs' });
    setMinutes('30');
    await save();
    await shown();
    expect(api.changeSecurity).toHaveBeenLastCalledWith({ idleMinutes: 5, mfaRequiredForAdmins: false, signUpOpen: false }, 4);
  });

  it('keep what was typed when the person goes on editing', async () => {
    api.changeSecurity.mockReturnValueOnce(refused(412, 'version.stale'));
    api.security.mockReturnValueOnce(of(THEIRS));
    resolveConflict.mockResolvedValue(null);
    setMinutes('30');
    await save();
    await shown();
    expect(page().querySelector<HTMLInputElement>('input[type=number]')?.value).toBe('30');
  });
});
