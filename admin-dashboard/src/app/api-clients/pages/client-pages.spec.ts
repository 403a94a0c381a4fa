import { type ComponentFixture, TestBed } from '@angular/core/testing';
import { Router, provideRouter } from '@angular/router';
import type { ApiClient } from '@hms/shared-dto';
import { Dialogs, ToastService } from '@hms/shared-ui';
import { provideIcons } from '@hms/shared-ui/shell';
import { provideEffects } from '@ngrx/effects';
import { provideState, provideStore } from '@ngrx/store';
import { of, throwError } from 'rxjs';
import { HospitalChoicesApi } from '../../shared/hospitals/hospital-choices.api';
import { provideHospitalChoices } from '../../shared/hospitals/hospital-choices.feature';
import { aBrowserApp, aClient, aProblem } from '../../testing/builders';
import { ApiClientsApi } from '../api-clients.api';
import * as clientsEffects from '../api-clients.effects';
import { apiClientsFeature } from '../api-clients.feature';
import { ClientListPage } from './client-list.page';
import { ClientPage } from './client.page';
import { EditClientPage } from './edit-client.page';
import { RegisterClientPage } from './register-client.page';

const api = { list: jest.fn(), get: jest.fn(), register: jest.fn(), change: jest.fn(), revoke: jest.fn() };
const dialogs = { confirm: jest.fn(), resolveConflict: jest.fn() };
let fixture: ComponentFixture<unknown>;

const page = () => fixture.nativeElement as HTMLElement;
const text = () => page().textContent.replace(/\s+/g, ' ');
const buttons = () => [...page().querySelectorAll('button, a.btn')].map(({ textContent }) => textContent.trim());
const settled = async () => {
  await new Promise((resolve) => setTimeout(resolve));
  await fixture.whenStable();
};
const press = async (name: string) => {
  const button = [...page().querySelectorAll<HTMLElement>('button')].find(({ textContent }) => textContent.trim() === name);
  if (!button) throw new Error(`There is no button ${name}: ${buttons().join(', ')}`);
  button.click();
  await settled();
};
const type = async (selector: string, value: string) => {
  const box = page().querySelector<HTMLInputElement>(selector);
  if (!box) throw new Error(`There is no ${selector}.`);
  box.value = value;
  box.dispatchEvent(new Event('input'));
  await settled();
};
const tick = async (label: string) => {
  const box = [...page().querySelectorAll('label')].find(({ textContent }) => textContent.includes(label));
  box?.click();
  await settled();
};

async function show(
  component: Parameters<typeof TestBed.createComponent>[0],
  inputs: Readonly<Record<string, string>> = {},
): Promise<void> {
  fixture = TestBed.createComponent(component);
  for (const [name, value] of Object.entries(inputs)) fixture.componentRef.setInput(name, value);
  await settled();
}

beforeEach(() => {
  jest.resetAllMocks();
  TestBed.configureTestingModule({
    providers: [
      provideRouter([{ path: '**', children: [] }]),
      provideIcons(),
      provideStore(),
      provideState(apiClientsFeature),
      provideEffects(clientsEffects),
      provideHospitalChoices(),
      { provide: ApiClientsApi, useValue: api },
      { provide: HospitalChoicesApi, useValue: { search: () => of([]) } },
      { provide: Dialogs, useValue: dialogs },
      { provide: ToastService, useValue: { show: jest.fn() } },
    ],
  });
});

describe('the list', () => {
  const listed = (...data: ApiClient[]) =>
    api.list.mockReturnValue(of({ data, page: { nextCursor: null, total: data.length, totalIsEstimate: false } }));

  it('tells programs from browser apps', async () => {
    listed(aClient({ scopes: ['patients:read', 'records:read'] }), aBrowserApp({ id: 'b', name: 'Lab portal' }));
    await show(ClientListPage);
    const rows = [...page().querySelectorAll('tbody tr')].map(({ textContent }) => textContent);
    expect(rows[0]).toContain('Patients: read; Medical records: read');
    expect(rows[0]).toContain('City Hospital');
    expect(rows[1]).toContain("Each person's own rights");
  });

  it('says which hospital has no app, and offers to register when there is none at all', async () => {
    listed();
    await show(ClientListPage, { tenantId: 'demo_hospital_001' });
    expect(text()).toContain('No app for this hospital');
    await show(ClientListPage);
    expect(text()).toContain('No apps yet');
  });

  it('says why it is not there, and tries again', async () => {
    api.list.mockReturnValue(throwError(() => aProblem()));
    await show(ClientListPage);
    expect(text()).toContain('API clients could not be loaded. Detail of dependency.down. Request 7f3a91c2.');
    listed(aClient());
    await press('Try again');
    expect(text()).toContain('Metropolis Labs');
  });
});

