import { Injectable } from '@nestjs/common';
import { TENANT_ID_PATTERN } from '@hms/shared-dto';
import { RequestScope } from '../common/request-scope.js';
import { UnitsOfWork } from '../tenancy/units-of-work.js';

/** What happened, to which thing. `details` holds names of changed fields, values only for settings; never clinical text or secrets. */
export interface AuditEntry {
  readonly action: string;
  readonly entity: string;
  readonly entityId?: string | null;
  readonly patientId?: string;
  /** On the platform: the hospital it is about. */
  readonly subjectTenant?: string;
  readonly details?: Readonly<Record<string, unknown>>;
}

/** Nobody asked: a job of the system's own, or someone who has not signed in yet. */
const SYSTEM = { id: null, name: 'System' };

/** Writes the event in the transaction of what it describes: both are committed, or neither. */
@Injectable()
export class AuditLog {
  constructor(
    private readonly units: UnitsOfWork,
    private readonly scope: RequestScope,
  ) {}

  /** Into the current hospital's audit, or the platform's. */
  async record(entry: AuditEntry): Promise<void> {
    await (this.units.current.kind === 'tenant' ? this.recordInHospital(entry) : this.recordOnPlatform(entry));
  }

  /** Into a hospital's audit: the current unit must hold its role (see `UnitOfWork.as`) or be its own. `schema` is needed only in the first case. */
  async recordInHospital(entry: AuditEntry, schema?: string): Promise<void> {
    if (schema !== undefined && !TENANT_ID_PATTERN.test(schema)) throw new Error('not a tenant id');
    const table = schema === undefined ? 'audit_events' : `"${schema}".audit_events`;
    await this.units.current.execute(
      `INSERT INTO ${table} (action, entity, entity_id, patient_id, details, actor_id, actor_name, address, app_id, request_id)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
      this.values(entry, entry.patientId),
    );
  }

  private async recordOnPlatform(entry: AuditEntry): Promise<void> {
    await this.units.current.execute(
      `INSERT INTO public.platform_audit_events (action, entity, entity_id, subject_tenant, details, actor_id, actor_name, address, app_id, request_id)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
      this.values(entry, entry.subjectTenant),
    );
  }

  /** @param about whom or which hospital the event is about */
  private values({ action, entity, entityId = null, details = {} }: AuditEntry, about: string | undefined): unknown[] {
    const { actor, address, appId, requestId } = this.scope.current;
    const { id, name } = actor ?? SYSTEM;
    return [action, entity, entityId, about ?? null, JSON.stringify(details), id, name, address, appId, requestId];
  }
}
