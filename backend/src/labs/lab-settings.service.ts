import { Injectable } from '@nestjs/common';
import type { LabSettings, LabSettingsRequest } from '@hms/shared-dto';
import { AuditLog } from '../audit/audit-log.js';
import { InvalidRequestError } from '../common/domain-error.js';
import { staleVersion } from '../common/version.js';
import { LiveEvents } from '../events/live-events.service.js';
import { UnitsOfWork } from '../tenancy/units-of-work.js';

const SECTION = 'laboratory';
const READ = `SELECT s.second_person AS "secondPerson", s.auto_verify AS "autoVerify", s.escalation_minutes AS "escalationMinutes", s.deputy_id AS "deputyId",
    m.name AS "deputyName", s.version
  FROM lab_settings s LEFT JOIN public.memberships m ON m.tenant_id = current_user AND m.user_id = s.deputy_id`;

/** How the laboratory works. The audit keeps what was before and after. */
@Injectable()
export class LabSettingsService {
  constructor(
    private readonly units: UnitsOfWork,
    private readonly audit: AuditLog,
    private readonly events: LiveEvents,
  ) {}

  async get(): Promise<LabSettings> {
    const [row] = await this.units.current.query<LabSettings>(READ);
    return row;
  }

  /** @throws InvalidRequestError, DomainError `version.stale` */
  async change({ secondPerson, autoVerify, escalationMinutes, deputyId }: LabSettingsRequest, version: number): Promise<LabSettings> {
    const unit = this.units.current;
    if (escalationMinutes.some((minutes, index) => index > 0 && minutes <= escalationMinutes[index - 1]))
      throw invalid('escalationMinutes', 'number.out_of_order', 'Each time comes after the one before.');
    const [{ version: current, deputyName: _, ...before }] = await unit.query<LabSettings>(`${READ} FOR UPDATE OF s`);
    if (current !== version) throw staleVersion();
    await this.requireDoctor(deputyId);
    const after = { secondPerson, autoVerify, escalationMinutes, deputyId: deputyId ?? null };
    await unit.execute(
      'UPDATE lab_settings SET second_person = $1, auto_verify = $2, escalation_minutes = $3, deputy_id = $4, version = version + 1',
      [...[secondPerson, autoVerify, escalationMinutes, deputyId ?? null]],
    );
    await this.audit.record({ action: 'settings.laboratory_changed', entity: 'settings', entityId: SECTION, details: { before, after } });
    this.events.emit('settings.changed', { section: SECTION });
    return this.get();
  }

  /** @throws InvalidRequestError unless it is a doctor who works here */
  private async requireDoctor(id: string | undefined): Promise<void> {
    if (id === undefined) return;
    const sql = `SELECT FROM public.memberships WHERE tenant_id = current_user AND user_id = $1 AND status = 'active' AND 'Doctor' = ANY (roles)`;
    if ((await this.units.current.query(sql, [id])).length === 0)
      throw invalid('deputyId', 'doctor.unknown', 'Choose a doctor who works here.');
  }
}

const invalid = (path: string, code: string, message: string) => new InvalidRequestError([{ path, code, message }]);
