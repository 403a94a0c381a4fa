import { type ComponentFixture, TestBed } from '@angular/core/testing';
import { MAT_DIALOG_DATA, MatDialogRef } from '@angular/material/dialog';
import type { ApiClient } from '@hms/shared-dto';
import { API_URL, Dialogs, SessionApiActions, sessionFeature } from '@hms/shared-ui';
import { provideIcons } from '@hms/shared-ui/shell';
import { Store, provideState, provideStore } from '@ngrx/store';
import { Subject, firstValueFrom, of, throwError } from 'rxjs';
import { aClient, aProblem } from '../../testing/builders';
import { ApiClientsApi } from '../api-clients.api';
import { apiClientsFeature } from '../api-clients.feature';
import { IssueKeyDialog } from './issue-key.dialog';

const KEY = 'hms_3mT0vqkq0mV9m1x1yQmVw0m5Ck1o8Yp2tq3rXyZk3Qx';
const OPERATOR = {
  ...{ id: 'u1', name: 'Operator', email: 'admin@example.com', roles: [], permissions: [], tenantId: null, tenantName: null },
  ...{ timeZone: 'UTC', billingHold: false, idleMinutes: 15, mfa: { enabled: false, required: false } },
};

describe('issuing a key', () => {
  let fixture: ComponentFixture<IssueKeyDialog>;
  const issueKey = jest.fn();
  const confirm = jest.fn();
  const keys$ = new Subject<KeyboardEvent>();
  const ref = { close: jest.fn(), keydownEvents: () => keys$, backdropClick: () => new Subject(), disableClose: false };
  const page = () => fixture.nativeElement as HTMLElement;
  const press = async (name: string) => {
    const button = [...page().querySelectorAll('button')].find(({ textContent }) => textContent.trim() === name);
    if (!button) throw new Error(`There is no button ${name}.`);
    button.click();
    await fixture.whenStable();
  };

  async function open(client: ApiClient): Promise<void> {
    TestBed.configureTestingModule({
      providers: [
        provideIcons(),
        provideStore(),
        provideState(sessionFeature),
        provideState(apiClientsFeature),
        { provide: API_URL, useValue: 'https://api.example' },
        { provide: ApiClientsApi, useValue: { issueKey } },
        { provide: Dialogs, useValue: { confirm } },
        { provide: MatDialogRef, useValue: ref },
        { provide: MAT_DIALOG_DATA, useValue: client },
      ],
    });
    TestBed.inject(Store).dispatch(SessionApiActions.signedIn({ user: OPERATOR, expiresIn: 3600 }));
    fixture = TestBed.createComponent(IssueKeyDialog);
    await fixture.whenStable();
  }

  beforeEach(() => {
    jest.resetAllMocks();
    ref.disableClose = false;
    issueKey.mockReturnValue(of({ id: 'k2', key: KEY, client: aClient() }));
    Object.defineProperty(navigator, 'clipboard', { value: { writeText: jest.fn(() => Promise.resolve()) }, configurable: true });
  });

  it('shows the key with all that a program sends, and keeps it out of store, storage and address', async () => {
    await open(aClient({ keys: [], state: 'no_key' }));
    expect(page().querySelectorAll('input')).toHaveLength(0); // there is no key whose end could be chosen
    await press('Issue key');
    expect(issueKey).toHaveBeenCalledWith(aClient().id, {});
    for (const part of [KEY, aClient().id, 'tenant_1762083064503', 'shown only now', 'https://api.example/api/patients']) {
      expect(page().textContent).toContain(part);
    }
    const state = JSON.stringify(await firstValueFrom(TestBed.inject(Store)));
    expect(state).toContain('k3Qx'); // the app with its new key is there
    expect(state + JSON.stringify({ ...localStorage, ...sessionStorage }) + location.href).not.toContain(KEY);
  });

  it('lets the old keys go on for a day, unless another time is chosen', async () => {
    await open(aClient());
    await press('Issue new key');
    const [, { oldKeysUntil }] = issueKey.mock.calls[0] as [string, { oldKeysUntil: string }];
    expect(Math.round((Date.parse(oldKeysUntil) - Date.now()) / 3_600_000)).toBe(24);
  });

  it('ends them at once when that is chosen', async () => {
    await open(aClient());
    page().querySelector<HTMLInputElement>('input[type=radio]')?.click();
    await press('Issue new key');
    expect(issueKey).toHaveBeenCalledWith(aClient().id, {});
  });

  it('asks before it closes while the key is not copied, and not afterwards', async () => {
    await open(aClient());
    await press('Issue new key');
    expect(ref.disableClose).toBe(true);
    confirm.mockResolvedValueOnce(null);
    await press('Close');
    expect(confirm).toHaveBeenCalledTimes(1);
    expect(ref.close).not.toHaveBeenCalled();
    await press('Copy key');
    expect(navigator.clipboard.writeText).toHaveBeenCalledWith(KEY);
    keys$.next(new KeyboardEvent('keydown', { key: 'Escape' }));
    await fixture.whenStable();
    expect(confirm).toHaveBeenCalledTimes(1);
    expect(ref.close).toHaveBeenCalledTimes(1);
  });

  it('tells why there is no key, and nothing when the proof was cancelled', async () => {
    await open(aClient());
    issueKey.mockReturnValueOnce(throwError(() => aProblem('reauth_required', 401)));
    await press('Issue new key');
    expect(page().textContent).not.toContain('Detail of');
    issueKey.mockReturnValueOnce(throwError(() => aProblem('tenant.on_hold', 403)));
    await press('Issue new key');
    expect(page().textContent).toContain('Detail of tenant.on_hold.');
  });

  it('is gone with the session', async () => {
    await open(aClient());
    await press('Issue new key');
    TestBed.inject(Store).dispatch(SessionApiActions.signedOut());
    await fixture.whenStable();
    expect(ref.close).toHaveBeenCalled();
  });
});
