import { Injectable } from '@nestjs/common';
import { SUBDOMAIN_PATTERN, type Branding, type SubdomainAvailability, type TenantBySubdomain } from '@hms/shared-dto';
import { UnitsOfWork } from '../tenancy/units-of-work.js';
import { firstFree, refusalOf, subdomainFrom } from './subdomain.rules.js';
import { tenantNotFound } from './tenants.errors.js';

interface PublicRow {
  readonly id: string;
  readonly name: string;
  readonly branding: Branding | null;
  readonly sign_up_open: boolean;
}

/** Hospitals by their subdomain. */
@Injectable()
export class Subdomains {
  constructor(private readonly units: UnitsOfWork) {}

  /** What anyone may know, for the sign-in page. One that is still being set up is not there yet. */
  async find(subdomain: string): Promise<TenantBySubdomain> {
    const label = subdomain.toLowerCase();
    if (!SUBDOMAIN_PATTERN.test(label)) throw tenantNotFound();
    const rows = await this.units.auth((unit) =>
      unit.query<PublicRow>(
        `SELECT id, name, branding, sign_up_open FROM public.tenants WHERE subdomain = $1 AND status <> 'provisioning'`,
        [label],
      ),
    );
    if (!rows[0]) throw tenantNotFound();
    return { tenantId: rows[0].id, name: rows[0].name, branding: rows[0].branding, signUpOpen: rows[0].sign_up_open };
  }

  /** Whether a new hospital can have this subdomain; a free one close to it if not. */
  async availability(wanted: string): Promise<SubdomainAvailability> {
    const subdomain = wanted.trim().toLowerCase();
    const base = refusalOf(subdomain) === 'subdomain.invalid' ? subdomainFrom(subdomain) : subdomain;
    const taken = await this.takenLike(base);
    const reason = refusalOf(subdomain) ?? (taken.has(subdomain) ? 'subdomain.taken' : null);
    return { subdomain, available: reason === null, reason, suggestion: reason === null ? null : firstFree(base, taken) };
  }

  /** Subdomains that `base` and its numbered neighbours collide with. */
  async takenLike(base: string): Promise<Set<string>> {
    // Long bases lose letters to the number, so compare only what every candidate keeps.
    const rows = await this.units.current.query<{ subdomain: string }>(
      'SELECT subdomain FROM public.tenants WHERE starts_with(subdomain, $1)',
      [base.slice(0, 36).replace(/-$/, '')],
    );
    return new Set(rows.map((row) => row.subdomain));
  }
}
