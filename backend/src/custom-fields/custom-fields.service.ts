import { Injectable } from '@nestjs/common';
import {
  MAX_CUSTOM_FIELDS,
  seesCustomField,
  type AddCustomFieldRequest,
  type ChangeCustomFieldRequest,
  type CustomField,
  type CustomFieldAction,
  type CustomFieldHistory,
  type CustomFieldList,
  type CustomFieldQuery,
  type CustomFieldRequest,
  type CustomFieldType,
  type CustomFieldUsage,
} from '@hms/shared-dto';
import { AuditLog } from '../audit/audit-log.js';
import { DomainError, InvalidRequestError } from '../common/domain-error.js';
import { missing } from '../common/id-param.js';
import type { Principal } from '../common/request.js';
import { staleVersion } from '../common/version.js';
import { LiveEvents } from '../events/live-events.service.js';
import { UnitsOfWork } from '../tenancy/units-of-work.js';
import { CustomFieldEntity } from './custom-field.entity.js';
import { toChange, toCustomField } from './custom-field.mapper.js';
import { differences, settingErrors, settingsOf, type FieldSettings } from './custom-field.rules.js';
import {
  changesOf,
  countFields,
  fieldsByStatus,
  insertChange,
  lockFields,
  orderFields,
  retiredOptions,
  usageOfFields,
  type FieldChange,
} from './custom-fields.queries.js';

/** The fields of patients that a hospital defines for itself. */
@Injectable()
export class CustomFieldsService {
  constructor(
    private readonly units: UnitsOfWork,
    private readonly audit: AuditLog,
    private readonly events: LiveEvents,
  ) {}

  /** @throws InvalidRequestError, DomainError `custom_field.limit`, `custom_field.key_taken`, `custom_field.name_taken` */
  async add(request: AddCustomFieldRequest, caller: Principal): Promise<CustomField> {
    const { key, type } = request;
    const settings = validSettings(request, type);
    await lockFields(this.units.current);
    const { count, next } = await countFields(this.units.current);
    if (count >= MAX_CUSTOM_FIELDS) {
      throw new DomainError('custom_field.limit', `There are ${MAX_CUSTOM_FIELDS} fields, archived ones included. No more can be added.`);
    }
    const { identifiers } = await this.repository.insert({ key, type, ...settings, position: next });
    const { id } = identifiers[0] as { id: string };
    await this.changed('added', { id, key }, { before: null, after: { key, type, ...settings } }, caller);
    return this.get(id, caller);
  }

  /** Those that the caller sees. */
  async list({ status = 'active' }: CustomFieldQuery, { roles }: Principal): Promise<CustomFieldList> {
    const rows = await fieldsByStatus(this.units.current, status);
    return { data: await this.shown(rows.filter(({ visibleTo }) => seesCustomField(visibleTo, roles))) };
  }

  /** @throws NotFoundError, for a field that the caller does not see as well */
  async get(id: string, { roles }: Principal): Promise<CustomField> {
    const row = await this.find(id);
    if (!seesCustomField(row.visibleTo, roles)) throw missing('custom_field.not_found');
    return (await this.shown([row]))[0];
  }

  /** Replaces what may change; values that patients have stay. @throws NotFoundError, InvalidRequestError, DomainError `version.stale`, `….illegal_state` */
  async change(
    id: string,
    { body, version }: { body: ChangeCustomFieldRequest; version: number },
    caller: Principal,
  ): Promise<CustomField> {
    const row = await this.find(id);
    if (row.archivedAt) throw illegalState('This field is archived. Restore it before editing.');
    const settings = validSettings(body, row.type);
    await this.write(row, version, settings);
    await this.changed('changed', row, differences(row, settings), caller);
    return this.get(id, caller);
  }

  /** It is asked for no more; values that patients have are kept, and come back with it. */
  async archive(id: string, version: number | null, caller: Principal): Promise<void> {
    const row = await this.find(id);
    if (row.archivedAt) throw illegalState('This field is archived already.');
    await this.write(row, version ?? row.version, { archivedAt: new Date() });
    await this.changed('archived', row, { before: null, after: null }, caller);
  }

