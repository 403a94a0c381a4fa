/**
 * `npm start`: everything on this machine, from a fresh clone. This file and `start/ensure-*.mjs` run on the machine's own Node
 * (20 or newer); the rest runs on the Node that the project brings.
 */
import { ensureProject } from './start/ensure-project.mjs';

const HELP = `Usage: npm start [-- --dev]

Installs what is missing, builds what changed, starts the embedded services, migrates, adds demo data the first time, and
serves the API (3000), the hospital portal (3001) and the admin dashboard (3002). Ctrl-C stops all of it.
  --dev    rebuild on change and reload browsers (also: npm run dev)
  --help   this text

Environment: API_PORT, PORTAL_PORT, ADMIN_PORT, PG_PORT, COGNITO_PORT, SMTP_PORT, MAIL_PORT, HMS_DATA_DIR (.data),
HMS_DEMO=full|small|none, HMS_EMBEDDED=postgres,cognito,mail; DB_HOST, COGNITO_USER_POOL_ID, SMTP_URL use your own services.`;

const args = process.argv.slice(2);
const unknown = args.find((arg) => !['--dev', '--help'].includes(arg));

if (unknown) {
  console.error(`Unknown option ${unknown}. See: npm start -- --help`);
  process.exitCode = 1;
} else if (args.includes('--help')) {
  console.log(HELP);
} else if (await ensureProject(import.meta.url, args)) {
  const { run } = await import('./start/run.mjs');
  await run({ dev: args.includes('--dev') });
}
