import type { Job, Suspension, TenantStatus } from '@hms/shared-dto';
import type { IconName, Tone } from '@hms/shared-ui';

export interface StatusLook {
  readonly tone: Tone;
  readonly icon: IconName;
  readonly label: string;
  readonly busy?: boolean;
}

export const PLAN_LABELS = { basic: 'Basic', advanced: 'Advanced', premium: 'Premium' } as const;

const LOCKED: StatusLook = { tone: 'neutral', icon: 'lock', label: 'Locked' };
const HELD: StatusLook = { tone: 'caution', icon: 'pause_circle', label: 'Billing hold' };
const FAILED: StatusLook = { tone: 'critical', icon: 'error', label: 'Setup failed' };

/** A hospital's status as colour, icon and word. A failed setup shows from its job alone: the server keeps nothing else of it. */
export function statusLook(status: TenantStatus, suspension: Suspension | null, job?: Job): StatusLook {
  if (status === 'active') return { tone: 'ok', icon: 'check_circle', label: 'Active' };
  if (status === 'suspended') return suspension?.kind === 'billing_hold' ? HELD : LOCKED;
  return job?.state === 'failed' ? FAILED : { tone: 'info', icon: 'sync', label: 'Setting up', busy: true };
}