  /** @throws DomainError `custom_field.name_taken` when another one has its name by now */
  async restore(id: string, caller: Principal): Promise<CustomField> {
    const row = await this.find(id);
    if (!row.archivedAt) throw illegalState('This field is not archived.');
    await this.write(row, row.version, { archivedAt: null });
    await this.changed('restored', row, { before: null, after: null }, caller);
    return this.get(id, caller);
  }

  /** @throws DomainError `….illegal_state` unless these are the fields in use, each once */
  async order(ids: readonly string[], caller: Principal): Promise<CustomFieldList> {
    const unit = this.units.current;
    await lockFields(unit);
    const inUse = await fieldsByStatus(unit, 'active');
    const isAll = ids.length === inUse.length && inUse.every(({ id }) => ids.includes(id));
    if (!isAll) throw illegalState('Other fields are in use by now. Load the list again and put it in order.');
    await orderFields(unit, ids);
    for (const change of movesOf(inUse, ids)) await insertChange(unit, change, caller);
    await this.audit.record({ action: 'custom_fields.ordered', entity: 'custom_field', details: { ids } });
    this.events.emit('settings.changed', { section: 'custom-fields' });
    return this.list({}, caller);
  }

  async usage(): Promise<CustomFieldUsage> {
    return { data: await usageOfFields(this.units.current) };
  }

  /** @throws NotFoundError */
  async history(id: string): Promise<CustomFieldHistory> {
    await this.find(id);
    return { data: (await changesOf(this.units.current, id)).map(toChange) };
  }

  private async shown(rows: readonly CustomFieldEntity[]): Promise<CustomField[]> {
    const retired = await retiredOptions(this.units.current);
    return rows.map((row) => toCustomField(row, retired.get(row.key) ?? []));
  }

  private async find(id: string): Promise<CustomFieldEntity> {
    const row = await this.repository.findOneBy({ id });
    if (!row) throw missing('custom_field.not_found');
    return row;
  }

  private async write({ id }: CustomFieldEntity, version: number, columns: Partial<CustomFieldEntity>): Promise<void> {
    const { affected } = await this.repository.update({ id, version }, { ...columns, version: version + 1, updatedAt: new Date() });
    if (!affected) throw staleVersion();
  }

  /** In the field's history, in the audit, and to open pages. Definitions are settings, so the audit keeps their values. */
  private async changed(
    action: CustomFieldAction,
    { id, key }: Pick<CustomFieldEntity, 'id' | 'key'>,
    { before, after }: { before: object | null; after: object | null },
    caller: Principal,
  ): Promise<void> {
    await insertChange(this.units.current, { fieldId: id, action, before, after }, caller);
    const details = { key, ...(before ? { before } : {}), ...(after ? { after } : {}) };
    await this.audit.record({ action: `custom_field.${action}`, entity: 'custom_field', entityId: id, details });
    this.events.emit('settings.changed', { section: 'custom-fields' });
  }

  private get repository() {
    return this.units.current.repository(CustomFieldEntity);
  }
}

const illegalState = (detail: string): DomainError => new DomainError('custom_field.illegal_state', detail);

/** For the history of each field that stands elsewhere now: its place, counted from 1 as people do. */
const movesOf = (before: readonly CustomFieldEntity[], ids: readonly string[]): FieldChange[] =>
  before.flatMap(({ id: fieldId }, index) => {
    const now = ids.indexOf(fieldId);
    return now === index ? [] : [{ fieldId, action: 'changed', before: { position: index + 1 }, after: { position: now + 1 } }];
  });

/** @throws InvalidRequestError */
function validSettings(request: CustomFieldRequest, type: CustomFieldType): FieldSettings {
  const errors = settingErrors(request, type);
  if (errors.length > 0) throw new InvalidRequestError(errors);
  return settingsOf(request);
}
