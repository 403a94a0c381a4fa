/** Compresses the files of a built app beside themselves, once, when the image is made: `node deploy/web/compress.mjs <folder>`. */
import fs from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import zlib from 'node:zlib';

const COMPRESSIBLE = /\.(html|js|css|json|svg|txt|map|webmanifest)$/;
const MIN_BYTES = 1024;
const brotli = promisify(zlib.brotliCompress);
const gzip = promisify(zlib.gzip);

/**
 * @param {string} folder
 * @returns {Promise<number>} how many files
 */
export async function compressFiles(folder) {
  const entries = await fs.readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries
    .filter((entry) => entry.isFile() && COMPRESSIBLE.test(entry.name))
    .map(({ parentPath, name }) => path.join(parentPath, name));
  const done = await Promise.all(files.map(compress));
  return done.filter(Boolean).length;
}

/** @param {string} file */
async function compress(file) {
  const content = await fs.readFile(file);
  if (content.length < MIN_BYTES) return false;
  const [small, smaller] = await Promise.all([gzip(content, { level: 9 }), brotli(content)]);
  await Promise.all([fs.writeFile(`${file}.gz`, small), fs.writeFile(`${file}.br`, smaller)]);
  return true;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) console.log(`${await compressFiles(process.argv[2] ?? '.')} files compressed`);
