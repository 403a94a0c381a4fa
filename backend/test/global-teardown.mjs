import { rmSync } from 'node:fs';

export default async function teardown() {
  const { cloud, dataDir } = globalThis.hmsTest;
  await cloud.stop();
  rmSync(dataDir, { recursive: true, force: true });
}
