import fs from 'node:fs';
import path from 'node:path';

const MAX_LOG_BYTES = 10 * 1024 * 1024;
const TAIL_LINES = 20;
const PINO_ERROR_LEVEL = 50;
/** What people should see: problems, and what a service wants to be noticed. */
const PROBLEM = /^Note: |\[ERROR\]|\b(FATAL|PANIC|Uncaught|Unhandled|\w*Error:)/;

/**
 * One service's output: everything to `<logs>/<name>.log`, problems to the console, the last lines kept for a report.
 *
 * @param {string} logsDir
 * @param {string} name
 * @param {(line: string) => void} showProblem
 */
export function openServiceLog(logsDir, name, showProblem) {
  const file = path.join(logsDir, `${name}.log`);
  rotate(file);
  const output = fs.createWriteStream(file, { flags: 'a', mode: 0o600 });
  /** @type {string[]} */
  const tail = [];
  const write = (/** @type {string} */ line) => {
    output.write(`${new Date().toISOString()} ${line}\n`);
    tail.push(line);
    if (tail.length > TAIL_LINES) tail.shift();
    if (isProblem(line)) showProblem(`${name} | ${shorten(line)}`);
  };
  return { file, write, tail: () => tail.join('\n'), close: () => output.end() };
}

/**
 * Calls `onLine` for every line of a stream, however it is cut into pieces.
 *
 * @param {NodeJS.ReadableStream | null} stream
 * @param {(line: string) => void} onLine
 */
export function eachLine(stream, onLine) {
  let rest = '';
  stream?.setEncoding('utf8');
  stream?.on('data', (piece) => {
    const lines = (rest + piece).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) onLine(line);
  });
  stream?.on('end', () => rest && onLine(rest));
}

/** @param {string} file */
function rotate(file) {
  if (fs.existsSync(file) && fs.statSync(file).size > MAX_LOG_BYTES) fs.renameSync(file, `${file}.1`);
}

/**
 * @param {string} line
 * @returns {boolean}
 */
function isProblem(line) {
  const level = /^\{"level":(\d+)/.exec(line)?.[1];
  return level === undefined ? PROBLEM.test(line) : Number(level) >= PINO_ERROR_LEVEL;
}

/** @param {string} line */
function shorten(line) {
  return line.length > 600 ? `${line.slice(0, 600)}…` : line;
}
