import { DocumentBuilder } from '@nestjs/swagger';
import { APP_IDS } from '@hms/shared-dto';
import type { ClassDoc } from './doc-comments.js';
import { codesOf, operationOf, tagOf } from './operation.js';
import type { Route } from './routes.js';
import { dtoSchemas, reachable, SCHEMA_POINTER, type Schemas } from './schemas.js';

const PROBLEM_STATUSES = [400, 401, 403, 404, 409, 412, 413, 415, 422, 428, 429, 503];
const ALWAYS = ['Problem', 'FieldError'];

const PARAMETERS = {
  AppId: {
    name: 'X-App-ID',
    in: 'header',
    required: true,
    description: `The app that calls: ${APP_IDS.join(', ')}, or the id of a registered app. It identifies and never authorises. Without a known one: 403.`,
    schema: { type: 'string', examples: ['hospital-portal'] },
  },
  TenantId: {
    name: 'X-Tenant-ID',
    in: 'header',
    required: true,
    description: "The hospital. Must equal the session's: missing is 400, any other value 403.",
    schema: { type: 'string', examples: ['demo_hospital_001'] },
  },
  TenantIdOfSession: {
    name: 'X-Tenant-ID',
    in: 'header',
    required: false,
    description: "The hospital. Needed in a hospital's session and must equal it; left out in the operator's.",
    schema: { type: 'string', examples: ['demo_hospital_001'] },
  },
  IdempotencyKey: {
    name: 'Idempotency-Key',
    in: 'header',
    required: false,
    description:
      'Any text of 1 to 200 visible characters. The same key and body within 24 hours get the same answer; another body gets 422.',
    schema: { type: 'string', minLength: 1, maxLength: 200, examples: ['7b0c2a9e-5f64-4a2f-9d0e-6f6f0f5a1c55'] },
  },
  IfMatch: {
    name: 'If-Match',
    in: 'header',
    required: true,
    description: 'The version that was edited, in quotes. Stale: 412. Missing: 428.',
    schema: { type: 'string', pattern: '^"\\d{1,9}"$', examples: ['"3"'] },
  },
  IfMatchOptional: {
    name: 'If-Match',
    in: 'header',
    required: false,
    description: 'The version that was seen, in quotes. Stale: 412. A PUT that replaces without it: 428.',
    schema: { type: 'string', pattern: '^"\\d{1,9}"$', examples: ['"3"'] },
  },
};

const HEADERS = {
  Location: {
    description: 'Path of the created thing.',
    schema: { type: 'string', examples: ['/api/patients/0197f2c4-8a51-7cc3-9d7e-5b1f20a4c611'] },
  },
};

function problemResponse(status: number) {
  const codes = codesOf(status);
  const code = codes[0];
  const errors = [{ path: 'dateOfBirth', code: 'date.future', message: 'The birth date is in the future.' }];
  const example = {
    type: `/problems/${code}`,
    title: 'Why in two words',
    status,
    detail: 'What happened and what to do next.',
    code,
    traceId: '7f3a91c2d0e84b15',
    ...(status === 400 ? { errors } : {}),
  };
  return {
    description: `Problem details. Codes: ${codes.map((each) => `\`${each}\``).join(', ')}.`,
    ...(status === 429 || status === 503
      ? { headers: { 'Retry-After': { description: 'Seconds to wait.', schema: { type: 'integer', examples: [5] } } } }
      : {}),
    content: { 'application/problem+json': { schema: { $ref: `${SCHEMA_POINTER}Problem` }, example } },
  };
}

function pathsOf(routes: readonly Route[], context: { docs: ReadonlyMap<string, ClassDoc>; schemas: Schemas }) {
  const paths: Record<string, Record<string, unknown>> = {};
  for (const route of [...routes].sort((a, b) => a.path.localeCompare(b.path, 'en') || a.method.localeCompare(b.method, 'en'))) {
    (paths[route.path] ??= {})[route.method] = operationOf(route, context);
  }
  return paths;
}

/** Bodies refuse what they do not know, and the document says so. */
function closeRequestSchemas(paths: unknown, schemas: Schemas): void {
  const bodies = JSON.stringify(paths).matchAll(
    /"requestBody":\{"required":true,"content":\{"application\/json":\{"schema":(\{"\$ref":"[^"]+"\})/g,
  );
  for (const [, body] of bodies) {
    for (const name of reachable(JSON.parse(body), schemas)) {
      const schema = schemas[name];
      if (!schema) throw new Error(`the DTO class ${name} has no schema: is it exported from shared-dto and does it carry a rule?`);
      if (schema.additionalProperties === undefined) schema.additionalProperties = false;
    }
  }
}

function tagsOf(routes: readonly Route[], docs: ReadonlyMap<string, ClassDoc>) {
  const tags = new Map<string, string>();
  for (const route of routes) if (!tags.has(tagOf(route))) tags.set(tagOf(route), docs.get(route.controller.name)?.text || tagOf(route));
  return [...tags].sort(([a], [b]) => a.localeCompare(b, 'en')).map(([name, description]) => ({ name, description }));
}

/** The OpenAPI 3.1 document of these routes. Deterministic: the same code gives the same bytes. */
export function buildDocument(routes: readonly Route[], docs: ReadonlyMap<string, ClassDoc>, version: string): Record<string, unknown> {
  const all = dtoSchemas(docs);
  const paths = pathsOf(routes, { docs, schemas: all });
  closeRequestSchemas(paths, all);
  const used = reachable(paths, all, new Set(ALWAYS));
  const { info } = new DocumentBuilder()
    .setTitle('Hospital management system')
    .setDescription('For the two apps and for programs of third parties. Errors are RFC 9457 problem details; lists are keyset pages.')
    .setVersion(version)
    .build();
  return {
    openapi: '3.1.0',
    info,
    servers: [{ url: '/', description: 'The host that serves this document' }],
    tags: tagsOf(routes, docs),
    paths,
    components: {
      schemas: Object.fromEntries(Object.entries(all).filter(([name]) => used.has(name))),
      parameters: PARAMETERS,
      headers: HEADERS,
      responses: Object.fromEntries(PROBLEM_STATUSES.map((status) => [`Problem${status}`, problemResponse(status)])),
      securitySchemes: {
        appKey: {
          type: 'apiKey',
          in: 'header',
          name: 'X-API-Key',
          description:
            'The key of the server app that X-App-ID names. With it a program needs no token: its rights are its scopes in one hospital.',
        },
        accessToken: {
          type: 'http',
          scheme: 'bearer',
          bearerFormat: 'JWT',
          description: 'The access token that sign-in or refresh answered. Lives one hour.',
        },
      },
    },
  };
}
