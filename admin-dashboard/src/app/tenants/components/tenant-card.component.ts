import { Component, computed, input, output } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { Job, Tenant } from '@hms/shared-dto';
import { HmsCopyButton, HmsMeter, dayOf, formatDate } from '@hms/shared-ui';
import { PLAN_LABELS } from '../tenant-status';
import { SetupGlance } from './setup-glance.component';
import { TenantMenu } from './tenant-menu.component';
import { TenantStatusChip } from './tenant-status.component';

/** One hospital on a card. */
@Component({
  selector: 'adm-tenant-card',
  imports: [HmsCopyButton, HmsMeter, RouterLink, SetupGlance, TenantMenu, TenantStatusChip],
  host: { '[class.failed]': 'job()?.state === "failed"' },
  template: `
    <div class="top">
      <h2>
        <a [routerLink]="link()" [queryParams]="linkParams()">{{ tenant().name }}</a>
      </h2>
      <adm-tenant-status [tenant]="tenant()" [job]="job()" />
      <adm-tenant-menu [tenant]="tenant()" (suspendAsked)="suspendAsked.emit()" (activateAsked)="activateAsked.emit()" />
    </div>
    <p class="meta under">
      <b>{{ plan() }}</b>{{ tenant().subdomain }}.{{ hostSuffix() }}
    </p>
    <div class="mid">
      @if (tenant().status === 'provisioning') {
        <adm-setup-glance [job]="job()" />
      } @else {
        <hms-meter label="Users" [used]="tenant().usage.users.used" [limit]="tenant().usage.users.limit" />
        <hms-meter label="Patients" [used]="tenant().usage.patients.used" [limit]="tenant().usage.patients.limit" />
      }
    </div>
    <footer class="meta">
      <span class="nowrap">{{ tenant().id }} <hms-copy-button [value]="tenant().id" [label]="'id of ' + tenant().name" /></span>
      <span class="nowrap">Created {{ created() }}</span>
    </footer>
  `,
  styleUrl: './tenant-card.component.scss',
})
export class TenantCard {
  readonly tenant = input.required<Tenant>();
  readonly job = input<Job>();
  /** What follows the subdomain in the hospital's address. */
  readonly hostSuffix = input.required<string>();
  readonly suspendAsked = output();
  readonly activateAsked = output();

  readonly #settingUp = computed(() => this.tenant().status === 'provisioning');
  protected readonly link = computed(() => ['/tenants', this.tenant().id, ...(this.#settingUp() ? ['setup'] : [])]);
  protected readonly linkParams = computed(() => (this.#settingUp() ? { job: this.tenant().jobId } : {}));
  protected readonly plan = computed(() => PLAN_LABELS[this.tenant().plan]);
  protected readonly created = computed(() => formatDate(dayOf(new Date(this.tenant().createdAt))));
}
