import { defaultMetadataStorage } from 'class-transformer/cjs/storage.js';
import { validationMetadatasToSchemas } from 'class-validator-jsonschema';
import { propertyDoc, type ClassDoc, type PropertyDoc } from './doc-comments.js';

/** The part of JSON Schema 2020-12 that our documents use. */
export interface Schema {
  $ref?: string;
  type?: string | string[];
  properties?: Record<string, Schema>;
  required?: string[];
  items?: Schema;
  enum?: unknown[];
  anyOf?: Schema[];
  oneOf?: Schema[];
  allOf?: Schema[];
  format?: string;
  description?: string;
  examples?: unknown[];
  minimum?: number;
  maximum?: number;
  additionalProperties?: boolean | Schema;
  [keyword: string]: unknown;
}

export type Schemas = Record<string, Schema>;

export const SCHEMA_POINTER = '#/components/schemas/';

interface Bound {
  readonly constraints: readonly [number];
}

/** Where class-validator-jsonschema does not know a rule, or says less than we mean. */
const CONVERTERS = {
  isIso8601: { type: 'string', format: 'date-time' },
  isTimeZone: { type: 'string' },
  isPossiblePhone: { type: 'string' },
  isExistingDate: { type: 'string', format: 'date' },
  isInstant: { type: 'string', format: 'date-time' },
  isSoon: { type: 'string', format: 'date-time' },
  isNotInFuture: { type: 'string', format: 'date' },
  isObject: { type: 'object', additionalProperties: true },
  customValidation: {},
  // Without the type that the package adds, which would call a whole number a number.
  min: ({ constraints: [minimum] }: Bound) => ({ minimum }),
  max: ({ constraints: [maximum] }: Bound) => ({ maximum }),
};

/** `@example` texts are JSON where they can be: numbers, lists, objects. */
function exampleValue(text: string, { type }: Schema): unknown {
  if (type === 'string' || (Array.isArray(type) && type.includes('string'))) return text;
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return text;
  }
}

function withNull(schema: Schema): Schema {
  if (schema.$ref) return { anyOf: [{ $ref: schema.$ref }, { type: 'null' }] };
  const type = schema.type === undefined ? undefined : [schema.type, 'null'].flat();
  return { ...schema, ...(type ? { type } : {}), ...(schema.enum ? { enum: [...schema.enum, null] } : {}) };
}

function documented(schema: Schema, doc: PropertyDoc | undefined): Schema {
  const base = doc?.nullable ? withNull(schema) : schema;
  return {
    ...base,
    ...(doc?.text ? { description: doc.text } : {}),
    ...(doc?.example ? { examples: [exampleValue(doc.example, schema)] } : {}),
  };
}

function completed(name: string, schema: Schema, docs: ReadonlyMap<string, ClassDoc>): Schema {
  const entries = Object.entries(schema.properties ?? {});
  const docOf = (property: string) => propertyDoc(docs, name, property);
  const properties = Object.fromEntries(entries.map(([property, value]) => [property, documented(value, docOf(property))]));
  const required = entries.map(([property]) => property).filter((property) => docOf(property)?.optional === false);
  const description = docs.get(name)?.text;
  return {
    type: 'object',
    ...(description ? { description } : {}),
    properties,
    ...(required.length > 0 ? { required } : {}),
  };
}

/** A class without rules of its own has those of the class that it extends. */
function rawOf(name: string, raw: Schemas, docs: ReadonlyMap<string, ClassDoc>): Schema | undefined {
  const base = docs.get(name)?.base;
  return raw[name] ?? (base ? rawOf(base, raw, docs) : undefined);
}

/** Every DTO class as a schema: rules from class-validator, words and optionality from the source. */
export function dtoSchemas(docs: ReadonlyMap<string, ClassDoc>): Schemas {
  const raw = validationMetadatasToSchemas({
    classTransformerMetadataStorage: defaultMetadataStorage,
    refPointerPrefix: SCHEMA_POINTER,
    additionalConverters: CONVERTERS,
  } as unknown as Parameters<typeof validationMetadatasToSchemas>[0]) as Schemas;
  const named = [...docs.keys()].sort().map((name): [string, Schema | undefined] => [name, rawOf(name, raw, docs)]);
  return Object.fromEntries(named.flatMap(([name, schema]) => (schema ? [[name, completed(name, schema, docs)]] : [])));
}

const nameOf = (ref: string): string => ref.slice(SCHEMA_POINTER.length);

/** Names of the schemas that a value mentions, directly or through others. */
export function reachable(value: unknown, schemas: Schemas, seen = new Set<string>()): Set<string> {
  for (const [, ref] of JSON.stringify(value ?? null).matchAll(/"\$ref":"([^"]+)"/g)) {
    if (!ref.startsWith(SCHEMA_POINTER) || seen.has(nameOf(ref))) continue;
    seen.add(nameOf(ref));
    reachable(schemas[nameOf(ref)], schemas, seen);
  }
  return seen;
}