describe('an app', () => {
  const opened = async (client: ApiClient) => {
    api.get.mockReturnValue(of(client));
    await show(ClientPage, { id: client.id });
  };

  it.each([
    ['a program without key', aClient({ keys: [], state: 'no_key' }), ['Revoke…', 'Edit', 'Issue key']],
    ['a program with a key', aClient(), ['Revoke…', 'Edit', 'Rotate key']],
    ['a browser app', aBrowserApp(), ['Revoke…', 'Edit']],
    ['a revoked one', aClient({ state: 'revoked', keys: [] }), []],
  ])('offers for %s what can be done', async (_, client, expected) => {
    await opened(client);
    expect(buttons().filter(Boolean)).toEqual(expected);
  });

  it('is revoked once its name was typed and what stops was read', async () => {
    await opened(aClient());
    dialogs.confirm.mockResolvedValueOnce(null).mockResolvedValueOnce({ reason: '' });
    await press('Revoke…');
    expect(api.revoke).not.toHaveBeenCalled();
    const [question] = dialogs.confirm.mock.calls[0] as [{ text: string; typedName: string }];
    expect(question.text).toContain('no longer reaches City Hospital');
    expect(question.text).toContain('cannot be undone');
    expect(question.typedName).toBe('Metropolis Labs results feed');
    api.revoke.mockReturnValue(of(aClient({ state: 'revoked', keys: [] })));
    await press('Revoke…');
    expect(text()).toContain('Revoked for good.');
  });

  it('that is not there is said to be so', async () => {
    api.get.mockReturnValue(throwError(() => aProblem('app.not_found', 404)));
    await show(ClientPage, { id: 'nobody' });
    expect(text()).toContain('There is no such app');
  });
});

describe('registering', () => {
  it('asks for the kind first, then for what the kind has', async () => {
    await show(RegisterClientPage);
    await press('Register app');
    expect(text()).toContain('Choose what it is.');
    expect(page().querySelectorAll('input')).toHaveLength(2);
    await tick('Program');
    expect(text()).toContain('Hospital');
    expect(text()).toContain('Scopes');
    await tick('Browser app');
    expect(text()).not.toContain('Scopes');
    expect(text()).toContain('Origin 1');
  });

  it('sends a browser app, shows what the server says at its field, and goes on to the page of the app', async () => {
    const navigate = jest.spyOn(TestBed.inject(Router), 'navigate').mockResolvedValue(true);
    await show(RegisterClientPage);
    await tick('Browser app');
    await type('input[maxlength="100"]', 'Lab portal');
    await type('input[type=url]', 'https://portal.lab.example/');
    const refusal = aProblem('request.invalid', 400, [{ path: 'name', code: 'name.invalid', message: 'Say it shorter.' }]);
    api.register.mockReturnValueOnce(throwError(() => refusal)).mockReturnValueOnce(of(aBrowserApp()));
    await press('Register app');
    expect(text()).toContain('Say it shorter.');
    await type('input[maxlength="100"]', 'Portal');
    await press('Register app');
    const [, second] = api.register.mock.calls as [unknown, string][];
    expect(second?.[0]).toEqual({ kind: 'browser', name: 'Portal', origins: ['https://portal.lab.example'] });
    expect(navigate).toHaveBeenCalledWith(['/api-clients', aBrowserApp().id], { replaceUrl: true });
  });

  it('does not take a hospital that was only typed', async () => {
    await show(RegisterClientPage);
    await tick('Program');
    await tick('Patients: read');
    await type('input[maxlength="100"]', 'Feed');
    await type('adm-hospital-picker input', 'City');
    await press('Register app');
    expect(text()).toContain('Choose one of the hospitals in the list.');
    expect(api.register).not.toHaveBeenCalled();
  });
});

describe('editing', () => {
  it('after somebody else: what both changed is chosen, and saved upon their version', async () => {
    api.get.mockReturnValueOnce(of(aClient())).mockReturnValueOnce(of(aClient({ name: 'Theirs', version: 2 })));
    await show(EditClientPage, { id: aClient().id });
    await type('input[maxlength="100"]', 'Mine');
    api.change.mockReturnValueOnce(throwError(() => aProblem('version.stale', 412))).mockReturnValueOnce(of(aClient({ version: 3 })));
    dialogs.resolveConflict.mockResolvedValue({ name: 'yours' });
    await press('Save');
    await settled();
    expect(api.change.mock.calls).toEqual([
      [aClient().id, 1, { name: 'Mine', scopes: ['patients:read'] }],
      [aClient().id, 2, { name: 'Mine', scopes: ['patients:read'] }],
    ]);
  });

  it('of nothing sends nothing', async () => {
    api.get.mockReturnValue(of(aClient()));
    await show(EditClientPage, { id: aClient().id });
    await press('Save');
    expect(text()).toContain('Nothing was changed.');
    expect(api.change).not.toHaveBeenCalled();
  });
});
