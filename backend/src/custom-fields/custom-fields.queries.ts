import type { CustomFieldAction, DirectoryStatus } from '@hms/shared-dto';
import type { Principal } from '../common/request.js';
import type { UnitOfWork } from '../tenancy/unit-of-work.js';
import { CustomFieldEntity } from './custom-field.entity.js';
import type { ChangeRow } from './custom-field.mapper.js';
import type { FieldDefinition } from './field-values.rules.js';

const MAX_CHANGES = 100;

const DEFINITIONS = {
  name: 'custom-fields',
  text: `SELECT key, label, type, required, visible_to AS "visibleTo", unit, minimum, maximum, options, archived_at IS NOT NULL AS archived
    FROM custom_fields ORDER BY position, id`,
};

/** Every field, archived ones too, in the order in which they are shown: at most fifty. */
export const fieldDefinitions = (unit: UnitOfWork): Promise<FieldDefinition[]> => unit.queryHot<FieldDefinition>(DEFINITIONS, []);

/** Until COMMIT nobody else adds, moves or changes a field; whoever reads goes on. */
export const lockFields = (unit: UnitOfWork): Promise<unknown> => unit.query('LOCK TABLE custom_fields IN SHARE ROW EXCLUSIVE MODE');

export const fieldsByStatus = (unit: UnitOfWork, status: DirectoryStatus): Promise<CustomFieldEntity[]> =>
  unit
    .repository(CustomFieldEntity)
    .createQueryBuilder('row')
    .where(status === 'archived' ? 'row.archived_at IS NOT NULL' : 'row.archived_at IS NULL')
    .orderBy('row.position')
    .addOrderBy('row.id')
    .getMany();

export async function countFields(unit: UnitOfWork): Promise<{ count: number; next: number }> {
  const [row] = await unit.query<{ count: number; next: number }>(
    'SELECT count(*)::int AS count, coalesce(max(position) + 1, 0) AS next FROM custom_fields',
  );
  return row;
}

/** Writes the order. @returns how many fields in use it named */
export const orderFields = (unit: UnitOfWork, ids: readonly string[]): Promise<number> =>
  unit.execute(
    `UPDATE custom_fields f SET position = wanted.position - 1
     FROM unnest($1::uuid[]) WITH ORDINALITY AS wanted (id, position) WHERE f.id = wanted.id AND f.archived_at IS NULL`,
    [ids],
  );

/** By key, the choices that were taken out of a field's list: patients may still have them. */
export async function retiredOptions(unit: UnitOfWork): Promise<ReadonlyMap<string, readonly string[]>> {
  const rows = await unit.query<{ key: string; options: string[] }>(
    `SELECT f.key, array_agg(DISTINCT was.option ORDER BY was.option) AS options FROM custom_fields f
     JOIN custom_field_changes c ON c.field_id = f.id, jsonb_array_elements_text(c.before -> 'options') AS was (option)
     WHERE NOT was.option = ANY (f.options) GROUP BY f.key`,
  );
  return new Map(rows.map(({ key, options }) => [key, options]));
}

/** Patients who have a value, by key. */
export const usageOfFields = (unit: UnitOfWork): Promise<{ key: string; patients: number }[]> =>
  unit.query(
    `SELECT f.key, coalesce(used.patients, 0)::int AS patients FROM custom_fields f
     LEFT JOIN (SELECT key, count(*) AS patients FROM patients p, jsonb_object_keys(p.custom_fields) AS key
       WHERE p.custom_fields <> '{}' AND p.status <> 'merged' GROUP BY key) used USING (key)
     ORDER BY f.position, f.id`,
  );

export interface FieldChange {
  readonly fieldId: string;
  readonly action: CustomFieldAction;
  readonly before: object | null;
  readonly after: object | null;
}

export const insertChange = (
  unit: UnitOfWork,
  { fieldId, action, before, after }: FieldChange,
  { userId, name }: Pick<Principal, 'userId' | 'name'>,
): Promise<unknown> =>
  unit.query(
    'INSERT INTO custom_field_changes (field_id, action, before, after, changed_by, changed_by_name) VALUES ($1, $2, $3, $4, $5, $6)',
    [fieldId, action, before && JSON.stringify(before), after && JSON.stringify(after), userId, name],
  );

export const changesOf = (unit: UnitOfWork, fieldId: string): Promise<ChangeRow[]> =>
  unit.query<ChangeRow>(
    `SELECT id, action, before, after, changed_at, changed_by_name FROM custom_field_changes WHERE field_id = $1 ORDER BY id DESC LIMIT ${MAX_CHANGES}`,
    [fieldId],
  );
