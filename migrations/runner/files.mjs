import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** Folder with the shipped SQL: `public/` and `tenant/`. */
export const MIGRATIONS_DIR = path.dirname(path.dirname(fileURLToPath(import.meta.url)));

const FILE_NAME = /^(\d{4})-[a-z0-9]+(?:-[a-z0-9]+)*\.sql$/;
const REPEATABLE = /\bIF\s+(NOT\s+)?EXISTS\b/i;
const NO_TRANSACTION = /^--\s*migrate:no-transaction\s*$/m;

/**
 * @typedef {object} Migration
 * @property {number} version  the file's number
 * @property {string} name     file name
 * @property {string} sql
 * @property {string} checksum SHA-256 of the text with LF line ends, hex
 * @property {string} chain    SHA-256 over this and every earlier file of the folder: what a schema at this version was made of
 * @property {boolean} transactional false for a step such as CREATE INDEX CONCURRENTLY, which no transaction may hold
 */

/** The files contradict each other or what the database has recorded. Nothing was changed. */
export class MigrationFilesError extends Error {
  name = 'MigrationFilesError';
}

const sha256 = (text) => createHash('sha256').update(text).digest('hex');

function readMigration(dir, name) {
  const match = FILE_NAME.exec(name);
  if (!match) throw new MigrationFilesError(`${name}: expected a name like 0001-what-it-does.sql`);
  // A checkout with CRLF line ends must not look like an edited file.
  const sql = readFileSync(path.join(dir, name), 'utf8').replaceAll('\r\n', '\n');
  const transactional = !NO_TRANSACTION.test(sql);
  // Killed between the statement and its record, the step runs again.
  if (!transactional && !REPEATABLE.test(sql))
    throw new MigrationFilesError(`${name}: a step without transaction must say IF [NOT] EXISTS`);
  return { version: Number(match[1]), name, sql, checksum: sha256(sql), transactional };
}

/**
 * Reads the migrations of one folder in order.
 * @param {'public' | 'tenant'} kind
 * @param {string} [dir] parent of the two folders
 * @returns {Migration[]}
 */
export function readMigrations(kind, dir = MIGRATIONS_DIR) {
  const folder = path.join(dir, kind);
  if (!existsSync(folder)) return [];
  const names = readdirSync(folder).filter((name) => name.endsWith('.sql'));
  let chain = '';
  return names.sort().map((name, index) => {
    const file = readMigration(folder, name);
    if (file.version !== index + 1) throw new MigrationFilesError(`${kind}/${name}: expected number ${String(index + 1).padStart(4, '0')}`);
    chain = sha256(`${chain}:${file.checksum}`);
    return { ...file, chain };
  });
}

/**
 * Compares recorded checksums with the files.
 * @param {Migration[]} files
 * @param {{ name: string, checksum: string }[]} recorded files the database says were applied
 * @throws {MigrationFilesError} when an applied file was edited, renamed or removed
 */
export function assertUnchanged(files, recorded) {
  const byName = new Map(files.map((file) => [file.name, file]));
  for (const row of recorded) {
    const file = byName.get(row.name);
    if (!file) throw new MigrationFilesError(`${row.name} was applied but its file is gone. A merged migration is frozen: restore it.`);
    if (file.checksum !== row.checksum) {
      throw new MigrationFilesError(
        `${row.name} was edited after it was applied. A merged migration is frozen: restore it and add a new file.`,
      );
    }
  }
}
