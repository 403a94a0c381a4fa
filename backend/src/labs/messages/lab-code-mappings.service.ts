import { Injectable } from '@nestjs/common';
import type { LabCodeMapping, LabCodeMappingList, LabCodeMappingRequest } from '@hms/shared-dto';
import { AuditLog } from '../../audit/audit-log.js';
import { missing } from '../../common/id-param.js';
import type { Principal } from '../../common/request.js';
import { UnitsOfWork } from '../../tenancy/units-of-work.js';
import { LabAccess } from '../lab-access.service.js';

const MOST = 1000;
const COLUMNS = `m.id, m.sender, m.system, m.code, m.test_id AS "testId", t.name AS "testName", m.created_by_name AS "createdBy", m.created_at AS "createdAt"`;

/** What the codes of senders mean in this hospital. */
@Injectable()
export class LabCodeMappings {
  constructor(
    private readonly units: UnitsOfWork,
    private readonly audit: AuditLog,
    private readonly access: LabAccess,
  ) {}

  async list(): Promise<LabCodeMappingList> {
    const rows = await this.units.current.query<Row>(
      `SELECT ${COLUMNS} FROM lab_code_mappings m JOIN lab_tests t ON t.id = m.test_id ORDER BY m.sender, m.code, m.system LIMIT ${MOST + 1}`,
    );
    return { data: rows.slice(0, MOST).map(toMapping), truncated: rows.length > MOST };
  }

  /** Messages that wait are tried again by those who look at them. @throws NotFoundError `lab_test.not_found`, DomainError `permission.denied` */
  async put({ sender, system, code, testId }: LabCodeMappingRequest, caller: Principal): Promise<LabCodeMapping> {
    await this.access.require('labs:catalogue', caller);
    const [row] = await this.units.current.query<Row>(
      `WITH m AS (
         INSERT INTO lab_code_mappings (sender, system, code, test_id, created_by_name) SELECT $1, $2, $3, id, $5 FROM lab_tests WHERE id = $4 AND archived_at IS NULL
         ON CONFLICT ON CONSTRAINT lab_code_mappings_once
           DO UPDATE SET test_id = excluded.test_id, created_by_name = excluded.created_by_name, created_at = now() RETURNING *)
       SELECT ${COLUMNS} FROM m JOIN lab_tests t ON t.id = m.test_id`,
      [sender, system, code, testId, caller.name],
    );
    if (!row) throw missing('lab_test.not_found');
    await this.record('written', row.id, { sender, system, code, testId });
    return toMapping(row);
  }

  /** @throws NotFoundError, DomainError `permission.denied` */
  async remove(id: string, caller: Principal): Promise<void> {
    await this.access.require('labs:catalogue', caller);
    const [row] = await this.units.current.query<{ sender: string; system: string; code: string }>(
      'DELETE FROM lab_code_mappings WHERE id = $1 RETURNING sender, system, code',
      [id],
    );
    if (!row) throw missing('lab_code_mapping.not_found');
    await this.record('removed', id, row);
  }

  private record(what: string, entityId: string, details: object): Promise<void> {
    return this.audit.record({ action: `lab_code_mapping.${what}`, entity: 'lab_code_mapping', entityId, details: { ...details } });
  }
}

type Row = Omit<LabCodeMapping, 'createdAt'> & { readonly createdAt: Date };
const toMapping = ({ createdAt, ...row }: Row): LabCodeMapping => ({ ...row, createdAt: createdAt.toISOString() });
