import 'reflect-metadata';
import path from 'node:path';
import { AppModule } from '../app.module.js';
import { readClassDocs } from './doc-comments.js';
import { buildDocument } from './document.js';
import { assertAccessDeclared, controllersOf, routesOf } from './routes.js';

interface Operation {
  readonly operationId: string;
  readonly summary: string;
  readonly tags: string[];
  readonly 'x-permission': unknown;
  readonly responses: Record<string, { $ref?: string; content?: Record<string, { example?: unknown }> }>;
  readonly requestBody?: { content: Record<string, { example?: unknown }> };
}

const root = path.resolve(import.meta.dirname, '../../..');
const routes = routesOf(controllersOf(AppModule));
const docs = readClassDocs([path.join(root, 'shared-dto/src'), path.join(root, 'backend/src')]);
const document = buildDocument(routes, docs, '1.2.3');
const operations = Object.values(document['paths'] as Record<string, Record<string, Operation>>).flatMap((methods) =>
  Object.values(methods),
);
const schemas = (document['components'] as { schemas: Record<string, Record<string, unknown>> }).schemas;

it('is the same however often it is built', () => {
  expect(JSON.stringify(buildDocument(routes, docs, '1.2.3'))).toBe(JSON.stringify(document));
});

it('gives every operation an id of its own, words, a tag, a permission and its problems', () => {
  expect(new Set(operations.map(({ operationId }) => operationId)).size).toBe(operations.length);
  for (const operation of operations) {
    expect(operation.operationId).toMatch(/^[a-zA-Z]+_[a-zA-Z]+$/);
    expect([operation.operationId, operation.summary.includes(' ') || operation.operationId]).toEqual([operation.operationId, true]);
    expect(operation.tags).toHaveLength(1);
    expect(operation['x-permission']).toBeTruthy();
    expect(operation.responses['400']?.$ref).toBe('#/components/responses/Problem400');
  }
});

it('shows an example of every body and answer', () => {
  for (const { operationId, requestBody, responses } of operations) {
    const answers = Object.values(responses).flatMap(({ content }) => Object.values(content ?? {}));
    for (const { example } of [...Object.values(requestBody?.content ?? {}), ...answers])
      expect([operationId, example !== undefined]).toEqual([operationId, true]);
  }
});

it('takes rules, words and optionality from the DTO classes', () => {
  expect(schemas['CreateTenantRequest']).toMatchObject({
    additionalProperties: false,
    required: expect.arrayContaining(['name', 'plan', 'admin']) as unknown,
    properties: {
      timeZone: { description: 'IANA time zone, Asia/Kolkata if not given.', examples: ['Asia/Kolkata'] },
      plan: { enum: ['basic', 'advanced', 'premium'] },
    },
  });
  expect(schemas['CreateTenantRequest']?.['required']).not.toContain('subdomain');
  expect(schemas['UsageMeter']).toMatchObject({ required: ['used', 'limit'], properties: { limit: { type: ['integer', 'null'] } } });
  expect(schemas['TenantBySubdomain']).toMatchObject({
    properties: { branding: { anyOf: [{ $ref: '#/components/schemas/Branding' }, { type: 'null' }] } },
  });
});

it('keeps the API from starting while a route declares no access', () => {
  const [first] = routes;
  expect(() => assertAccessDeclared(routes)).not.toThrow();
  expect(() => assertAccessDeclared([{ ...first, access: undefined }])).toThrow(first.controller.name);
});
