import crypto from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';

/**
 * @typedef {object} Message
 * @property {string} id sorts by time of arrival
 * @property {string} receivedAt ISO-8601, UTC
 * @property {string} from
 * @property {string[]} to addresses in lower case, as the sender's server named them (blind copies too)
 * @property {string} subject
 * @property {string} text
 * @property {string | null} html
 * @property {string} [messageId]
 * @property {{ filename: string, contentType: string, size: number, text?: string }[]} attachments with the text of calendar files
 */

const MAX_MESSAGES = 500;
const FILE = /^[0-9a-z-]+\.json$/;

/** Messages as one file each, so that they survive restarts; the oldest go when there are too many. */
export class MessageStore {
  /** @param {string} folder */
  constructor(folder) {
    this.folder = folder;
    fs.mkdirSync(folder, { recursive: true, mode: 0o700 });
    /** @type {Message[]} newest first */
    this.messages = readAll(folder);
    /** Keeps ids in order of arrival within one millisecond. */
    this.sequence = 0;
  }

  /**
   * @param {Omit<Message, 'id' | 'receivedAt'>} content
   * @returns {Message}
   */
  add(content) {
    const now = new Date();
    this.sequence = (this.sequence + 1) % 46_656;
    const order = now.getTime().toString(36).padStart(9, '0') + this.sequence.toString(36).padStart(3, '0');
    const message = { id: `${order}-${crypto.randomBytes(6).toString('hex')}`, receivedAt: now.toISOString(), ...content };
    this.write(message);
    this.messages.unshift(message);
    for (const old of this.messages.splice(MAX_MESSAGES)) fs.rmSync(this.fileOf(old), { force: true });
    return message;
  }

  /**
   * @param {string} [to] an address; all when empty
   * @returns {Message[]} newest first
   */
  list(to = '') {
    const address = to.trim().toLowerCase();
    return address === '' ? this.messages : this.messages.filter((message) => message.to.includes(address));
  }

  /**
   * @param {string} id
   * @returns {Message | undefined}
   */
  find(id) {
    return this.messages.find((message) => message.id === id);
  }

  clear() {
    for (const message of this.messages.splice(0)) fs.rmSync(this.fileOf(message), { force: true });
  }

  /** @param {Message} message */
  write(message) {
    const partial = path.join(this.folder, `${message.id}.new`);
    fs.writeFileSync(partial, JSON.stringify(message), { mode: 0o600 });
    fs.renameSync(partial, this.fileOf(message));
  }

  /** @param {Message} message */
  fileOf({ id }) {
    return path.join(this.folder, `${id}.json`);
  }
}

/**
 * @param {string} folder
 * @returns {Message[]}
 */
function readAll(folder) {
  const files = fs.readdirSync(folder).filter((name) => FILE.test(name));
  const newest = files.sort().reverse();
  return newest.map((name) => JSON.parse(fs.readFileSync(path.join(folder, name), 'utf8')));
}
