/** `npm run doctor`: what this machine and the running system lack, and what to do about it. Works before anything is installed. */
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
const OLDEST_NODE = 20;

const [major = 0] = process.versions.node.split('.').map(Number);

if (major < OLDEST_NODE) {
  console.log(`✗ Node ${process.versions.node} is too old. Install Node ${OLDEST_NODE} or newer from https://nodejs.org.`);
  process.exitCode = 1;
} else if (!fs.existsSync(path.join(ROOT, 'node_modules', '.package-lock.json'))) {
  console.log('✗ The packages are not installed. Do it with: npm ci (npm start does it too)');
  process.exitCode = 1;
} else {
  const { examine } = await import('./doctor/examine.mjs');
  process.exitCode = await examine();
}
