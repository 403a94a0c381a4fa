/** `npm run lighthouse`: audits the pages that are opened most, as a phone and as a desk sees them. Fails below 95 in any category. */
import { parseArgs } from 'node:util';
import { ensureProject } from './start/ensure-project.mjs';

const HELP = `Usage: npm run lighthouse [-- --runs 3]

Builds and starts the system on ports and data of its own, signs in, and audits sign-in, hospitals (admin dashboard) and patients (hospital portal)
with Lighthouse's settings for phones and for desks. Fails below 95 in performance, accessibility, best practices or SEO.
The median run of each counts; results: tools/lighthouse/results/. About five minutes; nothing else should run on the machine.
  --runs N    audits each page N times
  --keep-all  keeps each full report in test-results/lighthouse/ to look into`;

const { values } = parseArgs({
  options: { runs: { type: 'string', default: '3' }, 'keep-all': { type: 'boolean' }, help: { type: 'boolean' } },
});

if (values.help) {
  console.log(HELP);
} else if (await ensureProject(import.meta.url, process.argv.slice(2))) {
  const { auditAll } = await import('./lighthouse/run.mjs');
  process.exitCode = await auditAll({ runs: Number(values.runs), keepAll: values['keep-all'] === true });
}
