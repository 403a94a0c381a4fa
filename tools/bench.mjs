/** `npm run bench`: how fast this system is, as ratios of a limit measured in the same run. See tools/bench/README.md. */
import { parseArgs } from 'node:util';
import { ensureProject } from './start/ensure-project.mjs';
import { build } from './start/prepare.mjs';

const HELP = `Usage: npm run bench [-- --quick] [-- --profile] [-- --transfer] [-- --front-desk] [-- --record [--codes file]]

Measures requests/s, times and CPU of the API against a bare node:http and pg server on the same PostgreSQL, with 2, 200 and 1,000 hospitals,
then provisioning and migrations. About 12 minutes; nothing else should run on the machine. Results: tools/bench/results/.
  --quick     one short round, 2 and 20 hospitals: whether it works, not how fast
  --profile   profiles the API under each load instead; flame graphs in tools/bench/profiles/
  --transfer  imports 100,000 patients from a CSV file and exports them instead: time and memory
  --front-desk  searches among 200,000 patients of one hospital, free times, a day's calendar and bookings instead: p50 and p95
  --record    opens charts of 1,000 visits, searches 95,000 diagnosis codes, and lists 5,000 open orders instead: p50 and p95
  --codes file  with --record: the codes of a file, as npm run import:diagnosis-codes takes it`;

const { values } = parseArgs({
  options: {
    quick: { type: 'boolean' },
    profile: { type: 'boolean' },
    transfer: { type: 'boolean' },
    'front-desk': { type: 'boolean' },
    record: { type: 'boolean' },
    codes: { type: 'string' },
    help: { type: 'boolean' },
  },
});

if (values.help) {
  console.log(HELP);
} else if (await ensureProject(import.meta.url, process.argv.slice(2))) {
  const quick = values.quick === true;
  // Before the imports: they take the backend as it is built.
  await build();
  if (values.transfer) await (await import('./bench/transfer.mjs')).benchTransfer({ quick });
  else if (values['front-desk']) await (await import('./bench/front-desk.mjs')).benchFrontDesk({ quick });
  else if (values.record) await (await import('./bench/record.mjs')).benchRecord({ quick, codes: values.codes });
  else await (await import('./bench/run.mjs')).bench({ quick, profile: values.profile === true });
}
