/** What a start tells the person in front of it: one line per step, colours only on a terminal. */

const isTerminal = process.stdout.isTTY === true && !process.env.NO_COLOR;
const paint = (/** @type {number} */ code) => (/** @type {string} */ text) => (isTerminal ? `\u001b[${code}m${text}\u001b[0m` : text);

export const bold = paint(1);
export const dim = paint(2);
export const green = paint(32);
export const red = paint(31);
export const yellow = paint(33);
export const cyan = paint(36);

const CLEAR_LINE = '\r\u001b[2K';
/** The step whose line may still be overwritten. */
let open = '';

/**
 * @template T
 * @param {string} name
 * @param {() => Promise<T> | T} work
 * @returns {Promise<T>}
 */
export async function step(name, work) {
  const began = Date.now();
  openLine(name);
  const result = await work();
  closeLine(`${green('✓')} ${name} ${dim(seconds(Date.now() - began))}`);
  return result;
}

/** A line between the steps' lines, for instance a service's problem. @param {string} line */
export function note(line) {
  const reopened = open;
  closeLine(line);
  if (reopened) openLine(reopened);
}

/** The one line that says why it ends. @param {string} line */
export function failure(line) {
  closeLine('');
  process.stderr.write(`${red('✗')} ${line}\n`);
}

/** @param {string} name */
function openLine(name) {
  open = name;
  if (isTerminal) process.stdout.write(`${dim('…')} ${name}`);
}

/** @param {string} line */
function closeLine(line) {
  if (isTerminal && open) process.stdout.write(CLEAR_LINE);
  open = '';
  if (line) process.stdout.write(`${line}\n`);
}

/** @param {number} milliseconds */
function seconds(milliseconds) {
  return `${(milliseconds / 1000).toFixed(1)} s`;
}
