import { HttpTestingController } from '@angular/common/http/testing';
import { type ComponentFixture, TestBed } from '@angular/core/testing';
import { Router } from '@angular/router';
import type { MfaStatus, SessionInfo } from '@hms/shared-dto';
import { Store } from '@ngrx/store';
import { of, throwError } from 'rxjs';
import { ToastService } from '../components/toast.service';
import { Dialogs } from '../dialogs/dialogs.service';
import { provideIcons } from '../icons/provide-icons';
import { Problem } from '../session/problem';
import { aUser, configureSession } from '../session/session-fixture';
import { SessionApiActions } from '../session/session.actions';
import { AccountApi } from './account.api';
import { AccountPage } from './account.page';
import { TwoStepPage } from './two-step.page';

const aStatus = (over: Partial<MfaStatus> = {}): MfaStatus => ({
  ...{ enabled: true, required: false, enabledAt: '2026-11-01T05:00:00Z', recoveryCodesLeft: 9 },
  ...over,
});
const aSession = (id: string, over: Partial<SessionInfo> = {}): SessionInfo => ({
  ...{ id, device: 'Chrome on Windows', address: '203.0.113.7', app: 'hospital-portal', hospital: 'City Hospital' },
  ...{ createdAt: '2026-11-20T05:00:00Z', lastUsedAt: '2026-11-22T05:00:00Z', current: false },
  ...over,
});
const SESSIONS = [aSession('a'), aSession('b', { current: true, device: 'Firefox on Linux' }), aSession('c', { address: null })];
const cancelled = () =>
  throwError(() => new Problem({ status: 401, code: 'reauth_required', title: '', detail: 'Confirm.', traceId: null }));

describe('the account page', () => {
  let fixture: ComponentFixture<AccountPage>;
  const api = {
    mfa: jest.fn(() => of(aStatus())),
    sessions: jest.fn(() => of(SESSIONS)),
    changePassword: jest.fn(),
    renewCodes: jest.fn(),
    turnOffMfa: jest.fn(),
    endSessions: jest.fn(() => of(undefined)),
    setUpMfa: jest.fn(),
  };
  const confirm = jest.fn(() => Promise.resolve<{ reason: string } | null>({ reason: '' }));

  const page = () => fixture.nativeElement as HTMLElement;
  const shown = async () => {
    await new Promise((resolve) => setTimeout(resolve));
    await fixture.whenStable();
  };
  const press = async (words: string) => {
    [...page().querySelectorAll('button')].find(({ textContent }) => textContent.includes(words))!.click();
    await shown();
  };
  const open = async () => {
    fixture = TestBed.createComponent(AccountPage);
    await shown();
  };
  const toast = () => TestBed.inject(ToastService).current()?.text;

  beforeEach(() => {
    localStorage.clear();
    jest.clearAllMocks();
    TestBed.configureTestingModule({
      providers: [provideIcons(), { provide: AccountApi, useValue: api }, { provide: Dialogs, useValue: { confirm } }],
    });
    configureSession();
    TestBed.inject<Store<object>>(Store).dispatch(SessionApiActions.signedIn({ user: aUser(), expiresIn: 3600 }));
    jest.spyOn(TestBed.inject(Router), 'navigateByUrl').mockResolvedValue(true);
  });
  afterEach(() => TestBed.inject(HttpTestingController).verify());

  it('lists this session first and cannot end it here', async () => {
    await open();
    const rows = [...page().querySelectorAll('tbody tr')].map(({ textContent }) => textContent);
    expect(rows[0]).toContain('Firefox on Linux');
    expect(rows[0]).toContain('This one');
    expect(rows[0]).not.toContain('Sign out');
    expect(rows[1]).toContain('22-Nov-2026');
    expect(rows[2]).toContain('Not recorded');
  });

  it('ends all others after a question, and lists anew', async () => {
    await open();
    confirm.mockResolvedValueOnce(null);
    await press('Sign out everywhere else');
    expect(api.endSessions).not.toHaveBeenCalled();
    await press('Sign out everywhere else');
    expect(api.endSessions).toHaveBeenCalledWith(['a', 'c']);
    expect(api.sessions).toHaveBeenCalledTimes(2);
    expect(toast()).toBe('Signed out of 2 other places.');
  });

  it('stays as it was when the person does not prove that it is they', async () => {
    api.turnOffMfa.mockReturnValue(cancelled());
    await open();
    await press('Turn off');
    expect(page().querySelector('[role=alert]')).toBeNull();
    expect(api.mfa).toHaveBeenCalledTimes(1);
  });

  it('shows new recovery codes until they are kept', async () => {
    api.renewCodes.mockReturnValue(of({ recoveryCodes: ['AAAAA-BBBBB'] }));
    await open();
    await press('New recovery codes');
    expect(page().textContent).toContain('AAAAA-BBBBB');
    page().querySelector<HTMLInputElement>('input[type=checkbox]')!.click();
    await press('Done');
    expect(page().textContent).not.toContain('AAAAA-BBBBB');
    expect(api.mfa).toHaveBeenCalledTimes(2);
  });

  it('offers no way to turn off what the hospital requires, and warns of the last codes', async () => {
    api.mfa.mockReturnValueOnce(of(aStatus({ required: true, recoveryCodesLeft: 1 })));
    await open();
    expect(page().textContent).toContain('City Hospital requires it');
    expect(page().textContent).toContain('1 recovery code is left. Make new ones');
    expect(page().textContent).not.toContain('Turn off');
  });

  it('puts a wrong present password on its field, and forgets both after the change', async () => {
    const wrong = { path: 'currentPassword', code: 'password.wrong', message: 'This is not your present password.' };
    api.changePassword.mockReturnValueOnce(
      throwError(() => new Problem({ status: 400, code: 'request.invalid', title: '', detail: 'Check.', traceId: null, errors: [wrong] })),
    );
    api.changePassword.mockReturnValueOnce(of(undefined));
    await open();
    const fields = [...page().querySelectorAll<HTMLInputElement>('input[type=password]')];
    const values = ['Old-password-12', 'New-password-12'];
    fields.forEach((field, at) => {
      field.value = values[at] ?? '';
      field.dispatchEvent(new Event('input'));
    });
    await press('Change password');
    expect(page().querySelector('.error')?.textContent).toContain('not your present password');
    fields[0].value = 'Right-password-1';
    fields[0].dispatchEvent(new Event('input'));
    await press('Change password');
    expect(api.changePassword).toHaveBeenLastCalledWith({ currentPassword: 'Right-password-1', newPassword: 'New-password-12' });
    expect(fields.map(({ value }) => value)).toEqual(['', '']);
    expect(toast()).toContain('Password changed.');
  });

  it('goes back when setting up is refused for want of a proof', async () => {
    api.setUpMfa.mockReturnValue(cancelled());
    TestBed.createComponent(TwoStepPage);
    await new Promise((resolve) => setTimeout(resolve));
    expect(TestBed.inject(Router).navigateByUrl).toHaveBeenCalledWith('/account');
  });
});
