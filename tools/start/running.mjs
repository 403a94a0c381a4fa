import path from 'node:path';
import { embeddedServices } from '../../local-cloud/embedded.mjs';
import { buildEnvironment, readPorts } from '../../local-cloud/environment.mjs';
import { loadSecrets } from '../../local-cloud/secrets.mjs';
import { lockHolder } from '../../local-cloud/supervisor/lock.mjs';
import { inRepository } from './paths.mjs';

export const dataFolder = () => path.resolve(process.env.HMS_DATA_DIR ?? inRepository('.data'));

/**
 * The environment of the system that runs on this data folder, as `npm start` made it.
 *
 * @returns {Record<string, string | undefined>}
 * @throws when nothing runs there
 */
export function runningEnvironment() {
  const dataDir = dataFolder();
  if (lockHolder(dataDir) === null) throw new Error(`Nothing runs on ${dataDir}. Start it first: npm start`);
  const [services, ports, secrets] = [embeddedServices(process.env), readPorts(process.env), loadSecrets(dataDir)];
  return { ...process.env, ...buildEnvironment({ dataDir, settings: process.env, ports, services, secrets }) };
}
