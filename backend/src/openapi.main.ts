import 'reflect-metadata';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { AppModule } from './app.module.js';
import { DocsController } from './openapi/docs.controller.js';
import { readClassDocs } from './openapi/doc-comments.js';
import { buildDocument } from './openapi/document.js';
import { controllersOf, routesOf } from './openapi/routes.js';

/** Writes the API's document from the code alone: `node dist/openapi.main.js ../docs/openapi.json`. Needs neither database nor network. */
const root = path.resolve(import.meta.dirname, '../..');
const target = process.argv[2] ?? path.join(root, 'docs/openapi.json');
const { version } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')) as { version: string };
const routes = routesOf(controllersOf(AppModule).filter((controller) => controller !== DocsController));
const docs = readClassDocs([path.join(root, 'shared-dto/src'), path.join(root, 'backend/src')]);
writeFileSync(target, `${JSON.stringify(buildDocument(routes, docs, version), null, 2)}\n`);
process.exit(0);
