import { Injectable } from '@nestjs/common';
import { TENANT_ID_PATTERN } from '@hms/shared-dto';
import { RequestScope } from '../common/request-scope.js';
import { UnitsOfWork } from '../tenancy/units-of-work.js';
import { AuditBatches } from './audit-batches.service.js';
import { UnsealedChains } from './unsealed-chains.service.js';

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

const insertInto = (table: string): string =>
  `INSERT INTO ${table} (action, entity, entity_id, patient_id, details, actor_id, actor_name, address, app_id, request_id)
   VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`;

const IN_HOSPITAL = { name: 'audit', text: insertInto('audit_events') };
const ON_PLATFORM = { name: 'platform-audit', text: insertInto('public.platform_audit_events').replace('patient_id', 'subject_tenant') };

/** Writes the event in the transaction of what it describes: both are committed, or neither. */
@Injectable()
export class AuditLog {
  constructor(
    private readonly units: UnitsOfWork,
    private readonly scope: RequestScope,
    private readonly batches: AuditBatches,
    private readonly unsealed: UnsealedChains,
  ) {}

  /** Into the current hospital's audit, or the platform's: sent with COMMIT, so that it costs no round trip. */
  record(entry: AuditEntry): Promise<void> {
    const unit = this.units.current;
    const inHospital = unit.kind === 'tenant';
    unit.lastly(inHospital ? IN_HOSPITAL : ON_PLATFORM, this.values(entry, inHospital ? entry.patientId : entry.subjectTenant));
    unit.onCommit(() => this.unsealed.add(unit.tenantId));
    return Promise.resolve();
  }

  /**
   * Into the current hospital's audit within a second, together with others: for lists and searches alone, which are many and name no chart. What a
   * process that is killed had not yet written is lost.
   */
  recordSoon(entry: AuditEntry): void {
    this.batches.add(this.units.tenantId, this.values(entry, entry.patientId));
  }

  /** Into the audit of a hospital whose unit this is not: the current part must hold its role (see `UnitOfWork.as`). */
  async recordInHospital(entry: AuditEntry, schema: string): Promise<void> {
    if (!TENANT_ID_PATTERN.test(schema)) throw new Error('not a tenant id');
    const unit = this.units.current;
    await unit.execute(insertInto(`"${schema}".audit_events`), this.values(entry, entry.patientId));
    unit.onCommit(() => this.unsealed.add(schema));
  }

  /** @param about whom or which hospital the event is about */
  private values({ action, entity, entityId = null, details = {} }: AuditEntry, about: string | undefined): unknown[] {
    const { actor, address, appId, requestId } = this.scope.current;
    const { id, name } = actor ?? SYSTEM;
    return [action, entity, entityId, about ?? null, JSON.stringify(details), id, name, address, appId, requestId];
  }
}
