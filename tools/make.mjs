/** `npm run make`: more hospitals or patients for the running system, to try things at size. */
import { ensureProject } from './start/ensure-project.mjs';

const args = process.argv.slice(2);

if (await ensureProject(import.meta.url, args)) {
  const { make } = await import('./seed/make.mjs');
  process.exitCode = await make(args);
}
