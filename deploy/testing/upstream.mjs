import { once } from 'node:events';
import http from 'node:http';

/**
 * Stands in for an API process: keeps what it was sent and answers with its name.
 *
 * @param {string} name
 * @param {http.RequestListener} [answer]
 */
export async function startUpstream(name, answer = (_request, response) => void response.end(name)) {
  /** @type {{ method: string, url: string, headers: http.IncomingHttpHeaders }[]} */
  const seen = [];
  const server = http.createServer((request, response) => {
    seen.push({ method: String(request.method), url: String(request.url), headers: request.headers });
    answer(request, response);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
  const stop = async () => {
    server.close();
    server.closeAllConnections();
  };
  return { address: `127.0.0.1:${port}`, seen, stop };
}
