import type { FieldCondition } from '../custom-fields/custom-field-values.service.js';
import { likeLiteral } from './patient-search.rules.js';

export interface FieldFilters {
  readonly fields?: readonly FieldCondition[];
}

/** Collects conditions; `value` hands out the placeholder. */
interface Statement {
  value(value: unknown): string;
  where(...conditions: string[]): void;
}

type Between = Extract<FieldCondition, { kind: 'between' }>;

/** Numbers are compared as numbers; days are texts that sort by themselves. */
function between(statement: Statement, { key, of, from, to }: Between): void {
  const name = statement.value(key);
  const text = `p.custom_fields ->> ${name}`;
  const value =
    of === 'date' ? `(${text}) COLLATE "C"` : `CASE jsonb_typeof(p.custom_fields -> ${name}) WHEN 'number' THEN (${text})::numeric END`;
  const bound = (given: string): string => `${statement.value(given)}::${of === 'date' ? 'text' : 'numeric'}`;
  if (from !== null) statement.where(`${value} >= ${bound(from)}`);
  if (to !== null) statement.where(`${value} <= ${bound(to)}`);
}

/** Patients who have a value that every filter takes. Keys and values are parameters of the statement, never its text. */
export function fieldFilters(statement: Statement, { fields = [] }: FieldFilters): void {
  if (fields.length > 0) statement.where(`p.custom_fields <> '{}'`);
  for (const field of fields) {
    if (field.kind === 'between') between(statement, field);
    else if (field.kind === 'is')
      statement.where(`p.custom_fields @> ${statement.value(JSON.stringify({ [field.key]: field.value }))}::jsonb`);
    else statement.where(`p.custom_fields ->> ${statement.value(field.key)} ILIKE ${statement.value(`%${likeLiteral(field.text)}%`)}`);
  }
}
