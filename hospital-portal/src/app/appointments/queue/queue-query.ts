import type { ParamMap } from '@angular/router';
import { QUEUE_STATUSES, type QueueStatus } from '@hms/shared-dto';
import { asked, oneOf } from '@hms/shared-ui';

/** What the queue's address says. Without a status: who is not done with. */
export interface QueueQuery {
  readonly doctorId?: string;
  readonly status?: QueueStatus;
}

/** `doctor=all`: a doctor looks beyond their own queue. */
export const ALL_DOCTORS = 'all';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/**
 * Reads the address; what is damaged is left out, so that the link still opens.
 * @param own whose queue a doctor sees who asks for nobody's; null for who is no doctor
 */
export function parseQueueQuery(params: Pick<ParamMap, 'get'>, own: string | null): QueueQuery {
  const doctor = params.get('doctor');
  const named = doctor && UUID.test(doctor) ? doctor : undefined;
  return asked({
    doctorId: doctor === ALL_DOCTORS ? undefined : (named ?? own ?? undefined),
    status: oneOf(QUEUE_STATUSES, params.get('status')),
  });
}

const OPEN: readonly QueueStatus[] = ['called', 'waiting'];

/** The statuses that a question wants. */
export const statusesOf = ({ status }: QueueQuery): readonly QueueStatus[] => (status ? [status] : OPEN);
