/** `npm run new:module -- wards`: a hospital module to begin with, from SQL to spec, which keeps the isolation contract from its first minute. */
import { spawnSync } from 'node:child_process';
import { parseArgs } from 'node:util';
import { namesOf } from './new-module/names.mjs';
import { writeModule } from './new-module/write-module.mjs';
import { inRepository, ROOT } from './start/paths.mjs';

const HELP = `Usage: npm run new:module -- <plural> [--singular <name>]

Writes migration, DTO, entity, mapper, queries, service, controller, module and API spec of a hospital module, and enters it where modules are listed.`;

const { values, positionals } = parseArgs({ options: { singular: { type: 'string' }, help: { type: 'boolean' } }, allowPositionals: true });

if (values.help || positionals.length !== 1) {
  console.log(HELP);
  process.exitCode = values.help ? 0 : 1;
} else {
  try {
    const names = namesOf(positionals[0], values.singular);
    const files = writeModule(ROOT, names);
    spawnSync(process.execPath, [inRepository('node_modules/prettier/bin/prettier.cjs'), '--write', '--log-level', 'warn', ...files], {
      cwd: ROOT,
    });
    console.log([...files.map((file) => `  ${file}`), '', ...nextSteps(names.plural)].join('\n'));
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  }
}

/** @param {string} plural */
function nextSteps(plural) {
  return [
    'Next: make the fields what they are in the SQL, the DTO, the entity and the mapper; choose the permissions in the controller; then',
    `  npm test -- backend/src/${plural}/${plural}.api.spec.ts`,
    '  npm run openapi',
  ];
}
