import 'reflect-metadata';
import { calculated } from '../../shared-dto/dist/lab-rules.js';
import { completedAge } from '../../backend/dist/labs/ages.rules.js';
import { dayIn } from '../../backend/dist/common/days.js';
import { evaluateNumber } from '../../backend/dist/labs/results/evaluation.rules.js';
import { REGULAR_ORDERS, TODAY, USUAL, statusOf } from './labs-plan.mjs';
import { MADE, PEOPLE, PATIENTS, ORDER, TUBE, ITEM, RESULT, CORRECTION, CRITICAL } from './labs-sql.mjs';
import { seeded } from './random.mjs';

const DAY_MS = 86_400_000;
/** Who comes regularly: six times within two years. */
const REGULARS = 12;
const VISITS = 6;
const EVERY_DAYS = 120;

const URGENCY = { stat: 0, asap: 1, urgent: 2, routine: 3 };
const isFinal = (/** @type {{ status: string }} */ { status }) => status === 'final' || status === 'corrected';
const HAVE_RESULTS = ['in_progress', 'preliminary', 'final', 'corrected'];

/**
 * Orders in every state, values over two years, and one critical result that nobody has acknowledged.
 * @param {import('pg').PoolClient} client in the hospital's schema
 * @param {{ id: string, seed: number }} hospital
 */
export async function seedLabs(client, { id: tenantId, seed }) {
  const { rowCount } = await client.query(MADE);
  const { rows: doctors } = await client.query(PEOPLE, [tenantId, 'Doctor']);
  const { rows: patients } = await client.query(PATIENTS, [REGULARS + TODAY.length]);
  if (rowCount !== 0 || doctors.length === 0 || patients.length < REGULARS) return;
  const { rows } = await client.query('SELECT id, version, definition FROM lab_tests');
  const { rows: tenants } = await client.query('SELECT time_zone FROM public.tenants WHERE id = $1', [tenantId]);
  const tests = new Map(rows.map((test) => [test.definition.code, test]));
  const demo = new DemoLaboratory(client, { tenantId, doctors, tests, zone: tenants[0].time_zone, random: seeded(seed * 6151) });
  for (const patient of patients.slice(0, REGULARS)) await demo.regular(patient);
  for (const [index, order] of TODAY.entries())
    await demo.order(patients[index % patients.length], { ...order, at: new Date(Date.now() - (index + 1) * 1_500_000) });
}

/** Writes as the laboratory would, with its rules. */
class DemoLaboratory {
  #client;
  #about;
  /** The last value of a test, by patient and code. */
  #last = new Map();

  /**
   * @param {import('pg').PoolClient} client
   * @param {{ tenantId: string, doctors: any[], tests: Map<string, any>, zone: string, random: ReturnType<typeof seeded> }} about
   */
  constructor(client, about) {
    this.#client = client;
    this.#about = about;
  }

  /** @param {any} patient */
  async regular(patient) {
    const { random } = this.#about;
    const drift = random.below(100) / 100 - 0.4;
    for (let visit = VISITS; visit > 0; visit -= 1) {
      const at = new Date(Date.now() - visit * EVERY_DAYS * DAY_MS + random.below(20) * DAY_MS);
      for (const codes of REGULAR_ORDERS.slice(0, 2 + random.below(3)))
        await this.order(patient, { stage: 'done', codes, priority: 'routine', at, shift: ((VISITS - visit) / VISITS) * drift });
    }
  }

