import type { ParamMap } from '@angular/router';
import { WAITLIST_PRIORITIES, WAITLIST_STATUSES, type WaitlistQuery } from '@hms/shared-dto';
import { asked, cursorText, oneOf } from '@hms/shared-ui';

/** What the address of the list says. */
export type WaitlistListQuery = Readonly<Omit<WaitlistQuery, 'limit' | 'patientId'>>;

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
export const idIn = (text: string | null | undefined): string | undefined => (text && UUID.test(text) ? text : undefined);

/** Reads the address; what the API would refuse is left out. */
export const parseWaitlistQuery = (params: Pick<ParamMap, 'get'>): WaitlistListQuery =>
  asked({
    status: oneOf(WAITLIST_STATUSES, params.get('status')),
    doctorId: idIn(params.get('doctor')),
    typeId: idIn(params.get('kind')),
    priority: oneOf(WAITLIST_PRIORITIES, params.get('priority')),
    cursor: cursorText(params.get('cursor')),
  });

export const isFiltered = ({ status, doctorId, typeId, priority }: WaitlistListQuery): boolean =>
  Boolean(status ?? doctorId ?? typeId ?? priority);
