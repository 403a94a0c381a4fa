import { type ComponentFixture, TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import type { LabSettings } from '@hms/shared-dto';
import { Problem, ToastService, sessionFeature } from '@hms/shared-ui';
import { provideIcons } from '@hms/shared-ui/shell';
import { provideEffects } from '@ngrx/effects';
import { provideState, provideStore } from '@ngrx/store';
import { type Observable, of, throwError } from 'rxjs';
import { SettingsApi } from '../settings.api';
import * as labSettingsEffects from './lab-settings.effects';
import { labSettingsFeature } from './lab-settings.feature';
import { LabSettingsPage } from './lab-settings.page';

const SETTINGS: LabSettings = {
  ...{ secondPerson: true, autoVerify: false, escalationMinutes: [15, 30, 60], deputyId: 'd9', deputyName: 'Dr Gone', version: 1 },
};
const refused = (status: number): Observable<never> =>
  throwError(() => new Problem({ status, code: 'x', title: 'Not done', detail: 'Why.', traceId: null }));

describe('how the laboratory works', () => {
  let fixture: ComponentFixture<LabSettingsPage>;
  const api = {
    laboratory: jest.fn((): Observable<LabSettings> => of(SETTINGS)),
    changeLaboratory: jest.fn(),
    doctors: jest.fn(() => of([{ id: 'd1', name: 'Dr Meera Iyer' }])),
  };
  const page = () => fixture.nativeElement as HTMLElement;
  const shown = async () => {
    await new Promise((resolve) => setTimeout(resolve));
    await fixture.whenStable();
  };
  const minutes = () => page().querySelector<HTMLInputElement>('input[formControlName=escalationMinutes]')!;
  const type = (text: string) => {
    minutes().value = text;
    minutes().dispatchEvent(new Event('input'));
  };
  const save = async () => {
    page().querySelector<HTMLButtonElement>('button[type=submit]')?.click();
    await shown();
  };

  beforeEach(async () => {
    jest.clearAllMocks();
    TestBed.configureTestingModule({
      providers: [
        ...[provideIcons(), provideRouter([]), provideStore(), provideState(sessionFeature), provideState(labSettingsFeature)],
        provideEffects(labSettingsEffects),
        { provide: SettingsApi, useValue: api },
      ],
    });
    fixture = TestBed.createComponent(LabSettingsPage);
    await shown();
  });

  it('is saved with the version that was read, and keeps a deputy who has left in sight', async () => {
    expect([...page().querySelectorAll('option')].map(({ textContent }) => textContent)).toContain('Dr Gone');
    api.changeLaboratory.mockReturnValue(of({ ...SETTINGS, version: 2 }));
    type('10, 20');
    await save();
    const request = { secondPerson: true, autoVerify: false, escalationMinutes: [10, 20], deputyId: 'd9' };
    expect(api.changeLaboratory).toHaveBeenCalledWith(request, 1);
    expect(TestBed.inject(ToastService).current()?.text).toBe('Laboratory settings saved.');
  });

  it('is not sent with minutes that are none', async () => {
    type('soon');
    await save();
    expect(api.changeLaboratory).not.toHaveBeenCalled();
    expect(page().textContent).toContain('The settings were not saved.');
  });

  it('shows what somebody else saved first', async () => {
    api.changeLaboratory.mockReturnValueOnce(refused(412));
    api.laboratory.mockReturnValueOnce(of({ ...SETTINGS, escalationMinutes: [5], version: 2 }));
    await save();
    expect(page().textContent).toContain('Someone else changed these settings meanwhile');
    expect(minutes().value).toBe('5');
  });
});
