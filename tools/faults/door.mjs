import { once } from 'node:events';
import net from 'node:net';

/** A way to a service on this machine that can be shut: what the service's host being gone looks like to those who call it. */
export class Door {
  /** @type {Set<net.Socket>} */ #sockets = new Set();
  /** @type {net.Server | null} */ #server = null;

  /** @param {number} port @param {number} target */
  constructor(port, target) {
    this.port = port;
    this.target = target;
  }

  async open() {
    if (this.#server) return;
    this.#server = net.createServer((outside) => this.#lead(outside)).listen(this.port, '127.0.0.1');
    await once(this.#server, 'listening');
  }

  /** Connections break off and new ones are refused. */
  async shut() {
    const server = this.#server;
    if (!server) return;
    this.#server = null;
    server.close();
    for (const socket of this.#sockets) socket.destroy();
    await once(server, 'close');
  }

  /** @param {net.Socket} outside */
  #lead(outside) {
    const inside = net.connect(this.target, '127.0.0.1');
    for (const [socket, other] of [
      [outside, inside],
      [inside, outside],
    ]) {
      this.#sockets.add(socket);
      socket.on('error', () => other.destroy());
      socket.on('close', () => {
        this.#sockets.delete(socket);
        other.destroy();
      });
      socket.pipe(other);
    }
  }
}
