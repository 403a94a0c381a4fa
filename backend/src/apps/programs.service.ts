import { Inject, Injectable } from '@nestjs/common';
import { hostOf, subdomainOf } from '../common/hosts.js';
import { headerOf, type AppRequest, type Principal } from '../common/request.js';
import { APP_CONFIG, type AppConfig } from '../config/config.js';
import { keyMatching } from './app-keys.rules.js';
import { forPeople, hospitalLocked, keyRefused, otherHospital } from './apps.errors.js';
import { KeyUsage } from './key-usage.service.js';
import type { AppTenant, RegisteredApp } from './registered-app.queries.js';

const PEOPLES_ROUTES = '/auth/';

/** Makes a server app with a valid key the principal of its request: its scopes, in its hospital. */
@Injectable()
export class Programs {
  constructor(
    private readonly usage: KeyUsage,
    @Inject(APP_CONFIG) private readonly config: AppConfig,
  ) {}

  /** @throws DomainError app.key_refused, tenant.locked, tenant.mismatch (another hospital's host), permission.denied (sign-in is for people) */
  principalOf(request: AppRequest, { id, name, scopes, tenant, keys }: RegisteredApp): Principal {
    const key = keyMatching(headerOf(request, 'x-api-key'), keys, new Date());
    if (!key || !tenant) throw keyRefused();
    this.assertOpen(tenant, request);
    if (request.routeOptions.url?.startsWith(PEOPLES_ROUTES)) throw forPeople();
    this.usage.note(key.id);
    return {
      kind: 'program',
      userId: id,
      name,
      email: '',
      roles: [],
      permissions: new Set(scopes),
      sessionId: '',
      tenantId: tenant.id,
      tenantName: tenant.name,
      timeZone: tenant.timeZone,
      suspension: tenant.suspension,
      lacksSecondFactor: false,
    };
  }

  private assertOpen({ status, suspension, reason, subdomain }: AppTenant, { headers }: AppRequest): void {
    if (status === 'provisioning') throw keyRefused();
    if (suspension === 'lock') throw hospitalLocked(reason);
    const host = subdomainOf(hostOf(headers.host), this.config);
    if (host !== null && host !== subdomain) throw otherHospital();
  }
}
