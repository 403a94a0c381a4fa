import { applyDecorators, Controller, SetMetadata } from '@nestjs/common';
import { TENANT_ROUTE, WorksIn } from '../common/access.decorators.js';

/** A controller of hospital routes below `/api`: needs `X-Tenant-ID`; handlers run in a unit of work of the session's hospital. */
export const TenantController = (path: string) =>
  applyDecorators(Controller(`api/${path}`), WorksIn('tenant'), SetMetadata(TENANT_ROUTE, true));

/** A controller of the operator's routes below `/api`: handlers run in a unit of work of the platform role. */
export const PlatformController = (path: string) => applyDecorators(Controller(`api/${path}`), WorksIn('platform'));

/** A controller whose routes serve hospitals and the operator alike, each with what is theirs. */
export const SessionController = (path: string) => applyDecorators(Controller(`api/${path}`), WorksIn('session'));
