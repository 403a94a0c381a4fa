import { setTimeout as sleep } from 'node:timers/promises';
import { outcomeOf } from './killing.mjs';
import { see, until } from './patience.mjs';

/** @typedef {import('./world.mjs').World} World */
/** @typedef {import('./world.mjs').Hospital} Hospital */
/** @typedef {{ kind: 'list' | 'read' | 'create', hospital: Hospital, key: string, began: number, ended: number, status: number, code: string, ids: string[] }} Asked */

const LANES = 16;
const PAUSE_MS = 100;
const GIVE_UP_SECONDS = 60;
/** The longest that anybody may wait for an answer, whatever is broken: PostgreSQL is given up after 12 s. */
const LONGEST_WAIT_SECONDS = 20;
const RIGHT = { list: 200, read: 200, create: 201 };
const KINDS = /** @type {const} */ (['list', 'read', 'create']);
let loads = 0;

const patient = (/** @type {string} */ key) => ({
  lastName: `Load ${key}`,
  dateOfBirth: '1990-01-01',
  gender: 'male',
  allowDuplicate: true,
});
const isRight = (/** @type {Asked} */ { kind, status }) => status === RIGHT[kind];
/** Told that it cannot be done now, in the product's own words. */
const isTold = (/** @type {Asked} */ { status, code }) => status === 503 && code !== '';

/** People of some hospitals who list, read and register patients without a pause, while something breaks. */
export class Load {
  /** @type {Asked[]} */ asked = [];
  #going = true;
  #lanes;
  #name = `load${(loads += 1)}`;

  /** @param {Hospital[]} hospitals whose clients ask */
  constructor(hospitals) {
    let n = 0;
    this.hospitals = hospitals;
    this.#lanes = Array.from({ length: LANES }, async () => {
      while (this.#going) await this.#askOnce((n += 1));
    });
  }

  /** @param {number} n */
  async #askOnce(n) {
    const hospital = /** @type {Hospital} */ (this.hospitals[n % this.hospitals.length]);
    const kind = KINDS[Math.floor(n / this.hospitals.length) % KINDS.length] ?? 'list';
    const key = `${this.#name}-${n}`;
    const began = performance.now();
    const { status, body } = await outcomeOf(this.ask(kind, hospital, key));
    const whole = typeof body === 'object';
    const ids = whole ? (body.data ?? [body]).map((/** @type {{ id: string }} */ { id }) => id) : [];
    const code = whole ? String(body.code ?? '') : '';
    this.asked.push({ kind, hospital, key, began, ended: performance.now(), status: whole ? status : 0, code, ids });
    if (status === 0) await sleep(PAUSE_MS);
  }

  /** @param {Asked['kind']} kind @param {Hospital} hospital @param {string} key */
  ask(kind, { admin, patients }, key) {
    if (kind === 'list') return admin.get('/api/patients?limit=20&sort=-createdAt');
    if (kind === 'read') return admin.get(`/api/patients/${patients[0]}`);
    return admin.post('/api/patients', patient(key), { 'idempotency-key': key });
  }

  /** Resolves after so many more right answers. @param {number} count */
  async goesWell(count) {
    const from = this.asked.length;
    await until(`${count} right answers`, GIVE_UP_SECONDS, async () => this.asked.slice(from).filter(isRight).length >= count);
  }

  async stop() {
    this.#going = false;
    await Promise.all(this.#lanes);
  }

  /** Seconds from a moment to the last answer that was not right; to the first right one, if none was wrong. @param {number} since */
  recovery(since) {
    const first = this.asked.find((one) => one.ended >= since && isRight(one))?.ended ?? Infinity;
    return Math.max((first - since) / 1000, this.lastWrong(since));
  }

  /** Seconds from a moment to the last answer that was not right; 0 if there was none. @param {number} since */
  lastWrong(since) {
    const last = this.asked.findLast((one) => one.ended >= since && !isRight(one));
    return last ? (last.ended - since) / 1000 : 0;
  }

  /** In words: how many answers were right, and what the others were. */
  tally() {
    const others = Object.entries(
      Object.groupBy(
        this.asked.filter((one) => !isRight(one)),
        nameOf,
      ),
    );
    const words = others.map(([name, list]) => `${list?.length} × ${name}`);
    return `${this.asked.filter(isRight).length} right answers${words.length > 0 ? `, ${words.join(', ')}` : ''}`;
  }

  /**
   * Nothing that was answered is lost, nothing was done twice, nobody saw another hospital's patients, and who was refused was told so in order.
   *
   * @param {World} world whole again
   * @param {{ mayBreak: boolean }} options whether connections may have broken off: the API itself was killed
   */
  async assertSound(world, { mayBreak }) {
    const odd = this.asked.find((one) => !isRight(one) && !isTold(one) && !(mayBreak && one.status === 0));
    see(!odd, `an answer was ${odd && nameOf(odd)}`);
    const longest = Math.max(...this.asked.map(({ began, ended }) => ended - began)) / 1000;
    see(longest < LONGEST_WAIT_SECONDS, `somebody waited ${longest.toFixed(1)} s for an answer`);
    await this.#repeatUnanswered();
    for (const hospital of this.hospitals) await this.#assertKept(world, hospital);
  }

  /** As any client does: with the same key, until there is an answer. */
  async #repeatUnanswered() {
    const open = this.asked.filter((one) => one.kind === 'create' && !isRight(one));
    for (const one of open) {
      await until('the repeated request is answered', GIVE_UP_SECONDS, async () => {
        const { status } = await outcomeOf(this.ask('create', one.hospital, one.key));
        return status === RIGHT.create;
      });
    }
  }

  /** @param {World} world @param {Hospital} hospital */
  async #assertKept(world, hospital) {
    const mine = this.asked.filter((one) => one.hospital === hospital);
    const creates = mine.filter(({ kind }) => kind === 'create');
    const registered = `SELECT count(*) FROM "${hospital.id}".patients WHERE last_name LIKE 'Load ${this.#name}-%'`;
    const there = await world.count(registered);
    see(there === creates.length, `${creates.length} patients were registered, ${there} are there`);
    const ids = [...new Set(mine.filter(isRight).flatMap((one) => one.ids))];
    const own = await world.count(`SELECT count(*) FROM "${hospital.id}".patients WHERE id = ANY ($1::uuid[])`, [ids]);
    see(own === ids.length, `${ids.length - own} patients that were shown or registered are not the hospital's`);
    const reads = mine.filter((one) => one.kind === 'read' && isRight(one)).length;
    const views = await world.count(
      `SELECT count(*) FROM "${hospital.id}".audit_events WHERE action = 'patient.read' AND patient_id = $1`,
      [hospital.patients[0]],
    );
    see(views >= reads, `${reads} charts were shown, the audit has ${views}`);
  }
}

/** @param {Asked} one */
const nameOf = ({ status, code }) => (status === 0 ? 'broken off' : `${status} ${code}`.trim());

/**
 * Every connection of the API and the worker is back where it belongs.
 *
 * @param {World} world
 */
export async function assertPoolsClean(world) {
  const stuck = `SELECT count(*) FROM pg_stat_activity WHERE usename IN ('hms_api', 'hms_migrator') AND pid <> pg_backend_pid()
    AND (state LIKE 'idle in transaction%' OR (state = 'active' AND query_start < now() - interval '5 seconds'))`;
  await until('no connection stays busy', LONGEST_WAIT_SECONDS, async () => (await world.count(stuck)) === 0);
}
