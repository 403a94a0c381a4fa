import type { CustomField, CustomFieldAction, CustomFieldChange } from '@hms/shared-dto';
import type { CustomFieldEntity } from './custom-field.entity.js';

/** A row of a field's history. */
export interface ChangeRow {
  readonly id: string;
  readonly action: CustomFieldAction;
  readonly before: Record<string, unknown> | null;
  readonly after: Record<string, unknown> | null;
  readonly changed_at: Date;
  readonly changed_by_name: string;
}

export const toCustomField = (row: CustomFieldEntity, retiredOptions: readonly string[]): CustomField => ({
  id: row.id,
  key: row.key,
  type: row.type,
  label: row.label,
  required: row.required,
  visibleTo: row.visibleTo,
  unit: row.unit,
  minimum: row.minimum,
  maximum: row.maximum,
  options: row.options,
  retiredOptions: [...retiredOptions],
  status: row.archivedAt ? 'archived' : 'active',
  createdAt: row.createdAt.toISOString(),
  version: row.version,
});

export const toChange = (row: ChangeRow): CustomFieldChange => ({
  id: row.id,
  action: row.action,
  before: row.before,
  after: row.after,
  at: row.changed_at.toISOString(),
  by: row.changed_by_name,
});
