import type { Tenant, TenantList } from '@hms/shared-dto';
import { aJob, aProblem, aTenant, aTenantDetail } from '../testing/builders';
import { TenantsApiActions, TenantsPageActions } from './tenants.actions';
import { type TenantsState, initialTenants, tenantsFeature } from './tenants.feature';

const { reducer } = tenantsFeature;

const listOf = (...data: Tenant[]): TenantList => ({
  data,
  page: { nextCursor: null, total: data.length, totalIsEstimate: false },
  counts: { all: data.length, active: data.length, provisioning: 0, suspended: 0 },
});

const after = (...actions: Parameters<typeof reducer>[1][]): TenantsState => actions.reduce(reducer, initialTenants);
const root = (tenants: TenantsState) => ({ tenants });

it('keeps the old rows while a list is loaded again, and shows the new order afterwards', () => {
  const [one, two] = [aTenant({ id: 'tenant_1' }), aTenant({ id: 'tenant_2' })];
  const loaded = after(TenantsApiActions.listLoaded({ list: listOf(one, two) }), TenantsPageActions.listOpened({ query: { q: 'x' } }));
  expect(loaded.list.status).toBe('loading');
  expect(tenantsFeature.selectListed(root(loaded)).map(({ id }) => id)).toEqual(['tenant_1', 'tenant_2']);
  const again = reducer(loaded, TenantsApiActions.listLoaded({ list: listOf(two) }));
  expect(tenantsFeature.selectListed(root(again)).map(({ id }) => id)).toEqual(['tenant_2']);
});

it('keeps the problem of a failed list until the next try', () => {
  const failed = after(TenantsApiActions.listFailed({ problem: aProblem() }));
  expect(failed.list).toMatchObject({ status: 'failed', problem: { code: 'dependency.down' } });
  expect(reducer(failed, TenantsPageActions.listOpened({ query: {} })).list.problem).toBeNull();
});

it('never shows another hospital than the opened one', () => {
  const state = after(
    TenantsApiActions.hospitalLoaded({ tenant: aTenantDetail({ id: 'tenant_1' }) }),
    TenantsPageActions.hospitalOpened({ id: 'tenant_2' }),
  );
  expect(tenantsFeature.selectOpenedTenant(root(state))).toBeNull();
  const late = reducer(state, TenantsApiActions.hospitalFailed({ id: 'tenant_1', problem: aProblem() }));
  expect(late.opened.status).toBe('loading');
});

it('does not lose the subscription of a hospital when a list brings it again', () => {
  const state = after(
    TenantsApiActions.hospitalLoaded({ tenant: aTenantDetail() }),
    TenantsApiActions.listLoaded({ list: listOf(aTenant({ name: 'Renamed' })) }),
  );
  expect(state.entities[aTenant().id]).toMatchObject({ name: 'Renamed', subscription: { status: 'active' } });
});

it('watches the setups of listed hospitals until they have ended', () => {
  const list = listOf(
    aTenant({ id: 'tenant_1', status: 'provisioning', jobId: 'job-1' }),
    aTenant({ id: 'tenant_2', status: 'provisioning', jobId: 'job-2' }),
    aTenant({ id: 'tenant_3', jobId: 'job-3' }),
  );
  const loaded = after(TenantsApiActions.listLoaded({ list }));
  expect(tenantsFeature.selectRunningSetups(root(loaded))).toEqual(['job-1', 'job-2']);
  const ended = reducer(loaded, TenantsApiActions.jobLoaded({ job: aJob({ id: 'job-2', state: 'failed' }) }));
  expect(tenantsFeature.selectRunningSetups(root(ended))).toEqual(['job-1']);
});

it('follows a command from asked to done or refused', () => {
  const asked = after(TenantsPageActions.activateAsked({ id: 'tenant_1' }));
  expect(tenantsFeature.selectBusy(root(asked))).toBe(true);
  const done = reducer(asked, TenantsApiActions.activated({ tenant: aTenant({ id: 'tenant_1' }), before: null }));
  expect(done.command).toEqual({ kind: 'done', name: 'activate', tenantId: 'tenant_1' });
  const refused = reducer(asked, TenantsApiActions.commandFailed({ command: 'activate', problem: aProblem('tenant.illegal_state', 409) }));
  expect(refused.command).toMatchObject({ kind: 'failed', problem: { status: 409 } });
  expect(reducer(refused, TenantsPageActions.commandClosed()).command).toEqual({ kind: 'idle' });
});

it('keeps no password of a creation', () => {
  const request = { ...aTenant(), admin: { name: 'A', email: 'a@b.example', password: 'Secret-Pass-1234' } };
  expect(JSON.stringify(after(TenantsPageActions.createAsked({ request, key: 'k' })))).not.toContain('Secret-Pass-1234');
});

it('moves a suspended hospital from one count to the other, and back', () => {
  const loaded = after(TenantsApiActions.listLoaded({ list: listOf(aTenant({ id: 'tenant_1' }), aTenant({ id: 'tenant_2' })) }));
  const tenant = aTenant({ id: 'tenant_1', status: 'suspended' });
  const suspended = reducer(loaded, TenantsApiActions.suspended({ tenant }));
  expect(suspended.list.counts).toMatchObject({ all: 2, active: 1, suspended: 1 });
  expect(reducer(suspended, TenantsApiActions.activated({ tenant, before: null })).list.counts).toMatchObject({ active: 2, suspended: 0 });
});
