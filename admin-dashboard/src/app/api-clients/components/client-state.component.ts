import { Component, computed, input } from '@angular/core';
import type { ApiClientState } from '@hms/shared-dto';
import { HmsStatusChip } from '@hms/shared-ui';
import { stateLook } from '../client-words';

/** An app's state as a chip. */
@Component({
  selector: 'adm-client-state',
  imports: [HmsStatusChip],
  template: `<hms-status-chip [tone]="look().tone" [icon]="look().icon">{{ look().label }}</hms-status-chip>`,
})
export class ClientStateChip {
  readonly state = input.required<ApiClientState>();
  protected readonly look = computed(() => stateLook(this.state()));
}
