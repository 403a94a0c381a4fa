import type { ParamMap } from '@angular/router';
import { DISPENSING_STATUSES, type DispensingStatus } from '@hms/shared-dto';
import { asked, cursorText, oneOf } from '@hms/shared-ui';

/** What the address of the worklist says. */
export interface WorklistQuery {
  readonly dispensing: DispensingStatus;
  readonly cursor?: string;
}

/** Reads the address; what the API would refuse is left out. What waits is shown if nothing is said. */
export const parseWorklistQuery = (params: Pick<ParamMap, 'get'>): WorklistQuery => ({
  dispensing: oneOf(DISPENSING_STATUSES, params.get('dispensing')) ?? 'waiting',
  ...asked({ cursor: cursorText(params.get('cursor')) }),
});
