import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const TEMPLATES = fileURLToPath(new URL('templates/', import.meta.url));

/** Where each template goes; `NNNN` is the next number of a hospital's migrations. */
const FILES = {
  'migration.sql': 'migrations/tenant/NNNN-{{plural}}.sql',
  'dto.ts': 'shared-dto/src/{{plural}}.ts',
  'entity.ts': 'backend/src/{{plural}}/{{singular}}.entity.ts',
  'mapper.ts': 'backend/src/{{plural}}/{{singular}}.mapper.ts',
  'queries.ts': 'backend/src/{{plural}}/{{plural}}.queries.ts',
  'service.ts': 'backend/src/{{plural}}/{{plural}}.service.ts',
  'controller.ts': 'backend/src/{{plural}}/{{plural}}.controller.ts',
  'module.ts': 'backend/src/{{plural}}/{{plural}}.module.ts',
  'api.spec.ts': 'backend/src/{{plural}}/{{plural}}.api.spec.ts',
};

/** Lines that other files get: `after` is the text they are put behind. */
const LINES = [
  { file: 'shared-dto/src/index.ts', after: "export * from './users.js';\n", lines: "export * from './{{plural}}.js';\n" },
  {
    file: 'shared-dto/src/error-codes.ts',
    after: "  'patient.not_found': 404,\n",
    lines: "  '{{code}}.not_found': 404,\n  '{{code}}.name_taken': 409,\n",
  },
  {
    file: 'backend/src/common/database-errors.ts',
    after: 'const BY_CONSTRAINT: Readonly<Record<string, () => DomainError>> = {\n',
    lines:
      "  {{table}}_name_unique: () => new DomainError('{{code}}.name_taken', 'There is a {{words}} of this name already. Choose a different one.'),\n",
  },
  {
    file: 'backend/src/entities.ts',
    after: "import { PatientEntity } from './patients/patient.entity.js';\n",
    lines: "import { {{Singular}}Entity } from './{{plural}}/{{singular}}.entity.js';\n",
  },
  { file: 'backend/src/entities.ts', after: 'ENTITIES: (new () => object)[] = [', lines: '{{Singular}}Entity, ' },
  {
    file: 'backend/src/app.module.ts',
    after: "import { PatientsModule } from './patients/patients.module.js';\n",
    lines: "import { {{Plural}}Module } from './{{plural}}/{{plural}}.module.js';\n",
  },
  { file: 'backend/src/app.module.ts', after: '    PatientsModule,\n', lines: '    {{Plural}}Module,\n' },
  {
    file: 'backend/test/route-cases.ts',
    after: 'const BODIES: Readonly<Record<string, unknown>> = {\n',
    lines: "  'PUT /api/{{plural}}/{id}': { name: 'Walked' },\n",
  },
];

const filled = (text, names) => text.replaceAll(/\{\{(\w+)\}\}/g, (_, key) => names[key]);

/** @param {string} root */
function nextMigration(root) {
  const numbers = fs.readdirSync(path.join(root, 'migrations/tenant')).map((name) => Number(name.slice(0, 4)));
  return String(Math.max(...numbers) + 1).padStart(4, '0');
}

/**
 * Writes a hospital module of names: table, messages, routes and a spec that keeps the isolation contract. Nothing is written when a file is
 * there already or a place for a line is not found.
 *
 * @param {string} root the repository
 * @param {import('./names.mjs').Names} names
 * @returns {string[]} the files that were written or changed
 */
export function writeModule(root, names) {
  const number = nextMigration(root);
  const created = Object.entries(FILES).map(([template, target]) => ({
    file: filled(target, names).replace('NNNN', number),
    text: filled(fs.readFileSync(path.join(TEMPLATES, `${template}.template`), 'utf8'), names),
  }));
  const taken = created.find(({ file }) => fs.existsSync(path.join(root, file)));
  if (taken) throw new Error(`${taken.file} is there already. Nothing was written.`);
  const changed = changedFiles(root, names);
  for (const { file, text } of [...created, ...changed]) {
    fs.mkdirSync(path.dirname(path.join(root, file)), { recursive: true });
    fs.writeFileSync(path.join(root, file), text);
  }
  return [...created, ...changed].map(({ file }) => file);
}

/**
 * @param {string} root
 * @param {import('./names.mjs').Names} names
 */
function changedFiles(root, names) {
  /** @type {Map<string, string>} */
  const texts = new Map();
  for (const { file, after, lines } of LINES) {
    const text = texts.get(file) ?? fs.readFileSync(path.join(root, file), 'utf8');
    if (!text.includes(after)) throw new Error(`${file}: no line "${after.trim()}" to put the new one behind. Nothing was written.`);
    texts.set(
      file,
      text.replace(after, () => after + filled(lines, names)),
    );
  }
  return [...texts].map(([file, text]) => ({ file, text }));
}
