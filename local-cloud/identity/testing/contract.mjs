import { setTimeout as delay } from 'node:timers/promises';
import { AdminDeleteUserCommand, AdminDisableUserCommand, CognitoIdentityProviderClient } from '@aws-sdk/client-cognito-identity-provider';
import { TOTP } from 'otpauth';
import { startTemporaryCloud } from '../../testing/temporary-cloud.mjs';
import { openIdentityImport } from '../import-user.mjs';

/**
 * The user pool under contract: a real one when COGNITO_CONTRACT_POOL_ID names it, else an embedded one of our own.
 *
 * @param {Record<string, string | undefined>} [environment]
 */
export function openContract(environment = process.env) {
  return environment.COGNITO_CONTRACT_POOL_ID ? realPool(environment) : embeddedPool();
}

/** @param {Record<string, string | undefined>} environment */
async function realPool(environment) {
  const poolId = environment.COGNITO_CONTRACT_POOL_ID ?? '';
  const region = environment.AWS_REGION ?? poolId.split('_')[0] ?? '';
  const client = new CognitoIdentityProviderClient({ region });
  /** @type {string[]} */
  const users = [];
  const close = async () => {
    const commands = users.map((Username) => new AdminDeleteUserCommand({ UserPoolId: poolId, Username }));
    await Promise.allSettled(commands.map((command) => client.send(command)));
  };
  return {
    client,
    poolId,
    region,
    clientId: environment.COGNITO_CONTRACT_CLIENT_ID ?? '',
    issuer: `https://cognito-idp.${region}.amazonaws.com/${poolId}`,
    remember: (/** @type {string} */ username) => void users.push(username),
    disable: async (/** @type {string} */ username) => {
      await client.send(new AdminDisableUserCommand({ UserPoolId: poolId, Username: username }));
    },
    close,
  };
}

async function embeddedPool() {
  const cloud = await startTemporaryCloud(['postgres', 'cognito']);
  const door = await openIdentityImport(cloud.env);
  const close = async () => {
    await door.close();
    await cloud.stop();
  };
  return {
    client: clientOf(cloud.env),
    poolId: cloud.env.COGNITO_USER_POOL_ID ?? '',
    region: cloud.env.AWS_REGION ?? '',
    clientId: cloud.env.COGNITO_CLIENT_ID ?? '',
    issuer: cloud.env.COGNITO_ISSUER ?? '',
    remember: () => undefined,
    disable: (/** @type {string} */ username, /** @type {string} */ password) =>
      door.importUser({ username, email: `${username}@contract.example`, password, enabled: false }),
    close,
  };
}

/**
 * @param {Record<string, string>} env as `startCloud` gives it
 * @param {{ accessKeyId?: string, secretAccessKey?: string }} [keys] others than the right ones
 */
export function clientOf(env, { accessKeyId = env.AWS_ACCESS_KEY_ID ?? '', secretAccessKey = env.AWS_SECRET_ACCESS_KEY ?? '' } = {}) {
  const credentials = { accessKeyId, secretAccessKey };
  return new CognitoIdentityProviderClient({ region: env.AWS_REGION, endpoint: env.COGNITO_ENDPOINT, credentials, maxAttempts: 1 });
}

/**
 * Codes of an authenticator, each newer than the one before, as a code works once. The first two come at once, since a code of the next half minute is
 * taken already; from the third on a real half minute has to pass.
 *
 * @param {string} secret
 */
export function authenticator(secret) {
  const totp = new TOTP({ secret });
  let last = 0;
  return async () => {
    const step = Math.max(last + 1, Math.floor(Date.now() / 30_000));
    await delay(Math.max(0, (step - 1) * 30_000 - Date.now()));
    last = step;
    return totp.generate({ timestamp: step * 30_000 });
  };
}
