import crypto from 'node:crypto';
import { SignJWT, jwtVerify } from 'jose';
import { invalidAccessToken } from './errors.mjs';

/** @typedef {import('./store.mjs').User} User */
/** @typedef {{ originJti: string, authTime: Date, eventId: string }} SignIn what every token of one sign-in shares */

export const ACCESS_TOKEN_TTL_S = 3600;
const SCOPE = 'aws.cognito.signin.user.admin';

/** Makes access and id tokens with the claims Cognito gives them. */
export class TokenIssuer {
  /**
   * @param {import('./signing-key.mjs').SigningKey} key
   * @param {{ issuer: string, clientId: string }} audience
   */
  constructor(key, { issuer, clientId }) {
    this.key = key;
    this.issuer = issuer;
    this.clientId = clientId;
  }

  /**
   * @param {User} user
   * @param {SignIn} signIn
   */
  async issue(user, signIn) {
    const access = { token_use: 'access', client_id: this.clientId, scope: SCOPE, username: user.username };
    const id = { ...user.attributes, token_use: 'id', aud: this.clientId, 'cognito:username': user.username, ...verifiedEmail(user) };
    const [AccessToken, IdToken] = await Promise.all([this.sign(access, user, signIn), this.sign(id, user, signIn)]);
    return { AccessToken, IdToken, ExpiresIn: ACCESS_TOKEN_TTL_S, TokenType: 'Bearer' };
  }

  /**
   * Reads an access token of this pool and client that has not expired.
   *
   * @param {string} token
   * @returns {Promise<{ username: string, originJti: string }>}
   * @throws {import('./errors.mjs').CognitoError} NotAuthorizedException
   */
  async readAccessToken(token) {
    const key = crypto.createPublicKey(this.key.privateKey);
    const options = { issuer: this.issuer, algorithms: ['RS256'] };
    const { payload } = await jwtVerify(token, key, options).catch((cause) => {
      throw Object.assign(invalidAccessToken(), { cause });
    });
    if (payload.token_use !== 'access' || payload.client_id !== this.clientId) throw invalidAccessToken();
    return { username: String(payload.username), originJti: String(payload.origin_jti) };
  }

  /**
   * @param {Record<string, unknown>} claims
   * @param {User} user
   * @param {SignIn} signIn
   */
  sign(claims, user, { originJti, authTime, eventId }) {
    const now = Math.floor(Date.now() / 1000);
    const shared = { sub: user.sub, origin_jti: originJti, event_id: eventId, auth_time: Math.floor(authTime.getTime() / 1000) };
    return new SignJWT({ ...claims, ...shared, iss: this.issuer, iat: now, exp: now + ACCESS_TOKEN_TTL_S, jti: crypto.randomUUID() })
      .setProtectedHeader({ alg: 'RS256', kid: this.key.kid })
      .sign(this.key.privateKey);
  }
}

/** Attributes are texts, this claim is a boolean. @param {User} user */
function verifiedEmail(user) {
  return 'email_verified' in user.attributes ? { email_verified: user.attributes.email_verified === 'true' } : {};
}
