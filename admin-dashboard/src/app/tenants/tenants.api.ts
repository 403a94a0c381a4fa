import { HttpClient } from '@angular/common/http';
import { Injectable, inject } from '@angular/core';
import type {
  CreateTenantRequest,
  Job,
  SubdomainAvailability,
  SubscriptionTierList,
  SuspendTenantRequest,
  TenantDetail,
  TenantList,
  TenantQuery,
  UpdateTenantRequest,
} from '@hms/shared-dto';
import { withIdempotencyKey } from '@hms/shared-ui';
import { jobsGet } from '@hms/shared-ui/api/jobs';
import { subscriptionTiersList } from '@hms/shared-ui/api/subscription-tiers';
import {
  tenantsActivate,
  tenantsAvailability,
  tenantsCreate,
  tenantsGet,
  tenantsList,
  tenantsSuspend,
  tenantsUpdate,
} from '@hms/shared-ui/api/tenants';
import { type Observable, map } from 'rxjs';

const body = <T>({ body: answer }: { readonly body: T }): T => answer;

/** The feature's HTTP calls. Failures come as `Problem`; the interceptors add the API's origin. */
@Injectable({ providedIn: 'root' })
export class TenantsApi {
  readonly #http = inject(HttpClient);

  list(query: TenantQuery): Observable<TenantList> {
    return tenantsList(this.#http, '', query).pipe(map(body));
  }

  get(id: string): Observable<TenantDetail> {
    return tenantsGet(this.#http, '', { id }).pipe(map(body));
  }

  /** The same key and request make one hospital, however often they are sent. */
  create(request: CreateTenantRequest, key: string): Observable<TenantDetail> {
    return tenantsCreate(this.#http, '', { body: request }, withIdempotencyKey(key)).pipe(map(body));
  }

  /** 412 when somebody changed the hospital since `version`. */
  change(id: string, version: number, request: UpdateTenantRequest): Observable<TenantDetail> {
    return tenantsUpdate(this.#http, '', { id, 'If-Match': `"${version}"`, body: request }).pipe(map(body));
  }

  suspend(id: string, request: SuspendTenantRequest): Observable<TenantDetail> {
    return tenantsSuspend(this.#http, '', { id, body: request }).pipe(map(body));
  }

  activate(id: string): Observable<TenantDetail> {
    return tenantsActivate(this.#http, '', { id }).pipe(map(body));
  }

  subdomain(subdomain: string): Observable<SubdomainAvailability> {
    return tenantsAvailability(this.#http, '', { subdomain }).pipe(map(body));
  }

  tiers(): Observable<SubscriptionTierList> {
    return subscriptionTiersList(this.#http, '').pipe(map(body));
  }

  job(id: string): Observable<Job> {
    return jobsGet(this.#http, '', { id }).pipe(map(body));
  }
}
