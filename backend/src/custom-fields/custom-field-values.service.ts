import { Injectable } from '@nestjs/common';
import type { FieldError } from '@hms/shared-dto';
import { InvalidRequestError } from '../common/domain-error.js';
import { UnitsOfWork } from '../tenancy/units-of-work.js';
import { fieldDefinitions, retiredOptions } from './custom-fields.queries.js';
import { fieldConditions, type FieldCondition } from './field-filters.rules.js';
import { openFields, valuesOfFields, writtenValues, type FieldDefinition, type FieldValues, type Writing } from './field-values.rules.js';

export type { FieldCondition } from './field-filters.rules.js';
export type { FieldDefinition } from './field-values.rules.js';

/** What is to be stored after a request, and what is wrong with it. */
export interface WrittenValues {
  readonly values: Record<string, unknown>;
  readonly errors: readonly FieldError[];
}

/** Checks the values of many new patients, by definitions that were read once. */
export interface FieldWriter {
  /** Those that whoever writes sees. */
  readonly fields: readonly FieldDefinition[];
  /** @param mayLack whether required fields may be missing */
  written(given: FieldValues, mayLack: boolean): WrittenValues;
}

/** The values that patients have of the hospital's own fields. */
@Injectable()
export class CustomFieldValues {
  constructor(private readonly units: UnitsOfWork) {}

  /** What is to be stored after a request, and what is wrong with it. */
  async written(given: FieldValues | null | undefined, writing: Writing): Promise<WrittenValues> {
    return writtenValues(given ?? {}, await fieldDefinitions(this.units.current), writing);
  }

  /** For somebody with these roles who registers many at once. */
  async writer(roles: readonly string[]): Promise<FieldWriter> {
    const definitions = await fieldDefinitions(this.units.current);
    const written = (given: FieldValues, mayLack: boolean) => writtenValues(given, definitions, { roles, before: {}, mayLack });
    return { fields: openFields(definitions, roles), written };
  }

  /** The values that somebody with these roles sees. Asks for no definition where there is no value. */
  async seen(values: FieldValues, roles: readonly string[]): Promise<Record<string, unknown>> {
    if (Object.keys(values).length === 0) return {};
    return valuesOfFields(values, await this.open(roles));
  }

  /** The fields that somebody with these roles sees, in their order. */
  async open(roles: readonly string[]): Promise<FieldDefinition[]> {
    return openFields(await fieldDefinitions(this.units.current), roles);
  }

  /** Refuses keys that are no field for these roles, naming the parameter. @throws InvalidRequestError */
  async requireKnown(keys: readonly string[], path: string, roles: readonly string[]): Promise<void> {
    if (keys.length === 0) return;
    const open = new Set((await this.open(roles)).map(({ key }) => key));
    if (keys.every((key) => open.has(key))) return;
    throw new InvalidRequestError([{ path, code: 'field.unknown', message: 'The hospital has no such field.' }]);
  }

  /** What `cf.<key>` parameters ask for. @throws InvalidRequestError for a field that is not there for these roles, or a value that it cannot have */
  async conditions(given: Readonly<Record<string, string>>, roles: readonly string[]): Promise<readonly FieldCondition[]> {
    if (Object.keys(given).length === 0) return [];
    const retired = await retiredOptions(this.units.current);
    const everOffered = (field: FieldDefinition) => ({ ...field, options: [...field.options, ...(retired.get(field.key) ?? [])] });
    const { conditions, errors } = fieldConditions(given, (await this.open(roles)).map(everOffered));
    if (errors.length > 0) throw new InvalidRequestError(errors);
    return conditions;
  }
}
