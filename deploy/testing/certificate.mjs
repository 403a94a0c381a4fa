import { execFileSync } from 'node:child_process';
import path from 'node:path';

/**
 * A certificate for two days that nobody trusts, by OpenSSL.
 *
 * @param {string} folder
 * @param {string} suffix it is for every host below
 * @returns {{ TLS_CERTIFICATE: string, TLS_CERTIFICATE_KEY: string }}
 */
export function makeCertificate(folder, suffix) {
  const files = { TLS_CERTIFICATE: path.join(folder, 'fullchain.pem'), TLS_CERTIFICATE_KEY: path.join(folder, 'privkey.pem') };
  const key = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes', '-keyout', files.TLS_CERTIFICATE_KEY];
  const subject = ['-subj', `/CN=${suffix}`, '-addext', `subjectAltName=DNS:*.${suffix}`, '-days', '2', '-out', files.TLS_CERTIFICATE];
  execFileSync('openssl', ['req', '-x509', ...key, ...subject], { stdio: ['ignore', 'ignore', 'pipe'] });
  return files;
}
