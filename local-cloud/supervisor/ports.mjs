import net from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

const LOOPBACK = ['127.0.0.1', '::1'];

/** Ports above this are handed out by the system to outgoing connections and collide at random. */
const HIGHEST_TEST_PORT = 32_000;
const LOWEST_TEST_PORT = 20_000;
const ENDING_MS = 3000;

/**
 * True when nothing listens there. Both ways are tried: on some systems one may bind a port that another program serves on all
 * addresses.
 *
 * @param {number} port
 * @returns {Promise<boolean>}
 */
export async function isPortFree(port) {
  for (const host of LOOPBACK) {
    if ((await isListening(port, host)) || !(await canListen(port, host))) return false;
  }
  return true;
}

/**
 * Gives what an earlier run left a moment to end: after a kill its services notice, but not at once.
 *
 * @param {number} port
 * @returns {Promise<boolean>} false when the port stays in use
 */
export async function becomesFree(port) {
  const deadline = Date.now() + ENDING_MS;
  while (!(await isPortFree(port))) {
    if (Date.now() > deadline) return false;
    await sleep(50);
  }
  return true;
}

/**
 * @param {number} count
 * @returns {Promise<number[]>} different free ports, for tests
 */
export async function findFreePorts(count) {
  const found = new Set();
  while (found.size < count) {
    const port = LOWEST_TEST_PORT + Math.floor(Math.random() * (HIGHEST_TEST_PORT - LOWEST_TEST_PORT));
    if (!found.has(port) && (await isPortFree(port))) found.add(port);
  }
  return [...found];
}

/**
 * @param {number} port
 * @param {string} [host]
 * @returns {Promise<boolean>}
 */
export function isListening(port, host = '127.0.0.1') {
  return new Promise((resolve) => {
    const socket = net.connect({ port, host });
    const answer = (/** @type {boolean} */ value) => {
      socket.destroy();
      resolve(value);
    };
    socket.once('connect', () => answer(true));
    socket.once('error', () => answer(false));
  });
}

/**
 * @param {number} port
 * @param {string} host
 * @returns {Promise<boolean>} also true where the machine has no such address
 */
function canListen(port, host) {
  return new Promise((resolve) => {
    const server = net.createServer();
    server.once('error', (/** @type {NodeJS.ErrnoException} */ error) => resolve(error.code !== 'EADDRINUSE' && error.code !== 'EACCES'));
    server.listen({ port, host, exclusive: true }, () => server.close(() => resolve(true)));
  });
}
