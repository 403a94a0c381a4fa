/** Lints every migration with squawk (settings and their reasons: `.squawk.toml` beside this file). */
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { repositoryFiles, report, ROOT } from './files.mjs';

const CONFIG = path.join(ROOT, 'tools/checks/.squawk.toml');

/** Rules that never apply here. */
const NOT_OURS = [
  // Money is bigint paise and every key a uuid; plain integers are small counts and versions.
  'prefer-bigint-over-int',
  'prefer-bigint-over-smallint',
  // The runner sets both for every file.
  'require-lock-timeout',
  'require-statement-timeout',
  // A file runs once, in the transaction that also records it; a repeatable statement would hide a broken history.
  'prefer-robust-stmts',
];
/** The first file of a folder makes tables that nobody uses yet: rules about locks and old rows cannot apply to it. */
const ONLY_LATER = ['require-concurrent-index-creation', 'constraint-missing-not-valid', 'adding-foreign-key-constraint'];

function lint(file) {
  const excluded = [...NOT_OURS, ...(path.basename(file).startsWith('0001-') ? ONLY_LATER : [])];
  const program = path.join(ROOT, 'node_modules/.bin/squawk');
  const result = spawnSync(program, ['--config', CONFIG, '--reporter', 'Gcc', '--exclude', excluded.join(','), file], {
    cwd: ROOT,
    encoding: 'utf8',
    shell: process.platform === 'win32',
  });
  if (result.error) throw result.error;
  if (result.status === 0) return [];
  return `${result.stdout}${result.stderr}`.split('\n').filter((line) => line.startsWith(file) || /error/i.test(line));
}

const files = repositoryFiles('migrations/public/*.sql', 'migrations/tenant/*.sql');
report(`squawk on ${files.length} migrations`, files.flatMap(lint));
