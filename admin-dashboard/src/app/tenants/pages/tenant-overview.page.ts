import { Component, computed, inject, input } from '@angular/core';
import { HmsCopyButton, HmsMeter, HmsPanel, dayOf, formatDate, formatInstant, formatPhone } from '@hms/shared-ui';
import { Store } from '@ngrx/store';
import { injectSignInUrl } from '../hospital-address';
import { PLAN_LABELS } from '../tenant-status';
import { tenantsFeature } from '../tenants.feature';

const SUBSCRIPTION_LABELS: Readonly<Record<string, string>> = {
  trialing: 'Trial',
  active: 'Active',
  past_due: 'Past due',
  paused: 'Paused',
  cancelled: 'Cancelled',
};

/** A hospital at a glance: counts and contact, never people's data. */
@Component({
  selector: 'adm-tenant-overview-page',
  imports: [HmsCopyButton, HmsMeter, HmsPanel],
  templateUrl: './tenant-overview.page.html',
  styleUrl: './tenant-overview.page.scss',
})
export class TenantOverviewPage {
  readonly tenantId = input.required<string>();

  readonly #entities = inject(Store).selectSignal(tenantsFeature.selectEntities);
  readonly #signInUrl = injectSignInUrl();
  protected readonly tenant = computed(() => this.#entities()[this.tenantId()] ?? null);
  protected readonly address = computed(() => this.#signInUrl(this.tenant()?.subdomain ?? ''));
  protected readonly plans = PLAN_LABELS;
  protected readonly phone = formatPhone;
  protected readonly subscription = computed(() => {
    const subscription = this.tenant()?.subscription;
    if (!subscription) return null;
    const { status, currentPeriodStart, currentPeriodEnd } = subscription;
    return {
      status: SUBSCRIPTION_LABELS[status] ?? 'Not known',
      begins: this.date(currentPeriodStart),
      renews: this.date(currentPeriodEnd),
    };
  });

  protected date(instant: string): string {
    return formatDate(dayOf(new Date(instant)));
  }

  protected instant(instant: string): string {
    return formatInstant(instant);
  }
}