  /**
   * @param {any} patient
   * @param {(typeof TODAY)[number] & { at: Date, shift?: number }} order
   */
  async order(patient, order) {
    const { stage, codes, priority, at } = order;
    const { doctors, tests, random, tenantId } = this.#about;
    const doctor = random.pick(doctors);
    const { rows } = await this.#client.query(ORDER, [patient.id, doctor.id, doctor.name, priority, at]);
    const { id: orderId, order_number: number } = rows[0];
    const after = (/** @type {number} */ minutes) => new Date(Math.min(Date.now(), at.getTime() + minutes * 60_000));
    const collectedAt = stage === 'collect' || stage === 'cancelled' ? null : after(5);
    const receivedAt = ['enter', 'verify', 'done'].includes(stage) ? after(15) : null;
    const kinds = [...new Set(codes.map((code) => tests.get(code).definition.specimen))];
    for (const [index, kind] of kinds.entries()) {
      const tube = [orderId, `${number}-${index + 1}`, kind, stage, ['collect', 'receive', 'enter'].includes(stage), URGENCY[priority]];
      const made = await this.#client.query(TUBE, [...tube, collectedAt, receivedAt, stage === 'rejected' ? after(20) : null, at]);
      const inTube = codes.map((code) => tests.get(code)).filter(({ definition }) => definition.specimen === kind);
      const specimenId =
        stage === 'rejected' ? await this.#again([orderId, `${number}-${index + 2}`, kind], URGENCY[priority]) : made.rows[0].id;
      await this.#measure(inTube, {
        ...order,
        orderId,
        specimenId,
        patient,
        doctor,
        tenantId,
        collectedAt,
        enteredAt: after(30),
        verifiedAt: after(40),
      });
    }
  }

  /** Another tube in the place of a refused one. */
  async #again(/** @type {string[]} */ tube, /** @type {number} */ urgency) {
    const { rows } = await this.#client.query(TUBE, [...tube, 'collect', true, urgency, null, null, null, new Date()]);
    return rows[0].id;
  }

  /**
   * @param {any[]} tests of one tube
   * @param {any} about
   */
  async #measure(tests, about) {
    const numbers = new Map();
    for (const [position, test] of tests.entries()) {
      const { rows } = await this.#client.query(ITEM, [about.orderId, about.specimenId, test.id, position, about.stage === 'cancelled']);
      const status = statusOf(about, test.definition.code);
      if (HAVE_RESULTS.includes(status)) await this.#results(rows[0].id, test, { ...about, numbers, status });
      else if (status !== 'cancelled')
        await this.#client.query('UPDATE lab_order_items SET status = $2 WHERE id = $1', [rows[0].id, status]);
    }
  }

  /** One, or before it the one that was wrong. */
  async #results(/** @type {string} */ itemId, /** @type {any} */ test, /** @type {any} */ about) {
    const wrong = about.wrong?.[test.definition.code];
    if (wrong === undefined) return this.#result(itemId, test, about);
    const last = new Map(this.#last);
    const before = await this.#result(itemId, test, { ...about, status: 'final', values: { [test.definition.code]: wrong } });
    this.#last = last;
    return this.#result(itemId, test, { ...about, corrects: before, enteredAt: about.verifiedAt });
  }

  async #result(/** @type {string} */ itemId, /** @type {any} */ test, /** @type {any} */ about) {
    const { patient, numbers, collectedAt, doctor } = about;
    const value = this.#value(test, about);
    if (value === null) throw new Error(`the demo has no value of ${test.definition.code}`);
    const key = `${patient.id} ${test.definition.code}`;
    const subject = {
      gender: patient.gender,
      dateOfBirth: patient.born,
      pregnant: false,
      collectedOn: dayIn(this.#about.zone, collectedAt),
    };
    const result = evaluateNumber({ value, comparator: null }, { test: test.definition, subject, previous: this.#last.get(key) ?? null });
    numbers.set(test.definition.code, result.number);
    if (isFinal(about)) this.#last.set(key, { value: result.number, collectedAt: collectedAt.toISOString() });
    const id = await this.#write([itemId, test.id, test.version], result, about);
    if (isFinal(about) && result.critical) await this.#client.query(CRITICAL, [id, about.orderId, doctor.id, about.tenantId]);
    return id;
  }

  /** @param {any[]} of @param {any} result @param {any} about @returns {Promise<string>} */
  async #write(of, { number, unit, flag, critical, range, delta }, about) {
    const { enteredAt, verifiedAt, doctor, status, corrects } = about;
    const verified = isFinal(about) ? [verifiedAt, doctor.id, doctor.name] : [null, null, null];
    const json = (/** @type {object | null} */ part) => part && JSON.stringify(part);
    const values = [...of, number, unit, flag, critical, json(range), json(delta), enteredAt, ...verified, status];
    const { rows } = await this.#client.query(corrects ? CORRECTION : RESULT, corrects ? [...values, corrects] : values);
    return rows[0].id;
  }

  /** @returns {number | null} */
  #value({ definition }, { numbers, patient, values = {}, shift = 0, collectedAt }) {
    const { code, formula } = definition;
    const ageYears = completedAge(patient.born, dayIn(this.#about.zone, collectedAt), 'years');
    if (formula) return calculated(formula, numbers, { ageYears, gender: patient.gender });
    if (values[code] !== undefined) return values[code];
    const [usual, spread] = USUAL[/** @type {keyof typeof USUAL} */ (code)];
    return usual + spread * (shift * 2 + (this.#about.random.below(200) - 100) / 130);
  }
}
