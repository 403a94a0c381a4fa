import type { Job, PageInfo, SubdomainAvailability, Subscription, SubscriptionTier, Tenant, TenantCounts } from '@hms/shared-dto';
import type { Problem } from '@hms/shared-ui';
import { type EntityState, createEntityAdapter } from '@ngrx/entity';
import { createFeature, createReducer, createSelector, on } from '@ngrx/store';
import { type CommandName, TenantsApiActions, TenantsPageActions } from './tenants.actions';

export type LoadStatus = 'idle' | 'loading' | 'loaded' | 'failed';

/** A hospital as far as it was loaded: lists leave the subscription out. */
export type KnownTenant = Tenant & { readonly subscription?: Subscription };

/** The one thing being done; `done` stays until its page has taken note. */
export type Command =
  | { readonly kind: 'idle' }
  | { readonly kind: 'running' | 'done'; readonly name: CommandName; readonly tenantId: string | null }
  | { readonly kind: 'failed'; readonly name: CommandName; readonly problem: Problem };

export type SubdomainCheck =
  | { readonly kind: 'none' | 'unknown' }
  | { readonly kind: 'checking'; readonly subdomain: string }
  | { readonly kind: 'checked'; readonly answer: SubdomainAvailability };

export interface TenantsState extends EntityState<KnownTenant> {
  readonly list: {
    readonly status: LoadStatus;
    readonly ids: readonly string[];
    readonly page: PageInfo | null;
    readonly counts: TenantCounts | null;
    readonly problem: Problem | null;
  };
  readonly opened: { readonly id: string | null; readonly status: LoadStatus; readonly problem: Problem | null };
  readonly plans: { readonly status: LoadStatus; readonly tiers: readonly SubscriptionTier[]; readonly problem: Problem | null };
  readonly jobs: Readonly<Record<string, Job>>;
  readonly jobProblem: Problem | null;
  readonly subdomain: SubdomainCheck;
  readonly command: Command;
}

const adapter = createEntityAdapter<KnownTenant>();

export const initialTenants: TenantsState = adapter.getInitialState({
  list: { status: 'idle', ids: [], page: null, counts: null, problem: null },
  opened: { id: null, status: 'idle', problem: null },
  plans: { status: 'idle', tiers: [], problem: null },
  jobs: {},
  jobProblem: null,
  subdomain: { kind: 'none' },
  command: { kind: 'idle' },
});

const begun = (state: TenantsState, name: CommandName, tenantId: string | null): TenantsState => ({
  ...state,
  command: { kind: 'running', name, tenantId },
});

const ended = (state: TenantsState, name: CommandName, tenant: Tenant): TenantsState =>
  adapter.upsertOne(tenant, { ...state, command: { kind: 'done', name, tenantId: tenant.id } });

/** A hospital went from one status to the other: the chips' counts follow without asking again. */
const moved = (state: TenantsState, by: 1 | -1): TenantsState => {
  const { counts } = state.list;
  return counts
    ? { ...state, list: { ...state.list, counts: { ...counts, active: counts.active - by, suspended: counts.suspended + by } } }
    : state;
};

const { selectAll, selectEntities } = adapter.getSelectors();

