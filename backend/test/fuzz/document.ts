import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Route } from '../../src/openapi/routes.js';
import { nameOf, ROUTES } from '../route-cases.js';

/** The part of JSON Schema (2020-12) that our document uses. */
export interface Schema {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly enum?: readonly unknown[];
  readonly anyOf?: readonly Schema[];
  readonly pattern?: string;
  readonly format?: string;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly items?: Schema;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly uniqueItems?: boolean;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
}

interface Parameter {
  readonly $ref?: string;
  readonly name: string;
  readonly in: 'path' | 'query' | 'header';
  readonly required?: boolean;
  readonly schema: Schema;
}

interface OperationObject {
  readonly parameters?: readonly Parameter[];
  readonly requestBody?: { readonly content: Readonly<Record<string, { readonly schema?: Schema }>> };
  readonly responses: Readonly<Record<string, unknown>>;
}

export const DOCUMENT = JSON.parse(readFileSync(path.resolve(import.meta.dirname, '../../../docs/openapi.json'), 'utf8')) as {
  readonly paths: Readonly<Record<string, Readonly<Record<string, OperationObject>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, Schema>> };
};

/** One operation of the document: what it takes, as one object schema for the body and one for the query. */
export interface Operation {
  readonly name: string;
  readonly route: Route;
  readonly path: Schema;
  readonly query: Schema;
  /** Null for an operation without a JSON body. */
  readonly body: Schema | null;
  readonly statuses: readonly number[];
}

/** A schema in place of a reference to it. */
export function resolved(schema: Schema): Schema {
  if (!schema.$ref) return schema;
  const found = DOCUMENT.components.schemas[schema.$ref.split('/').pop()!];
  if (!found) throw new Error(`${schema.$ref} leads nowhere`);
  return found;
}

const asObject = (parameters: readonly Parameter[]): Schema => ({
  type: 'object',
  properties: Object.fromEntries(parameters.map(({ name, schema }) => [name, schema])),
  required: parameters.filter(({ required }) => required).map(({ name }) => name),
});

function operationOf(route: Route): Operation | null {
  const operation = DOCUMENT.paths[route.path]?.[route.method];
  if (!operation) return null;
  const own = (operation.parameters ?? []).filter(({ $ref }) => !$ref);
  return {
    name: nameOf(route),
    route,
    path: asObject(own.filter(({ in: place }) => place === 'path')),
    query: asObject(own.filter(({ in: place }) => place === 'query')),
    body: operation.requestBody?.content['application/json']?.schema ?? null,
    statuses: Object.keys(operation.responses).map(Number),
  };
}

export const OPERATIONS: readonly Operation[] = ROUTES.map(operationOf).filter((operation) => operation !== null);
