import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { after, before, describe, it } from 'node:test';
import { ROOT } from './files.mjs';

/** One file that breaks each rule, by rule. Everything else here is allowed. */
const BROKEN = {
  'spas-are-strangers': { 'admin-dashboard/src/app/a.ts': "import '../../../hospital-portal/src/main.js';" },
  'spas-see-shared-only': { 'hospital-portal/src/app/b.ts': "import '../../../backend/src/main.js';" },
  'shared-ui-knows-no-spa': { 'shared-ui/src/c.ts': "import '../../hospital-portal/src/main.js';" },
  'shared-dto-knows-validation-only': { 'shared-dto/src/d.ts': "import 'typeorm';" },
  'migrations-know-nothing': { 'migrations/runner/e.mjs': "import '../../shared-dto/src/index.ts';" },
  'only-tenants-runs-migrations': { 'backend/src/patients/f.service.ts': "import '../../../migrations/runner/runner.mjs';" },
  'modules-meet-at-services': { 'backend/src/patients/g.service.ts': "import '../staff/staff.mapper.js';" },
  'controllers-see-no-tables': { 'backend/src/staff/h.controller.ts': "import './staff.entity.js';" },
  'base-knows-no-feature': { 'backend/src/common/i.ts': "import '../staff/staff.service.js';" },
  'components-only-show': { 'hospital-portal/src/app/staff/j.component.ts': "import '@ngrx/store';" },
  'only-api-files-speak-http': { 'hospital-portal/src/app/staff/k.effects.ts': "import '@angular/common/http';" },
  'features-are-strangers': { 'hospital-portal/src/app/staff/l.ts': "import '../patients/patients.api.js';" },
  'no-cycles': {
    'backend/src/staff/m.service.ts': "import './n.service.js';",
    'backend/src/staff/n.service.ts': "import './m.service.js';",
  },
  'no-orphans': { 'shared-ui/src/o.ts': 'export const alone = 1;' },
  'no-unresolvable': { 'shared-ui/src/p.ts': "import './nowhere.js';" },
};
const SOUND = {
  'backend/src/main.ts': "import './staff/staff.module.js';",
  'backend/src/staff/staff.module.ts': "import './staff.service.js';",
  'backend/src/staff/staff.service.ts': "import '../patients/patients.service.js'; import './staff.entity.js'; import './staff.mapper.js';",
  'backend/src/staff/staff.mapper.ts': "import './staff.entity.js';",
  'backend/src/staff/staff.entity.ts': "import 'typeorm';",
  'backend/src/patients/patients.service.ts': "import '../common/errors.js';",
  'backend/src/common/errors.ts': 'export const errors = 1;',
  'hospital-portal/src/main.ts': "import './app/patients/patients.api.js';",
  'hospital-portal/src/app/patients/patients.api.ts': "import '@angular/common/http';",
  'migrations/runner/runner.mjs': "import 'pg'; import 'node:fs';",
  'shared-dto/src/index.ts': "import 'class-validator';",
};
const FOLDERS = ['backend', 'shared-dto', 'shared-ui', 'admin-dashboard', 'hospital-portal', 'migrations'];

let project;
/** @type {Set<string>} rule names and the file each found */
let findings;

function writeAll(files) {
  for (const [file, text] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(project, file)), { recursive: true });
    writeFileSync(path.join(project, file), `${text}\nexport const here = 1;\n`);
  }
}

before(() => {
  project = mkdtempSync(path.join(os.tmpdir(), 'hms-borders-'));
  for (const folder of FOLDERS) mkdirSync(path.join(project, folder));
  for (const shared of ['node_modules', 'tsconfig.base.json', 'tsconfig.imports.json', '.dependency-cruiser.cjs']) {
    symlinkSync(path.join(ROOT, shared), path.join(project, shared));
  }
  writeAll(SOUND);
  for (const files of Object.values(BROKEN)) writeAll(files);
  const program = path.join(ROOT, 'node_modules/dependency-cruiser/bin/dependency-cruiser.mjs');
  const args = [program, '--config', '.dependency-cruiser.cjs', '--output-type', 'json', ...FOLDERS];
  const { stdout } = spawnSync(process.execPath, args, { cwd: project, encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 });
  findings = new Set(JSON.parse(stdout).summary.violations.map(({ rule, from }) => `${rule.name} ${from}`));
});
after(() => rmSync(project, { recursive: true, force: true }));

describe('the borders', () => {
  for (const [rule, files] of Object.entries(BROKEN)) {
    it(`${rule} is refused`, () => assert.ok(findings.has(`${rule} ${Object.keys(files)[0]}`), [...findings].join('\n')));
  }

  it('let sound code pass', () => {
    assert.deepEqual(
      [...findings].filter((finding) => Object.hasOwn(SOUND, finding.split(' ')[1])),
      [],
    );
  });
});
