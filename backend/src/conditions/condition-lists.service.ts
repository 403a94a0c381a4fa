import { Injectable } from '@nestjs/common';
import type { ConditionList, ConditionsQuery } from '@hms/shared-dto';
import { AuditLog } from '../audit/audit-log.js';
import { decodeInstantCursor, encodeCursor } from '../common/cursor.js';
import { PatientStatuses } from '../patients/patient-statuses.service.js';
import type { UnitOfWork } from '../tenancy/unit-of-work.js';
import { UnitsOfWork } from '../tenancy/units-of-work.js';
import { ConditionEntity } from './condition.entity.js';
import { toCondition } from './condition.mapper.js';

const USUAL_LIMIT = 20;
const SORT = 'conditions';

/** Conditions of one patient, page by page. */
@Injectable()
export class ConditionLists {
  constructor(
    private readonly units: UnitsOfWork,
    private readonly audit: AuditLog,
    private readonly patients: PatientStatuses,
  ) {}

  /** One page, the newest first. Reading it is reading the chart. @throws NotFoundError `patient.not_found` */
  async list(patientId: string, { limit = USUAL_LIMIT, cursor, category, visitId }: ConditionsQuery): Promise<ConditionList> {
    const unit = this.units.current;
    const after = cursor ? decodeInstantCursor(cursor, SORT) : null;
    await this.patients.requireKnown(patientId);
    const page = wanted(unit, { patientId, category, visitId });
    const total = await page.getCount();
    if (after) page.andWhere('(c.recorded_at, c.id) < (:at::timestamptz, :id::uuid)', { at: after[0], id: after[1] });
    page
      .addSelect('c.recorded_at::text', 'key')
      .orderBy('c.recorded_at', 'DESC')
      .addOrderBy('c.id', 'DESC')
      .limit(limit + 1);
    const { entities, raw } = await page.getRawAndEntities<{ key: string }>();
    await this.audit.record({
      action: 'condition.listed',
      entity: 'condition',
      patientId,
      details: { shown: Math.min(entities.length, limit) },
    });
    const last = entities.length > limit ? entities[limit - 1] : undefined;
    const nextCursor = last ? encodeCursor(SORT, [raw[limit - 1].key, last.id]) : null;
    return { data: entities.slice(0, limit).map(toCondition), page: { nextCursor, total, totalIsEstimate: false } };
  }
}

function wanted(unit: UnitOfWork, { patientId, category, visitId }: Pick<ConditionsQuery, 'category' | 'visitId'> & { patientId: string }) {
  const page = unit.repository(ConditionEntity).createQueryBuilder('c').where('c.patient_id = :patientId', { patientId });
  if (category) page.andWhere('c.category = :category', { category });
  if (visitId) page.andWhere('c.visit_id = :visitId', { visitId });
  return page;
}
