import path from 'node:path';
import { fileURLToPath } from 'node:url';

export const ROOT = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');

/** @param {string} relative to the repository */
export const inRepository = (relative) => path.join(ROOT, relative);
