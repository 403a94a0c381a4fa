import { TestBed } from '@angular/core/testing';
import type { ApiClient, ApiClientList } from '@hms/shared-dto';
import { Actions } from '@ngrx/effects';
import { provideMockActions } from '@ngrx/effects/testing';
import type { Action } from '@ngrx/store';
import { Subject, of, throwError } from 'rxjs';
import { aBrowserApp, aClient, aProblem } from '../testing/builders';
import { ApiClientsApiActions, ApiClientsPageActions } from './api-clients.actions';
import type { ApiClientsApi } from './api-clients.api';
import { change, loadClient, loadList, register } from './api-clients.effects';
import { type ApiClientsState, apiClientsFeature, initialClients } from './api-clients.feature';
import { toClientQuery } from './client-query';
import { lossInWords } from './client-words';

const { reducer } = apiClientsFeature;
const listOf = (...data: ApiClient[]): ApiClientList => ({
  data,
  page: { nextCursor: null, total: data.length, totalIsEstimate: false },
});
const loaded = (...data: ApiClient[]): ApiClientsState =>
  reducer(initialClients, ApiClientsApiActions.listLoaded({ list: listOf(...data) }));
const listed = (apiClients: ApiClientsState) => apiClientsFeature.selectListed({ apiClients });

describe('the state', () => {
  it('keeps the order of the page, and forgets the page before', () => {
    const state = reducer(loaded(aClient({ id: 'a' }), aClient({ id: 'b' })), ApiClientsApiActions.listLoaded({ list: listOf(aClient()) }));
    expect(listed(state).map(({ id }) => id)).toEqual([aClient().id]);
  });

  it('shows the new key among the keys at once', () => {
    const client = aClient({ keys: [] });
    const state = reducer(loaded(client), ApiClientsPageActions.keyIssued({ client: aClient() }));
    expect(listed(state)[0]?.keys.map(({ hint }) => hint)).toEqual(['k3Qx']);
  });

  it('keeps the refusal of a command until it is closed', () => {
    const failed = reducer(
      loaded(),
      ApiClientsApiActions.commandFailed({ command: 'revoke', problem: aProblem('app.illegal_state', 409) }),
    );
    expect(failed.command).toMatchObject({ kind: 'failed', name: 'revoke' });
    expect(reducer(failed, ApiClientsPageActions.commandClosed()).command).toEqual({ kind: 'idle' });
  });

  it('says of the app that is open, and of no other, that it could not be loaded', () => {
    const opened = reducer(initialClients, ApiClientsPageActions.clientOpened({ id: 'a' }));
    const problem = aProblem();
    expect(reducer(opened, ApiClientsApiActions.clientFailed({ id: 'b', problem })).opened.status).toBe('loading');
    expect(reducer(opened, ApiClientsApiActions.clientFailed({ id: 'a', problem })).opened).toEqual({ id: 'a', status: 'failed', problem });
  });
});

it('asks the server only for what it knows', () => {
  expect(toClientQuery({ tenantId: 'x"; drop', cursor: '../' })).toEqual({ limit: 25 });
  expect(toClientQuery({ tenantId: 'demo_hospital_001', cursor: 'abc' })).toEqual({
    limit: 25,
    tenantId: 'demo_hospital_001',
    cursor: 'abc',
  });
});

it('names what stops when an app is revoked', () => {
  const two = [...aClient().keys, ...aClient().keys];
  expect(lossInWords(aClient())).toBe('Its key stops within 5 seconds: the program no longer reaches City Hospital.');
  expect(lossInWords(aClient({ keys: two }))).toContain('All its 2 keys stop');
  expect(lossInWords(aClient({ keys: [] }))).toContain('no key now');
  expect(lossInWords(aBrowserApp())).toContain('https://portal.lab.example');
});

describe('effects', () => {
  const actions$ = new Subject<Action>();
  const api = { list: jest.fn(), get: jest.fn(), register: jest.fn(), change: jest.fn() };
  const fake = api as unknown as ApiClientsApi;
  let actions: Actions;
  let seen: Action[];
  beforeEach(() => {
    jest.resetAllMocks();
    seen = [];
    actions = TestBed.configureTestingModule({ providers: [provideMockActions(() => actions$)] }).inject(Actions) as Actions;
  });

  it('drops the answer to a page that was left', () => {
    const [first, second] = [new Subject<ApiClientList>(), new Subject<ApiClientList>()];
    api.list.mockReturnValueOnce(first).mockReturnValueOnce(second);
    loadList(actions, fake).subscribe((action) => seen.push(action));
    actions$.next(ApiClientsPageActions.listOpened({ query: {} }));
    actions$.next(ApiClientsPageActions.listOpened({ query: { tenantId: 'demo_a' } }));
    first.next(listOf(aClient()));
    second.next(listOf());
    expect(seen).toEqual([ApiClientsApiActions.listLoaded({ list: listOf() })]);
  });

  it('tells that an app is not there, and goes on', () => {
    const problem = aProblem('app.not_found', 404);
    api.get.mockReturnValueOnce(throwError(() => problem)).mockReturnValueOnce(of(aClient()));
    loadClient(actions, fake).subscribe((action) => seen.push(action));
    actions$.next(ApiClientsPageActions.clientOpened({ id: 'a' }));
    actions$.next(ApiClientsPageActions.clientOpened({ id: 'b' }));
    expect(seen).toEqual([
      ApiClientsApiActions.clientFailed({ id: 'a', problem }),
      ApiClientsApiActions.clientLoaded({ client: aClient() }),
    ]);
  });

  it('registers once, however often the button is pressed', () => {
    api.register.mockReturnValue(new Subject());
    register(actions, fake).subscribe();
    const ask = ApiClientsPageActions.registerAsked({ request: { kind: 'server', name: 'A' }, key: 'k' });
    actions$.next(ask);
    actions$.next(ask);
    expect(api.register).toHaveBeenCalledTimes(1);
  });

  it('leaves the page as it was when the proof is cancelled', () => {
    const stale = aProblem('version.stale', 412);
    api.change.mockReturnValueOnce(throwError(() => aProblem('reauth_required', 401))).mockReturnValueOnce(throwError(() => stale));
    change(actions, fake).subscribe((action) => seen.push(action));
    const ask = ApiClientsPageActions.changeAsked({ id: 'a', version: 1, request: { name: 'A' } });
    actions$.next(ask);
    actions$.next(ask);
    expect(seen).toEqual([
      ApiClientsPageActions.commandClosed(),
      ApiClientsApiActions.commandFailed({ command: 'change', problem: stale }),
    ]);
  });
});
