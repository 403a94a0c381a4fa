import type { LabItemStatus, LabStage } from '@hms/shared-dto';

/** How far a tube is. */
export interface Tube {
  readonly collected: boolean;
  readonly received: boolean;
  /** Of what is measured in it. */
  readonly statuses: readonly LabItemStatus[];
}

const TO_ENTER: readonly LabItemStatus[] = ['ordered', 'collected', 'received', 'in_progress'];

/** What is to be done with a tube next. What waits to be verified goes first: somebody may have to be told. */
export function stageOf({ collected, received, statuses }: Tube): { stage: LabStage; pending: boolean } {
  const live = statuses.filter((status) => status !== 'cancelled');
  const pending = live.some((status) => TO_ENTER.includes(status));
  if (live.length === 0) return { stage: 'cancelled', pending: false };
  if (!collected) return { stage: 'collect', pending };
  if (!received) return { stage: 'receive', pending };
  if (live.includes('preliminary')) return { stage: 'verify', pending };
  return { stage: pending ? 'enter' : 'done', pending };
}
