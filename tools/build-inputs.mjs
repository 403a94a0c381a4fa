import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';

const NOT_AN_INPUT = /(^|\/)(dist[\w-]*|node_modules|\.angular)(\/|$)|\.spec\.ts$|\.md$/;

/** Every file below `entry`, sorted, so that the hash does not depend on the file system. */
function filesOf(root, entry) {
  const absolute = path.join(root, entry);
  if (!fs.existsSync(absolute)) return [];
  if (fs.statSync(absolute).isFile()) return [entry];
  const names = fs.readdirSync(absolute).sort();
  return names.flatMap((name) => (NOT_AN_INPUT.test(name) ? [] : filesOf(root, `${entry}/${name}`)));
}

/**
 * One hash over names and contents of files and folders, and over the Node that builds from them.
 * @param {string} root
 * @param {string[]} entries relative paths; missing ones count as empty
 * @returns {string} SHA-256, hex
 */
export function hashInputs(root, entries) {
  const hash = createHash('sha256').update(process.version);
  for (const file of entries.flatMap((entry) => filesOf(root, entry))) {
    const content = fs.readFileSync(path.join(root, file));
    hash.update(`${file}\0${content.length}\0`).update(content);
  }
  return hash.digest('hex');
}
