import { type ComponentFixture, TestBed } from '@angular/core/testing';
import type { AppointmentMailSettings } from '@hms/shared-dto';
import { Problem, ToastService, sessionFeature } from '@hms/shared-ui';
import { provideIcons } from '@hms/shared-ui/shell';
import { provideEffects } from '@ngrx/effects';
import { provideState, provideStore } from '@ngrx/store';
import { type Observable, of, throwError } from 'rxjs';
import { SettingsApi } from '../settings.api';
import * as mailSettingsEffects from './mail-settings.effects';
import { mailSettingsFeature } from './mail-settings.feature';
import { MailSettingsPage } from './mail-settings.page';

const SETTINGS: AppointmentMailSettings = { confirmations: true, reminders: true, version: 1 };
const refused = (status: number): Observable<never> =>
  throwError(() => new Problem({ status, code: 'x', title: 'Not done', detail: 'Why.', traceId: null }));

describe('the mails to patients', () => {
  let fixture: ComponentFixture<MailSettingsPage>;
  const api = { mails: jest.fn((): Observable<AppointmentMailSettings> => of(SETTINGS)), changeMails: jest.fn() };
  const page = () => fixture.nativeElement as HTMLElement;
  const shown = async () => {
    await new Promise((resolve) => setTimeout(resolve));
    await fixture.whenStable();
  };
  const ticks = () => [...page().querySelectorAll<HTMLInputElement>('input[type=checkbox]')];
  const save = async () => {
    page().querySelector<HTMLButtonElement>('button[type=submit]')?.click();
    await shown();
  };
  const open = async () => {
    fixture = TestBed.createComponent(MailSettingsPage);
    await shown();
  };

  beforeEach(() => {
    jest.clearAllMocks();
    TestBed.configureTestingModule({
      providers: [
        provideIcons(),
        provideStore(),
        provideState(sessionFeature),
        provideState(mailSettingsFeature),
        provideEffects(mailSettingsEffects),
        { provide: SettingsApi, useValue: api },
      ],
    });
  });

  it('are saved with the version that was read, and say so', async () => {
    api.changeMails.mockReturnValue(of({ confirmations: true, reminders: false, version: 2 }));
    await open();
    ticks()[1].click();
    await save();
    expect(api.changeMails).toHaveBeenCalledWith({ confirmations: true, reminders: false }, 1);
    expect(TestBed.inject(ToastService).current()?.text).toBe('Mail settings saved.');
    await save();
    expect(api.changeMails).toHaveBeenLastCalledWith({ confirmations: true, reminders: false }, 2);
  });

  it('show what somebody else saved first, and save upon that', async () => {
    api.changeMails.mockReturnValueOnce(refused(412)).mockReturnValueOnce(of({ ...SETTINGS, version: 3 }));
    await open();
    api.mails.mockReturnValueOnce(of({ confirmations: false, reminders: true, version: 2 }));
    ticks()[1].click();
    await save();
    expect(page().textContent).toContain('Someone else changed these settings meanwhile');
    expect(ticks().map(({ checked }) => checked)).toEqual([false, true]);
    await save();
    expect(api.changeMails).toHaveBeenLastCalledWith({ confirmations: false, reminders: true }, 2);
    expect(page().textContent).not.toContain('Someone else');
  });

  it('say why they were not saved and keep what was ticked, or why they could not be loaded', async () => {
    api.changeMails.mockReturnValueOnce(refused(503));
    await open();
    ticks()[0].click();
    await save();
    expect(page().querySelector('[role=alert]')?.textContent).toContain('Why.');
    expect(ticks().map(({ checked }) => checked)).toEqual([false, true]);
    api.mails.mockReturnValueOnce(refused(500));
    await open();
    expect(page().textContent).toContain('could not be loaded');
  });
});
