import { Component, computed, input } from '@angular/core';
import type { Job, Tenant } from '@hms/shared-dto';
import { HmsStatusChip } from '@hms/shared-ui';
import { statusLook } from '../tenant-status';

/** A hospital's status chip; a suspended one says how. */
@Component({
  selector: 'adm-tenant-status',
  imports: [HmsStatusChip],
  template: `<hms-status-chip [tone]="look().tone" [icon]="look().icon" [busy]="look().busy ?? false">{{ look().label }}</hms-status-chip>`,
})
export class TenantStatusChip {
  readonly tenant = input.required<Tenant>();
  readonly job = input<Job>();
  protected readonly look = computed(() => statusLook(this.tenant().status, this.tenant().suspension, this.job()));
}
