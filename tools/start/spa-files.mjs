import fs from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import zlib from 'node:zlib';

const TYPES = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.map': 'application/json',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.webmanifest': 'application/manifest+json',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
};
const COMPRESSIBLE = /^(text\/|application\/|image\/svg)/;
const MIN_BYTES = 1024;

const brotli = promisify(zlib.brotliCompress);
const gzip = promisify(zlib.gzip);
const FAST_BROTLI = { params: { [zlib.constants.BROTLI_PARAM_QUALITY]: 5 } };

/** @typedef {{ body: Buffer, type: string, encoding: '' | 'br' | 'gzip', etag: string }} Content */

/** The files of a built SPA, compressed once per version. */
export class SpaFiles {
  /** @param {string} root */
  constructor(root) {
    this.root = path.resolve(root);
    /** @type {Map<string, Content>} */
    this.cache = new Map();
  }

  /**
   * @param {string} pathname as in the URL, still encoded
   * @param {string} accepted the `Accept-Encoding` header
   * @returns {Promise<Content | null>} null when there is no such file below the root
   */
  async read(pathname, accepted) {
    const file = this.locate(pathname);
    const stat = file && (await fs.stat(file).catch(() => null));
    return file && stat?.isFile() ? this.load(file, stat, accepted) : null;
  }

  /**
   * @param {string} file
   * @param {import('node:fs').Stats} stat
   * @param {string} accepted
   * @returns {Promise<Content>}
   */
  async load(file, { size, mtimeMs }, accepted) {
    const type = TYPES[/** @type {keyof typeof TYPES} */ (path.extname(file))] ?? 'application/octet-stream';
    const encoding = COMPRESSIBLE.test(type) && size >= MIN_BYTES ? chooseEncoding(accepted) : '';
    const etag = `"${size.toString(36)}-${Math.floor(mtimeMs).toString(36)}-${encoding}"`;
    const key = `${file}\0${encoding}`;
    const known = this.cache.get(key);
    if (known?.etag === etag) return known;
    const content = { body: await readEncoded(file, encoding), type, encoding, etag };
    this.cache.set(key, content);
    return content;
  }

  /**
   * @param {string} pathname
   * @returns {string | null} null for a path that leaves the root
   */
  locate(pathname) {
    const decoded = decode(pathname);
    if (decoded === null || decoded.includes('\0') || decoded.includes('\\')) return null;
    const file = path.join(this.root, decoded);
    return file.startsWith(this.root + path.sep) ? file : null;
  }
}

/** @param {string} pathname */
function decode(pathname) {
  try {
    return decodeURIComponent(pathname);
  } catch {
    return null;
  }
}

/**
 * @param {string} accepted
 * @returns {Content['encoding']}
 */
function chooseEncoding(accepted) {
  if (/\bbr\b/.test(accepted)) return 'br';
  return /\bgzip\b/.test(accepted) ? 'gzip' : '';
}

/**
 * @param {string} file
 * @param {Content['encoding']} encoding
 * @returns {Promise<Buffer>}
 */
async function readEncoded(file, encoding) {
  const body = await fs.readFile(file);
  if (encoding === 'br') return brotli(body, FAST_BROTLI);
  return encoding === 'gzip' ? gzip(body) : body;
}
