/** The pre-commit hook: Prettier and ESLint on the staged files, by the settings `lint-staged` in package.json. */
import { ensureProject } from './start/ensure-project.mjs';

if (await ensureProject(import.meta.url, [])) {
  const { default: lintStaged } = await import('lint-staged');
  const passed = await lintStaged({ quiet: true });
  process.exitCode = passed ? 0 : 1;
}
