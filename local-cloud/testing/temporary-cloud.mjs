import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { startCloud } from '../cloud.mjs';
import { findFreePorts } from '../supervisor/ports.mjs';

/**
 * Embedded services for one test file: own ports, own folder, removed at the end. The product's database is `hms_test`.
 *
 * @param {import('../embedded.mjs').ServiceName[]} services
 * @returns {Promise<import('../cloud.mjs').Cloud & { dataDir: string }>}
 */
export async function startTemporaryCloud(services) {
  const dataDir = fs.mkdtempSync(path.join(os.tmpdir(), 'hms-test-'));
  const ports = await temporaryPorts();
  const cloud = await startCloud({ dataDir, ports, services, fast: true, settings: { DB_NAME: 'hms_test' } });
  const stop = async () => {
    await cloud.stop();
    fs.rmSync(dataDir, { recursive: true, force: true });
  };
  return { ...cloud, dataDir, stop };
}

/** @returns {Promise<import('../environment.mjs').Ports>} */
export async function temporaryPorts() {
  const [api, portal, admin, postgres, cognito, smtp, mail] = /** @type {[number, number, number, number, number, number, number]} */ (
    await findFreePorts(7)
  );
  return { api, portal, admin, postgres, cognito, smtp, mail };
}
