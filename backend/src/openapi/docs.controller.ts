import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { Controller, Get, Param, Res, SetMetadata } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { NO_APP, Public, WorksIn } from '../common/access.decorators.js';
import { NotFoundError } from '../common/domain-error.js';

const DOCUMENT = path.resolve(import.meta.dirname, '../../../docs/openapi.json');
const UI_FOLDER = path.dirname(
  createRequire(createRequire(import.meta.url).resolve('@nestjs/swagger')).resolve('swagger-ui-dist/package.json'),
);

const POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; connect-src 'self'; frame-ancestors 'none'";

const PAGE = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Hospital management system: API</title>
<link rel="stylesheet" href="/api/docs/swagger-ui.css">
</head>
<body>
<main id="ui"></main>
<script src="/api/docs/swagger-ui-bundle.js"></script>
<script src="/api/docs/start.js"></script>
</body>
</html>
`;

const START = `SwaggerUIBundle({ url: '/api/docs/openapi.json', dom_id: '#ui', deepLinking: true, tryItOutEnabled: false, persistAuthorization: false });\n`;

interface Asset {
  readonly type: string;
  readonly read: () => Promise<Buffer | string>;
}

const fromUi = (name: string, type: string): Asset => ({ type, read: () => readFile(path.join(UI_FOLDER, name)) });

/** The only files that are served: never a path out of the request. */
const ASSETS: ReadonlyMap<string, Asset> = new Map([
  ['openapi.json', { type: 'application/json; charset=utf-8', read: () => readFile(DOCUMENT) }],
  ['start.js', { type: 'text/javascript; charset=utf-8', read: () => Promise.resolve(START) }],
  ['swagger-ui.css', fromUi('swagger-ui.css', 'text/css; charset=utf-8')],
  ['swagger-ui-bundle.js', fromUi('swagger-ui-bundle.js', 'text/javascript; charset=utf-8')],
]);

/** The API's document, to read and to generate clients from. Open, and without an app id: a browser's address bar sends none. */
@Controller('api/docs')
@WorksIn('none')
@SetMetadata(NO_APP, true)
export class DocsController {
  /** The document as a page. */
  @Get()
  @Public()
  page(@Res({ passthrough: true }) reply: FastifyReply): string {
    void reply.header('content-security-policy', POLICY).type('text/html; charset=utf-8');
    return PAGE;
  }

  /** `openapi.json`, and what the page needs. */
  @Get(':file')
  @Public()
  async file(@Param('file') file: string, @Res({ passthrough: true }) reply: FastifyReply): Promise<Buffer | string> {
    const asset = ASSETS.get(file);
    if (!asset) throw new NotFoundError();
    void reply.type(asset.type);
    return asset.read();
  }
}
