import { signInBodies } from './hospitals.mjs';

/** @typedef {import('./hospitals.mjs').Hospital} Hospital */
/** @typedef {{ method: string, path: string, headers: Record<string, string>, body?: string }} Request */
/** @typedef {{ name: string, server: 'api' | 'limit', expects: number, requests: (seconds: number) => Request[] }} Load `seconds`: how long it is to last */

/** Different requests in one load; each connection has its share of them and begins anew when they are used up. */
const REQUESTS = 4000;
/** More than are registered: a person who is sent twice is refused as a duplicate. */
const creates = (/** @type {number} */ seconds) => Math.max(8000, seconds * 600);

const many = (/** @type {number} */ count, /** @type {(index: number) => Request} */ one) =>
  Array.from({ length: count }, (_, index) => one(index));
const turn = (/** @type {any[]} */ list, /** @type {number} */ index) => list[index % list.length];
const JSON_BODY = { 'content-type': 'application/json' };

const headersOf = (/** @type {Hospital} */ { id, token }) => ({
  authorization: `Bearer ${token}`,
  'x-tenant-id': id,
  'x-app-id': 'hospital-portal',
});

const SYLLABLES = [...'bdfghjklmnprstvz'].flatMap((consonant) => [...'aeiu'].map((vowel) => consonant + vowel));
/** Odd, so that multiplying by it modulo 2³² gives every number another one that looks like chance. */
const MIXER = 0x9e3779b1;

/** Nobody's duplicate: names that share no syllables but by chance, and phones of their own. */
function person(/** @type {number} */ number) {
  const [one, two] = [Math.imul(number, MIXER) >>> 0, Math.imul(number ^ 0x5bd1e995, MIXER) >>> 0];
  const word = (/** @type {number} */ bits) => [2, 8, 14, 20, 26].map((shift) => SYLLABLES[(bits >>> shift) & 63]).join('');
  return {
    firstName: word(one),
    lastName: word(two),
    dateOfBirth: new Date(Date.UTC(1925, 0, 1) + (one % 36_000) * 86_400_000).toISOString().slice(0, 10),
    gender: 'female',
    phone: `+91${9_000_000_000 + number}`,
  };
}

let people = 0;

const signIns = () =>
  signInBodies().map((body) => ({
    method: 'POST',
    path: '/auth/signin',
    headers: { ...JSON_BODY, 'x-app-id': 'hospital-portal' },
    body: JSON.stringify(body),
  }));

/**
 * What is asked of our API, in turn of all `hospitals`.
 *
 * @param {Hospital[]} hospitals
 * @returns {Record<'list' | 'search' | 'one' | 'create' | 'signIn', Load>}
 */
export function apiLoads(hospitals) {
  const get = (path) => () =>
    many(Math.max(REQUESTS, hospitals.length * 2), (index) => {
      const hospital = turn(hospitals, index);
      return { method: 'GET', path: path(hospital, Math.floor(index / hospitals.length)), headers: headersOf(hospital) };
    });
  const create = (/** @type {number} */ seconds) =>
    many(creates(seconds), (index) => {
      const hospital = turn(hospitals, index);
      return {
        method: 'POST',
        path: '/api/patients',
        headers: { ...headersOf(hospital), ...JSON_BODY },
        body: JSON.stringify(person((people += 1))),
      };
    });
  return {
    list: { name: 'list of 20', server: 'api', expects: 200, requests: get(() => '/api/patients?limit=20') },
    search: {
      name: 'name search',
      server: 'api',
      expects: 200,
      requests: get(({ names }, index) => `/api/patients?limit=20&q=${turn(names, index)}`),
    },
    one: {
      name: 'one patient',
      server: 'api',
      expects: 200,
      requests: get(({ patients }, index) => `/api/patients/${turn(patients, index)}`),
    },
    create: { name: 'create', server: 'api', expects: 201, requests: create },
    signIn: { name: 'sign-in', server: 'api', expects: 200, requests: signIns },
  };
}

/**
 * The same of the bare server, on one hospital.
 *
 * @param {Hospital} hospital
 * @returns {Record<'list' | 'search' | 'one' | 'create', Load>}
 */
export function limitLoads({ id, patients, names }) {
  const get = (path) => () => many(REQUESTS, (index) => ({ method: 'GET', path: `/${id}/patients${path(index)}`, headers: {} }));
  const create = (/** @type {number} */ seconds) =>
    many(creates(seconds), () => ({
      method: 'POST',
      path: `/${id}/patients`,
      headers: JSON_BODY,
      body: JSON.stringify(person((people += 1))),
    }));
  return {
    list: { name: 'list of 20', server: 'limit', expects: 200, requests: get(() => '') },
    search: { name: 'name search', server: 'limit', expects: 200, requests: get((index) => `?q=${turn(names, index)}`) },
    one: { name: 'one patient', server: 'limit', expects: 200, requests: get((index) => `/${turn(patients, index)}`) },
    create: { name: 'create', server: 'limit', expects: 201, requests: create },
  };
}
