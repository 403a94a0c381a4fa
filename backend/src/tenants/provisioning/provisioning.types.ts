import { TENANT_ID_PATTERN } from '@hms/shared-dto';
import { JobFailedError, type JobContext } from '../../jobs/job-context.js';

/** Kind of the job that builds a hospital. */
export const PROVISION_JOB = 'tenant.provision';

/** The first Admin as the job's payload names them. */
export interface AdminPayload {
  readonly name: string;
  readonly email: string;
  /** A temporary password, sealed; emptied once it has been used. */
  readonly sealedPassword?: string;
}

const malformed = (): JobFailedError => new JobFailedError('provisioning.malformed', 'This job does not say what to build.');

export function tenantIdOf({ payload }: JobContext): string {
  const { tenantId } = payload;
  if (typeof tenantId !== 'string' || !TENANT_ID_PATTERN.test(tenantId)) throw malformed();
  return tenantId;
}

export function adminOf({ payload }: JobContext): AdminPayload {
  const admin = payload['admin'] as Partial<AdminPayload> | undefined;
  if (typeof admin?.name !== 'string' || typeof admin.email !== 'string') throw malformed();
  return admin as AdminPayload;
}
