/** `npm run demo:reset`: removes everything a start has made; the next start begins anew. */
import fs from 'node:fs';
import path from 'node:path';
import { ensureProject } from './start/ensure-project.mjs';

/**
 * @param {string} dataDir
 * @throws when it is not our folder or a start is running
 */
async function reset(dataDir) {
  const { isOurs } = await import('../local-cloud/data-folder.mjs');
  const { lockHolder } = await import('../local-cloud/supervisor/lock.mjs');
  if (!fs.existsSync(dataDir)) return console.log(`Nothing to remove: there is no ${dataDir}.`);
  if (!isOurs(dataDir)) throw new Error(`${dataDir} was not made by this system; nothing was removed.`);
  const holder = lockHolder(dataDir);
  if (holder !== null) throw new Error(`It is running (process ${holder}). Stop it first; nothing was removed.`);
  await removeDatabase(dataDir);
  for (const entry of fs.readdirSync(dataDir)) fs.rmSync(path.join(dataDir, entry), { recursive: true, force: true });
  console.log(`Removed the content of ${dataDir}. "npm start" begins anew.`);
}

/** Ends a server that an earlier run may have left. @param {string} dataDir */
async function removeDatabase(dataDir) {
  const { databaseFolder } = await import('../local-cloud/postgres/data-folder.mjs');
  const { databaseUser } = await import('../local-cloud/postgres/system-user.mjs');
  const { locatePrograms } = await import('../local-cloud/postgres/binaries.mjs');
  const { recoverLeftOver } = await import('../local-cloud/postgres/cluster.mjs');
  const folder = databaseFolder(dataDir);
  if (fs.existsSync(path.join(folder, 'postmaster.pid'))) {
    const user = databaseUser();
    recoverLeftOver({ user, folder, program: locatePrograms(user), fast: false });
  }
  fs.rmSync(folder, { recursive: true, force: true });
}

if (await ensureProject(import.meta.url, process.argv.slice(2))) {
  const root = path.dirname(path.dirname(new URL(import.meta.url).pathname));
  await reset(path.resolve(process.env.HMS_DATA_DIR ?? path.join(root, '.data'))).catch((error) => {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  });
}
