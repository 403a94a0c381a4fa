import { Component, input, output } from '@angular/core';
import { MatIcon } from '@angular/material/icon';
import { RouterLink } from '@angular/router';
import type { Job, Tenant } from '@hms/shared-dto';
import { HmsCopyButton, dayOf, formatDate, formatNumber, readMeter } from '@hms/shared-ui';
import { PLAN_LABELS } from '../tenant-status';
import { setupInWords } from '../setup-steps';
import { TenantMenu } from './tenant-menu.component';
import { TenantStatusChip } from './tenant-status.component';

/** Hospitals as rows; the whole row opens. */
@Component({
  selector: 'adm-tenant-table',
  imports: [HmsCopyButton, MatIcon, RouterLink, TenantMenu, TenantStatusChip],
  templateUrl: './tenant-table.component.html',
  styleUrl: './tenant-table.component.scss',
})
export class TenantTable {
  readonly tenants = input.required<readonly Tenant[]>();
  readonly jobs = input.required<Readonly<Record<string, Job>>>();
  readonly opened = output<Tenant>();
  readonly suspendAsked = output<Tenant>();
  readonly activateAsked = output<Tenant>();

  protected readonly plans = PLAN_LABELS;
  protected readonly setupInWords = setupInWords;
  protected readonly reading = readMeter;

  protected jobOf({ jobId }: Tenant): Job | undefined {
    return jobId ? this.jobs()[jobId] : undefined;
  }

  protected created({ createdAt }: Tenant): string {
    return formatDate(dayOf(new Date(createdAt)));
  }

  protected limit(limit: number | null): string {
    return limit === null ? 'no limit' : `of ${formatNumber(limit)}`;
  }

  protected count(value: number): string {
    return formatNumber(value);
  }

  /** A click on the row opens it, but not one on a button, link or menu in it. */
  protected open(tenant: Tenant, event: Event): void {
    if (!(event.target as HTMLElement).closest('a, button')) this.opened.emit(tenant);
  }
}
