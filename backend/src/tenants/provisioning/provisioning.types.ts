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

export const idTaken = (): JobFailedError => new JobFailedError('provisioning.id_taken', 'The id is in use. Create the hospital again.');

/** The hospital that the job is about; null when it names none. */
export function reservedIdOf({ payload }: JobContext): string | null {
  const { tenantId } = payload;
  return typeof tenantId === 'string' && TENANT_ID_PATTERN.test(tenantId) ? tenantId : null;
}

export function tenantIdOf(job: JobContext): string {
  const id = reservedIdOf(job);
  if (id === null) throw malformed();
  return id;
}

export function adminOf({ payload }: JobContext): AdminPayload {
  const admin = payload['admin'] as Partial<AdminPayload> | undefined;
  if (typeof admin?.name !== 'string' || typeof admin.email !== 'string') throw malformed();
  return admin as AdminPayload;
}
