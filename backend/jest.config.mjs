import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { nodeJest } from '../tools/test/swc-jest.mjs';

const hookFile = (name) => fileURLToPath(new URL(`./test/${name}.mjs`, import.meta.url));
const hook = (option, name) => (existsSync(hookFile(name)) ? { [option]: hookFile(name) } : {});

export default {
  ...nodeJest,
  testMatch: ['<rootDir>/{src,test}/**/*.spec.ts'],
  testTimeout: 30_000,
  // Starts PostgreSQL, identity and mail on test ports once for the whole run.
  ...hook('globalSetup', 'global-setup'),
  ...hook('globalTeardown', 'global-teardown'),
  testSequencer: hookFile('longest-first'),
  setupFiles: [hookFile('own-database')],
};
