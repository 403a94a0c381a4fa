import { TestBed } from '@angular/core/testing';
import type { Tenant, TenantDetail } from '@hms/shared-dto';
import { Actions } from '@ngrx/effects';
import { provideMockActions } from '@ngrx/effects/testing';
import type { Action } from '@ngrx/store';
import { Store } from '@ngrx/store';
import { provideMockStore } from '@ngrx/store/testing';
import { Subject, of, throwError } from 'rxjs';
import { aJob, aProblem, aTenant, aTenantDetail } from '../testing/builders';
import { showFinished, watchSetups } from './setup.effects';
import { TenantsApiActions, TenantsPageActions } from './tenants.actions';
import { TenantsApi } from './tenants.api';
import { activate, checkSubdomain, create, loadList } from './tenants.effects';
import { type KnownTenant, initialTenants } from './tenants.feature';

let actions$: Subject<Action>;
let seen: Action[];
const api = {
  list: jest.fn(),
  get: jest.fn(),
  create: jest.fn(),
  activate: jest.fn(),
  subdomain: jest.fn(),
  job: jest.fn(),
};

function setUp(...known: KnownTenant[]): void {
  const tenants = { ...initialTenants, ids: known.map(({ id }) => id), entities: Object.fromEntries(known.map((one) => [one.id, one])) };
  TestBed.configureTestingModule({
    providers: [provideMockActions(() => actions$), provideMockStore({ initialState: { tenants } })],
  });
  seen = [];
}

const the = () => ({ actions: TestBed.inject(Actions), store: TestBed.inject(Store), api: api as unknown as TenantsApi });

beforeEach(() => {
  actions$ = new Subject();
  jest.useFakeTimers();
  jest.resetAllMocks();
});
afterEach(() => {
  actions$.next(TenantsPageActions.setupsLeft());
  jest.useRealTimers();
});

it('drops the answer to a search that was typed over', () => {
  setUp();
  const [first, second] = [new Subject<unknown>(), new Subject<unknown>()];
  api.list.mockReturnValueOnce(first).mockReturnValueOnce(second);
  loadList(the().actions, the().api).subscribe((action) => seen.push(action));
  actions$.next(TenantsPageActions.listOpened({ query: { q: 'ci' } }));
  actions$.next(TenantsPageActions.listOpened({ query: { q: 'city' } }));
  first.next({ data: [] });
  second.next({ data: [aTenant()] });
  expect(seen).toEqual([TenantsApiActions.listLoaded({ list: { data: [aTenant()] } as never })]);
});

it('creates once however often the button is pressed', () => {
  setUp();
  const answer = new Subject<TenantDetail>();
  api.create.mockReturnValue(answer);
  create(the().actions, the().api).subscribe((action) => seen.push(action));
  const ask = TenantsPageActions.createAsked({ request: {} as never, key: 'k' });
  actions$.next(ask);
  actions$.next(ask);
  answer.next(aTenantDetail());
  expect(api.create).toHaveBeenCalledTimes(1);
  expect(seen).toEqual([TenantsApiActions.created({ tenant: aTenantDetail() })]);
});

it('goes on after a refusal', () => {
  setUp();
  api.create.mockReturnValueOnce(throwError(() => aProblem('tenant.name_taken', 409))).mockReturnValueOnce(of(aTenantDetail()));
  create(the().actions, the().api).subscribe((action) => seen.push(action));
  actions$.next(TenantsPageActions.createAsked({ request: {} as never, key: 'k' }));
  actions$.next(TenantsPageActions.createAsked({ request: {} as never, key: 'k' }));
  expect(seen.map(({ type }) => type)).toEqual([TenantsApiActions.commandFailed.type, TenantsApiActions.created.type]);
});

it('asks about a subdomain once typing has paused, and not about none', () => {
  setUp();
  api.subdomain.mockReturnValue(of({ subdomain: 'city', available: true, reason: null, suggestion: null }));
  checkSubdomain(the().actions, the().api).subscribe((action) => seen.push(action));
  for (const subdomain of ['c', 'ci', 'city']) actions$.next(TenantsPageActions.subdomainTyped({ subdomain }));
  jest.advanceTimersByTime(300);
  actions$.next(TenantsPageActions.subdomainTyped({ subdomain: '' }));
  jest.advanceTimersByTime(300);
  expect(api.subdomain.mock.calls).toEqual([['city']]);
});

it('remembers the suspension that it lifts, for Undo', () => {
  const suspended = aTenant({ status: 'suspended', suspension: { kind: 'lock', reason: 'Unpaid.', since: '2026-11-01T00:00:00Z' } });
  setUp(suspended);
  const active: Tenant = aTenant();
  api.activate.mockReturnValue(of(active));
  activate(the().actions, the().api, the().store).subscribe((action) => seen.push(action));
  actions$.next(TenantsPageActions.activateAsked({ id: active.id }));
  expect(seen).toEqual([TenantsApiActions.activated({ tenant: active, before: { kind: 'lock', reason: 'Unpaid.' } })]);
});

describe('following setups', () => {
  const watch = () => watchSetups(the().actions, the().api, document).subscribe((action) => seen.push(action));

  it('asks until the job has ended, over a lost connection', () => {
    setUp();
    api.job
      .mockReturnValueOnce(of(aJob()))
      .mockReturnValueOnce(throwError(() => aProblem('network', 0)))
      .mockReturnValueOnce(of(aJob({ state: 'done' })));
    watch();
    actions$.next(TenantsPageActions.setupsWatched({ jobIds: ['job-1'], everyMs: 300 }));
    jest.advanceTimersByTime(3000);
    expect(api.job).toHaveBeenCalledTimes(3);
    expect(seen.at(-1)).toEqual(TenantsApiActions.jobLoaded({ job: aJob({ state: 'done' }) }));
  });

  it('stops when the page is left, and for a job that is not there', () => {
    setUp();
    api.job.mockReturnValue(of(aJob()));
    watch();
    actions$.next(TenantsPageActions.setupsWatched({ jobIds: ['job-1'], everyMs: 1000 }));
    jest.advanceTimersByTime(500);
    actions$.next(TenantsPageActions.setupsLeft());
    jest.advanceTimersByTime(5000);
    expect(api.job).toHaveBeenCalledTimes(1);
    api.job.mockReturnValue(throwError(() => aProblem('job.not_found', 404)));
    actions$.next(TenantsPageActions.setupsWatched({ jobIds: ['job-2'], everyMs: 1000 }));
    jest.advanceTimersByTime(5000);
    expect(api.job).toHaveBeenCalledTimes(2);
  });

  it('loads the hospital whose setup is done', () => {
    setUp(aTenant({ status: 'provisioning', jobId: 'job-1' }), aTenant({ id: 'tenant_2', status: 'provisioning', jobId: 'job-2' }));
    api.get.mockReturnValue(of(aTenantDetail()));
    showFinished(the().actions, the().api, the().store).subscribe((action) => seen.push(action));
    actions$.next(TenantsApiActions.jobLoaded({ job: aJob() }));
    expect(api.get).not.toHaveBeenCalled();
    actions$.next(TenantsApiActions.jobLoaded({ job: aJob({ state: 'done' }) }));
    expect(api.get.mock.calls).toEqual([[aTenant().id]]);
    expect(seen).toEqual([TenantsApiActions.hospitalLoaded({ tenant: aTenantDetail() })]);
  });
});
