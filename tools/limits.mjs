/** The limits of request fields, taken from the API document, as a constant that both SPAs validate their forms by. */

const KEYWORDS = ['minLength', 'maxLength', 'pattern', 'minimum', 'maximum', 'enum'];
const REF = '#/components/schemas/';
const METHODS = ['get', 'post', 'put', 'patch', 'delete'];

/** Names of the schemas that a schema refers to, at any depth of its own text. */
function refsIn(schema) {
  if (Array.isArray(schema)) return schema.flatMap(refsIn);
  if (schema === null || typeof schema !== 'object') return [];
  const own = typeof schema.$ref === 'string' && schema.$ref.startsWith(REF) ? [schema.$ref.slice(REF.length)] : [];
  return [...own, ...Object.values(schema).flatMap(refsIn)];
}

/** Every schema that a request body reaches. */
function requestSchemas(document) {
  const operations = Object.values(document.paths).flatMap((item) => METHODS.map((method) => item[method]).filter(Boolean));
  const queue = operations.flatMap((operation) => refsIn(operation.requestBody?.content ?? {}));
  const reached = new Set();
  while (queue.length > 0) {
    const name = queue.pop();
    if (reached.has(name)) continue;
    reached.add(name);
    queue.push(...refsIn(document.components.schemas[name] ?? {}));
  }
  return [...reached].sort();
}

function resolve(document, schema) {
  return schema.$ref?.startsWith(REF) ? document.components.schemas[schema.$ref.slice(REF.length)] : schema;
}

/** Properties and required names of an object schema, with those of its `allOf` parts. */
function shapeOf(document, schema) {
  const parts = (schema.allOf ?? []).map((part) => shapeOf(document, resolve(document, part)));
  return {
    properties: Object.assign({}, ...parts.map((part) => part.properties), schema.properties),
    required: new Set([...parts.flatMap((part) => [...part.required]), ...(schema.required ?? [])]),
  };
}

/** One field's limits; a nullable field hides them in one branch of `anyOf` or `oneOf`. */
function limitsOfField(document, field, required) {
  const branches = [...(field.anyOf ?? field.oneOf ?? []), ...(field.allOf ?? [])].filter((branch) => branch.type !== 'null');
  const sources = [field, ...(branches.length === 1 ? branches : [])].map((source) => resolve(document, source));
  const found = KEYWORDS.flatMap((keyword) => {
    const source = sources.find((candidate) => candidate?.[keyword] !== undefined);
    return source ? [[keyword, source[keyword]]] : [];
  });
  return Object.fromEntries([...(required ? [['required', true]] : []), ...found]);
}

/**
 * @param {object} document OpenAPI 3.1
 * @returns {Record<string, Record<string, object>>} limits by request schema and field; fields without any are left out
 */
export function limitsOf(document) {
  const tables = requestSchemas(document).map((name) => {
    const { properties, required } = shapeOf(document, document.components.schemas[name] ?? {});
    const fields = Object.entries(properties).map(([field, schema]) => [field, limitsOfField(document, schema, required.has(field))]);
    return [name, Object.fromEntries(fields.filter(([, limits]) => Object.keys(limits).length > 0))];
  });
  return Object.fromEntries(tables);
}

/** @param {object} document @returns {string} source of `limits.generated.ts` */
export function limitsSource(document) {
  const head = '/** What the API allows in each field of each request. Generated from docs/openapi.json by `npm run openapi`. */';
  return `${head}\nexport const LIMITS = ${JSON.stringify(limitsOf(document), null, 2)} as const;\n`;
}
