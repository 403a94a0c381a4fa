import crypto from 'node:crypto';
import { CognitoError } from './errors.mjs';

/** Verifies AWS Signature Version 4 of a `POST /` with JSON: who calls must know the secret key, and nothing was changed. */

const SERVICE = 'cognito-idp';
const WINDOW_MS = 5 * 60 * 1000;
/** Without these in the signature, a signed request could be sent as another operation, at another time or to another host. */
const MUST_BE_SIGNED = ['host', 'x-amz-date', 'x-amz-target'];
const AUTHORIZATION =
  /^AWS4-HMAC-SHA256 Credential=(?<accessKeyId>[^/,\s]+)\/(?<date>\d{8})\/(?<region>[^/,\s]+)\/(?<service>[^/,\s]+)\/aws4_request,\s*SignedHeaders=(?<names>[^,\s]+),\s*Signature=(?<signature>[0-9a-f]{64})$/;

const missingToken = () => new CognitoError('MissingAuthenticationTokenException', 'Missing Authentication Token');
const unknownKey = () => new CognitoError('UnrecognizedClientException', 'The security token included in the request is invalid.');
/** @param {string} message */
const invalidSignature = (message) => new CognitoError('InvalidSignatureException', message);

/**
 * @typedef {object} SignedRequest
 * @property {import('node:http').IncomingHttpHeaders} headers
 * @property {Buffer} body
 */
/** @typedef {{ accessKeyId: string, secretAccessKey: string, region: string }} Credentials */

/**
 * @param {SignedRequest} request
 * @param {Credentials} credentials
 * @param {number} [now] epoch milliseconds
 * @throws {CognitoError}
 */
export function verifySignature(request, credentials, now = Date.now()) {
  const scope = parseAuthorization(request.headers.authorization);
  if (!sameText(scope.accessKeyId, credentials.accessKeyId)) throw unknownKey();
  const timestamp = checkTime(String(request.headers['x-amz-date'] ?? ''), now);
  if (scope.date !== timestamp.slice(0, 8) || scope.region !== credentials.region || scope.service !== SERVICE) {
    throw invalidSignature('Credential should be scoped to a valid region, service and date.');
  }
  const expected = signatureOf(request, scope, { secret: credentials.secretAccessKey, timestamp });
  if (!sameText(expected, scope.signature)) {
    throw invalidSignature('The request signature we calculated does not match the signature you provided.');
  }
}

/** @typedef {Record<'accessKeyId' | 'date' | 'region' | 'service' | 'names' | 'signature', string>} Scope */

/** @param {string | undefined} header */
function parseAuthorization(header) {
  if (!header) throw missingToken();
  const found = AUTHORIZATION.exec(header)?.groups;
  if (!found) throw new CognitoError('IncompleteSignatureException', 'The Authorization header is not a complete signature.');
  const { accessKeyId, date, region, service, names, signature } = /** @type {Scope} */ (found);
  const signedHeaders = names.split(';');
  if (!MUST_BE_SIGNED.every((name) => signedHeaders.includes(name))) {
    throw new CognitoError('IncompleteSignatureException', `These headers must be signed: ${MUST_BE_SIGNED.join(', ')}.`);
  }
  return { accessKeyId, date, region, service, signedHeaders, signature };
}

/**
 * @param {string} timestamp `YYYYMMDDTHHMMSSZ`
 * @param {number} now
 */
function checkTime(timestamp, now) {
  const [, year, month, day, hour, minute, second] = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/.exec(timestamp) ?? [];
  const sent = Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`);
  if (!(Math.abs(now - sent) <= WINDOW_MS)) throw invalidSignature(`Signature expired or not yet valid: ${timestamp}`);
  return timestamp;
}

/**
 * @param {SignedRequest} request
 * @param {ReturnType<typeof parseAuthorization>} scope
 * @param {{ secret: string, timestamp: string }} key
 */
function signatureOf({ headers, body }, { date, region, service, signedHeaders }, { secret, timestamp }) {
  const canonicalHeaders = signedHeaders.map((name) => `${name}:${canonicalValue(headers[name])}\n`).join('');
  const canonical = ['POST', '/', '', canonicalHeaders, signedHeaders.join(';'), sha256(body)].join('\n');
  const text = ['AWS4-HMAC-SHA256', timestamp, `${date}/${region}/${service}/aws4_request`, sha256(canonical)].join('\n');
  const key = [date, region, service, 'aws4_request'].reduce((secretSoFar, part) => hmac(secretSoFar, part), Buffer.from(`AWS4${secret}`));
  return hmac(key, text).toString('hex');
}

/** @param {string | string[] | undefined} value */
function canonicalValue(value) {
  return String(value ?? '')
    .trim()
    .replaceAll(/\s+/g, ' ');
}

/** @param {string | Buffer} text */
function sha256(text) {
  return crypto.createHash('sha256').update(text).digest('hex');
}

/**
 * @param {Buffer} key
 * @param {string} text
 */
function hmac(key, text) {
  return crypto.createHmac('sha256', key).update(text).digest();
}

/**
 * @param {string} left
 * @param {string} right
 */
function sameText(left, right) {
  return crypto.timingSafeEqual(Buffer.from(sha256(left)), Buffer.from(sha256(right)));
}
