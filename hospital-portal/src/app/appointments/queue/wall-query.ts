import type { ParamMap } from '@angular/router';
import { asked } from '@hms/shared-ui';

/** What a wall's address says: whose queues hang in this room. Nothing for everybody's. */
export interface WallQuery {
  readonly doctorIds: readonly string[];
  readonly departmentId?: string;
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** `?doctor=…&doctor=…` or `?department=…`; what is damaged is left out, so that the display still opens. */
export function parseWallQuery(params: Pick<ParamMap, 'get' | 'getAll'>): WallQuery {
  const department = params.get('department');
  return asked({
    doctorIds: params.getAll('doctor').filter((id) => UUID.test(id)),
    departmentId: department && UUID.test(department) ? department : undefined,
  });
}
