/** The embedded identity service as a process of its own. Ends when its supervisor is gone. */
import pg from 'pg';
import { listenAddress, refuseInProduction } from '../embedded.mjs';
import { endWithSupervisor } from '../supervisor/end-with-supervisor.mjs';
import { createServer } from './server.mjs';
import { loadSigningKey, loadTotpKey } from './signing-key.mjs';
import { IdentityStore, createTables } from './store.mjs';
import { TokenIssuer } from './tokens.mjs';
import { SecretSealer } from './totp.mjs';

/**
 * @param {string} name
 * @returns {string}
 */
function required(name) {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is not set.`);
  return value;
}

refuseInProduction('cognito', process.env);
const pool = new pg.Pool({ connectionString: required('IDENTITY_DATABASE_URL'), max: 8 });
// A connection that breaks while idle is replaced by the pool at the next query.
pool.on('error', (error) => console.error(error.message));

const [key] = await Promise.all([loadSigningKey(required('KEY_FOLDER')), createTables(pool)]);
const clientId = required('COGNITO_CLIENT_ID');
const region = required('AWS_REGION');
const service = {
  store: new IdentityStore(pool),
  tokens: new TokenIssuer(key, { issuer: required('COGNITO_ISSUER'), clientId }),
  sealer: new SecretSealer(loadTotpKey(required('KEY_FOLDER'))),
  pool: { poolId: required('COGNITO_USER_POOL_ID'), clientId, region },
};
const credentials = { accessKeyId: required('AWS_ACCESS_KEY_ID'), secretAccessKey: required('AWS_SECRET_ACCESS_KEY'), region };
const server = createServer(service, credentials, key.jwks);

endWithSupervisor(async () => {
  server.close();
  server.closeAllConnections();
  await pool.end();
});
server.listen({ host: listenAddress(process.env), port: Number(required('COGNITO_PORT')) }, () => process.send?.('ready'));
