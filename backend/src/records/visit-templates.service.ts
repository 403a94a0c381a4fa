import { Injectable } from '@nestjs/common';
import {
  MAX_VISIT_TEMPLATES,
  VISIT_SECTIONS,
  type VisitTemplate,
  type VisitTemplateList,
  type VisitTemplateQuery,
  type VisitTemplateRequest,
} from '@hms/shared-dto';
import { IsNull, Not } from 'typeorm';
import { AuditLog } from '../audit/audit-log.js';
import { DomainError, InvalidRequestError } from '../common/domain-error.js';
import { missing } from '../common/id-param.js';
import { staleVersion } from '../common/version.js';
import { LiveEvents } from '../events/live-events.service.js';
import { UnitsOfWork } from '../tenancy/units-of-work.js';
import { VisitTemplateEntity } from './visit-template.entity.js';
import { toVisitTemplate } from './visit-template.mapper.js';
import { toNote } from './visit.rules.js';

/** Templates that a hospital keeps for its doctors' notes. */
@Injectable()
export class VisitTemplates {
  constructor(
    private readonly units: UnitsOfWork,
    private readonly audit: AuditLog,
    private readonly events: LiveEvents,
  ) {}

  /** @throws InvalidRequestError when it holds no text, DomainError `visit_template.limit`, `visit_template.name_taken` */
  async add(request: VisitTemplateRequest): Promise<VisitTemplate> {
    const columns = columnsOf(request);
    // Nobody else adds one until COMMIT; whoever reads goes on.
    await this.units.current.query('LOCK TABLE visit_templates IN SHARE ROW EXCLUSIVE MODE');
    if ((await this.repository.count()) >= MAX_VISIT_TEMPLATES) {
      throw new DomainError(
        'visit_template.limit',
        `There are ${MAX_VISIT_TEMPLATES} templates, archived ones included. No more can be added.`,
      );
    }
    const { identifiers } = await this.repository.insert(columns);
    const { id } = identifiers[0] as { id: string };
    await this.changed('added', id);
    return this.get(id);
  }

  /** By name. */
  async list({ status = 'active' }: VisitTemplateQuery): Promise<VisitTemplateList> {
    const archivedAt = status === 'archived' ? Not(IsNull()) : IsNull();
    const rows = await this.repository.find({ where: { archivedAt }, order: { name: 'ASC', id: 'ASC' }, take: MAX_VISIT_TEMPLATES });
    return { data: rows.map(toVisitTemplate) };
  }

  /** @throws NotFoundError `visit_template.not_found` */
  async get(id: string): Promise<VisitTemplate> {
    return toVisitTemplate(await this.find(id));
  }

  /** @throws NotFoundError, InvalidRequestError, DomainError `version.stale`, `visit_template.illegal_state`, `visit_template.name_taken` */
  async change(id: string, request: VisitTemplateRequest, version: number): Promise<VisitTemplate> {
    const row = await this.find(id);
    if (row.archivedAt) throw illegalState('This template is archived. Restore it before editing.');
    await this.write(row, version, columnsOf(request));
    await this.changed('changed', id);
    return this.get(id);
  }

  /** It is offered no more. @throws NotFoundError, DomainError `version.stale`, `visit_template.illegal_state` */
  async archive(id: string, version: number | null): Promise<void> {
    const row = await this.find(id);
    if (row.archivedAt) throw illegalState('This template is archived already.');
    await this.write(row, version ?? row.version, { archivedAt: new Date() });
    await this.changed('archived', id);
  }

  /** @throws NotFoundError, DomainError `visit_template.illegal_state`, `visit_template.name_taken` when another one has its name by now */
  async restore(id: string): Promise<VisitTemplate> {
    const row = await this.find(id);
    if (!row.archivedAt) throw illegalState('This template is not archived.');
    await this.write(row, row.version, { archivedAt: null });
    await this.changed('restored', id);
    return this.get(id);
  }

  private async find(id: string): Promise<VisitTemplateEntity> {
    const row = await this.repository.findOneBy({ id });
    if (!row) throw missing('visit_template.not_found');
    return row;
  }

  private async write({ id }: VisitTemplateEntity, version: number, columns: Partial<VisitTemplateEntity>): Promise<void> {
    const { affected } = await this.repository.update({ id, version }, { ...columns, version: version + 1, updatedAt: new Date() });
    if (!affected) throw staleVersion();
  }

  /** Names and texts of templates are settings; the audit needs which one, not its words. */
  private async changed(what: string, entityId: string): Promise<void> {
    await this.audit.record({ action: `visit_template.${what}`, entity: 'visit_template', entityId });
    this.events.emit('settings.changed', { section: 'visit-templates' });
  }

  private get repository() {
    return this.units.current.repository(VisitTemplateEntity);
  }
}

const illegalState = (detail: string): DomainError => new DomainError('visit_template.illegal_state', detail);

/** @throws InvalidRequestError when every section is empty */
function columnsOf({ name, ...request }: VisitTemplateRequest): Partial<VisitTemplateEntity> {
  const { followUpOn: _none, ...texts } = toNote(request);
  if (VISIT_SECTIONS.some((section) => texts[section] !== '')) return { name, ...texts };
  throw new InvalidRequestError([{ path: 'history', code: 'visit_template.empty', message: 'Write a text for one section at least.' }]);
}
