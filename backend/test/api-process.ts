import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { ProgramProcess } from './program-process.js';

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

/** A real API process on the suite's services, on a port of its own. */
export class ApiProcess extends ProgramProcess {
  private port = 0;

  static async start(env: Record<string, string> = {}): Promise<ApiProcess> {
    const port = await freePort();
    const api = new ApiProcess(await ProgramProcess.run('main.js', { ...env, API_PORT: String(port) }));
    api.port = port;
    return api;
  }

  get url(): string {
    return `http://127.0.0.1:${this.port}`;
  }
}
