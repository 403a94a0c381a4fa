import { SCHEMA_POINTER, type Schema, type Schemas } from './schemas.js';

const MAX_DEPTH = 6;

/** Values for fields without an `@example`, by name. */
const BY_NAME: Readonly<Record<string, unknown>> = {
  id: '0197f2c4-8a51-7cc3-9d7e-5b1f20a4c611',
  jobId: '0197f2c4-8a51-7cc3-9d7e-5b1f20a4c612',
  tenantId: 'tenant_1762083064503',
  nextCursor: null,
  currency: 'INR',
  accessToken: 'eyJraWQiOiJ…',
};

const BY_FORMAT: Readonly<Record<string, unknown>> = {
  uuid: '0197f2c4-8a51-7cc3-9d7e-5b1f20a4c613',
  email: 'meera@cityhospital.example',
  date: '1978-03-02',
  'date-time': '2026-07-14T09:30:00.000Z',
};

/** The first that a pattern accepts is its example. */
const CANDIDATES = ['text', 'Monsoon-Clinic-42', 'k3J9v0QpZr7tL2mX8wYb', '#7a2e5a', '1978-03-02', '+919822041763'];

function text({ pattern }: Schema): string | undefined {
  return typeof pattern === 'string' ? CANDIDATES.find((candidate) => new RegExp(pattern, 'u').test(candidate)) : CANDIDATES[0];
}

/** Types without a null among them. */
const typeOf = ({ type }: Schema): string | undefined => (Array.isArray(type) ? type.find((name) => name !== 'null') : type);

const isNumber = (type: string | undefined): boolean => type === 'integer' || type === 'number';

function scalar(schema: Schema): unknown {
  if (schema.enum) return schema.enum[0];
  if (schema.format && schema.format in BY_FORMAT) return BY_FORMAT[schema.format];
  if (typeOf(schema) === 'boolean') return false;
  return isNumber(typeOf(schema)) ? (schema.minimum ?? 1) : (text(schema) ?? '');
}

function objectExample(schema: Schema, schemas: Schemas, depth: number): Record<string, unknown> {
  const entries = Object.entries(schema.properties ?? {});
  return Object.fromEntries(entries.map(([name, property]) => [name, fieldExample(name, property, { schemas, depth })]));
}

function fieldExample(name: string, schema: Schema, { schemas, depth }: { schemas: Schemas; depth: number }): unknown {
  if (schema.examples) return schema.examples[0];
  const plain = !schema.$ref && !schema.anyOf && !schema.enum && typeOf(schema) === 'string';
  return plain && name in BY_NAME ? BY_NAME[name] : exampleOf(schema, schemas, depth + 1);
}

/** The schema that a reference or the first choice leads to. */
function resolved(schema: Schema, schemas: Schemas): Schema {
  if (schema.$ref) return resolved(schemas[schema.$ref.slice(SCHEMA_POINTER.length)] ?? {}, schemas);
  const [choice] = schema.anyOf ?? schema.oneOf ?? [];
  return choice ? resolved(choice, schemas) : schema;
}

/** An example of a value, put together from the examples of its fields. Deterministic. */
export function exampleOf(given: Schema, schemas: Schemas, depth = 0): unknown {
  if (given.examples) return given.examples[0];
  if (depth > MAX_DEPTH) return null;
  const schema = resolved(given, schemas);
  if (typeOf(schema) === 'array') return [exampleOf(schema.items ?? {}, schemas, depth + 1)];
  return schema.properties || typeOf(schema) === 'object' ? objectExample(schema, schemas, depth) : scalar(schema);
}
