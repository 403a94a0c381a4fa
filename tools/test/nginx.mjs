import { existsSync } from 'node:fs';

const INSTALLED = ['/usr/sbin/nginx', '/usr/bin/nginx', '/usr/local/sbin/nginx'];

/**
 * An nginx for tests: `NGINX_PATH`, else the machine's own.
 * @returns {string} path of the program
 * @throws {Error} when NGINX_PATH leads nowhere or there is no nginx
 */
export function nginxPath() {
  const chosen = process.env.NGINX_PATH;
  if (chosen && !existsSync(chosen)) throw new Error(`NGINX_PATH leads nowhere: ${chosen}`);
  const installed = chosen ?? INSTALLED.find((file) => existsSync(file));
  if (!installed) throw new Error('No nginx found. Install it (apt-get install nginx libnginx-mod-http-brotli-static), or set NGINX_PATH.');
  return installed;
}
