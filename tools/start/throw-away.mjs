import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { startCloud } from '../../local-cloud/cloud.mjs';
import { RATES_OUT_OF_REACH } from '../../local-cloud/rates.mjs';
import { migrate, seed } from './prepare.mjs';
import { apiProgram, spaProgram, workerProgram } from './programs.mjs';

/**
 * Everything as `npm start` runs it, on ports of its own and with a data folder that goes when it stops: for journeys and measurements.
 *
 * @param {Record<string, number>} ports
 * @returns {Promise<() => Promise<void>>} stops it
 */
export async function startThrowAway(ports) {
  const dataDir = mkdtempSync(path.join(tmpdir(), 'hms-throw-away-'));
  const settings = { HMS_DEMO: 'small', METRICS_PORT: '0', WORKER_METRICS_PORT: '0', ...RATES_OUT_OF_REACH };
  const cloud = await startCloud({ dataDir, ports, settings, fast: true });
  const stop = async () => {
    await cloud.stop();
    rmSync(dataDir, { recursive: true, force: true });
  };
  try {
    const env = { ...process.env, ...cloud.env };
    const logs = path.join(dataDir, 'logs');
    await migrate(env, logs);
    await seed(env, logs);
    for (const program of [apiProgram(env), workerProgram(env), spaProgram('portal', env), spaProgram('admin', env)]) {
      await cloud.supervisor.start(program);
    }
    return stop;
  } catch (error) {
    await stop();
    throw error;
  }
}
