import type {
  CreateTenantRequest,
  Job,
  SubdomainAvailability,
  SubscriptionTier,
  SuspendTenantRequest,
  Tenant,
  TenantDetail,
  TenantList,
  TenantQuery,
  UpdateTenantRequest,
} from '@hms/shared-dto';
import type { Problem } from '@hms/shared-ui';
import { createActionGroup, emptyProps, props } from '@ngrx/store';

/** What the operator asks the server to do; one at a time. */
export type CommandName = 'create' | 'change' | 'suspend' | 'activate';

/** What happened on the pages. A password passes through `Create Asked` once and is kept in no state. */
export const TenantsPageActions = createActionGroup({
  source: 'Tenants Page',
  events: {
    'List Opened': props<{ query: TenantQuery }>(),
    'Hospital Opened': props<{ id: string }>(),
    'Plans Opened': emptyProps(),
    'Subdomain Typed': props<{ subdomain: string }>(),
    /** Follows provisioning jobs at this pace until all have ended. */
    'Setups Watched': props<{ jobIds: readonly string[]; everyMs: number }>(),
    'Setups Left': emptyProps(),
    'Create Asked': props<{ request: CreateTenantRequest; key: string }>(),
    'Change Asked': props<{ id: string; version: number; request: UpdateTenantRequest }>(),
    'Suspend Asked': props<{ id: string; request: SuspendTenantRequest }>(),
    'Activate Asked': props<{ id: string }>(),
    'Command Closed': emptyProps(),
  },
});

/** What came back from the server. */
export const TenantsApiActions = createActionGroup({
  source: 'Tenants API',
  events: {
    'List Loaded': props<{ list: TenantList }>(),
    'List Failed': props<{ problem: Problem }>(),
    'Hospital Loaded': props<{ tenant: TenantDetail }>(),
    'Hospital Failed': props<{ id: string; problem: Problem }>(),
    'Plans Loaded': props<{ tiers: readonly SubscriptionTier[] }>(),
    'Plans Failed': props<{ problem: Problem }>(),
    'Subdomain Checked': props<{ answer: SubdomainAvailability }>(),
    'Subdomain Check Failed': props<{ subdomain: string }>(),
    'Job Loaded': props<{ job: Job }>(),
    'Job Failed': props<{ jobId: string; problem: Problem }>(),
    Created: props<{ tenant: Tenant }>(),
    Changed: props<{ tenant: Tenant }>(),
    Suspended: props<{ tenant: Tenant }>(),
    Activated: props<{ tenant: Tenant; before: SuspendTenantRequest | null }>(),
    'Command Failed': props<{ command: CommandName; problem: Problem }>(),
  },
});