export const tenantsFeature = createFeature({
  name: 'tenants',
  reducer: createReducer<TenantsState>(
    initialTenants,
    on(TenantsPageActions.listOpened, (state): TenantsState => ({ ...state, list: { ...state.list, status: 'loading', problem: null } })),
    on(TenantsApiActions.listLoaded, (state, { list: { data, page, counts } }): TenantsState =>
      adapter.upsertMany(data, { ...state, list: { status: 'loaded', ids: data.map(({ id }) => id), page, counts, problem: null } }),
    ),
    on(TenantsApiActions.listFailed, (state, { problem }): TenantsState => ({
      ...state,
      list: { ...state.list, status: 'failed', problem },
    })),
    on(TenantsPageActions.hospitalOpened, (state, { id }): TenantsState => ({
      ...state,
      opened: { id, status: 'loading', problem: null },
    })),
    on(TenantsApiActions.hospitalLoaded, (state, { tenant }): TenantsState =>
      adapter.upsertOne(tenant, tenant.id === state.opened.id ? { ...state, opened: { ...state.opened, status: 'loaded' } } : state),
    ),
    on(TenantsApiActions.hospitalFailed, (state, { id, problem }): TenantsState =>
      id === state.opened.id ? { ...state, opened: { id, status: 'failed', problem } } : state,
    ),
    on(TenantsPageActions.plansOpened, (state): TenantsState => ({
      ...state,
      plans: { ...state.plans, status: 'loading', problem: null },
    })),
    on(TenantsApiActions.plansLoaded, (state, { tiers }): TenantsState => ({
      ...state,
      plans: { status: 'loaded', tiers, problem: null },
    })),
    on(TenantsApiActions.plansFailed, (state, { problem }): TenantsState => ({
      ...state,
      plans: { ...state.plans, status: 'failed', problem },
    })),
    on(TenantsPageActions.subdomainTyped, (state, { subdomain }): TenantsState => ({
      ...state,
      subdomain: subdomain ? { kind: 'checking', subdomain } : { kind: 'none' },
    })),
    on(TenantsApiActions.subdomainChecked, (state, { answer }): TenantsState => ({ ...state, subdomain: { kind: 'checked', answer } })),
    on(TenantsApiActions.subdomainCheckFailed, (state): TenantsState => ({ ...state, subdomain: { kind: 'unknown' } })),
    on(TenantsApiActions.jobLoaded, (state, { job }): TenantsState => ({
      ...state,
      jobs: { ...state.jobs, [job.id]: job },
      jobProblem: null,
    })),
    on(TenantsApiActions.jobFailed, (state, { problem }): TenantsState => ({ ...state, jobProblem: problem })),
    on(TenantsPageActions.setupsWatched, (state): TenantsState => ({ ...state, jobProblem: null })),
    on(TenantsPageActions.createAsked, (state): TenantsState => begun(state, 'create', null)),
    on(TenantsPageActions.changeAsked, (state, { id }): TenantsState => begun(state, 'change', id)),
    on(TenantsPageActions.suspendAsked, (state, { id }): TenantsState => begun(state, 'suspend', id)),
    on(TenantsPageActions.activateAsked, (state, { id }): TenantsState => begun(state, 'activate', id)),
    on(TenantsApiActions.created, (state, { tenant }): TenantsState => ended(state, 'create', tenant)),
    on(TenantsApiActions.changed, (state, { tenant }): TenantsState => ended(state, 'change', tenant)),
    on(TenantsApiActions.suspended, (state, { tenant }): TenantsState => ended(moved(state, 1), 'suspend', tenant)),
    on(TenantsApiActions.activated, (state, { tenant }): TenantsState => ended(moved(state, -1), 'activate', tenant)),
    on(TenantsApiActions.commandFailed, (state, { command, problem }): TenantsState => ({
      ...state,
      command: { kind: 'failed', name: command, problem },
    })),
    on(TenantsPageActions.commandClosed, (state): TenantsState => ({ ...state, command: { kind: 'idle' } })),
  ),
  extraSelectors: ({ selectTenantsState, selectList, selectJobs, selectOpened, selectCommand }) => {
    const selectKnown = createSelector(selectTenantsState, selectAll);
    const selectById = createSelector(selectTenantsState, selectEntities);
    return {
      selectKnown,
      /** The hospitals of the page in the list's order. */
      selectListed: createSelector(selectList, selectById, ({ ids }, byId) =>
        ids.map((id) => byId[id]).filter((tenant): tenant is KnownTenant => !!tenant),
      ),
      /** The hospital that the URL names; never another one while it loads. */
      selectOpenedTenant: createSelector(selectOpened, selectById, ({ id }, byId) => (id ? (byId[id] ?? null) : null)),
      /** Jobs of listed hospitals that are still being set up. */
      selectRunningSetups: createSelector(selectList, selectById, selectJobs, ({ ids }, byId, jobs) =>
        ids
          .map((id) => byId[id])
          .filter((tenant) => tenant?.status === 'provisioning' && !!tenant.jobId && !hasEnded(jobs[tenant.jobId]))
          .map((tenant) => tenant?.jobId as string),
      ),
      selectBusy: createSelector(selectCommand, ({ kind }) => kind === 'running'),
    };
  },
});

/** True when a job will not change any more. */
export const hasEnded = (job: Job | undefined): boolean => job?.state === 'done' || job?.state === 'failed';
