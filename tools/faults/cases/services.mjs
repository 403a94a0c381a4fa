import { setTimeout as sleep } from 'node:timers/promises';
import { Load } from '../load.mjs';
import { jobEnds, outcomeOf } from '../killing.mjs';
import { secondsSince, see, until } from '../patience.mjs';

/** @typedef {import('../world.mjs').World} World */
/** @typedef {import('../results.mjs').Case} Case */

const DOWN_MS = 10_000;
const PASSWORD = 'Bench-Only-Password-1';
const PERSON = 'person1@bench.example';
/** Two tries of three seconds, and what they need besides. */
const ANSWER_SECONDS = 8;
/** What an answer takes when nobody asks the service any more. */
const AT_ONCE_SECONDS = 1;

/** @param {World} world of the first hospital, which has people to sign in */
const signIn = (world) => world.client('hospital-portal').signIn(PERSON, PASSWORD, { subdomain: 'bench0' });

/** @param {World} world @returns {Promise<number[]>} seconds that each refusal took, while the service is down */
async function refusals(world) {
  const took = [];
  const until = performance.now() + DOWN_MS;
  while (performance.now() < until || took.length < 8) {
    const began = performance.now();
    const { status, headers, body } = await signIn(world);
    took.push(secondsSince(began));
    see(status === 503 && body.code !== undefined && headers['retry-after'] !== undefined, `sign-in answered ${status} ${body.code}`);
    await sleep(200);
  }
  return took;
}

/**
 * @param {string} how
 * @param {{ down: (world: World) => Promise<unknown>, up: (world: World) => Promise<unknown> }} fault
 * @returns {Case}
 */
const identity = (how, { down, up }) => ({
  name: `Identity ${how}`,
  expected: `People who are signed in go on as ever. Sign-in answers 503 with Retry-After within ${ANSWER_SECONDS} s, and at once after five that got no answer. It works again by itself.`,
  withinSeconds: 10,
  async run(world) {
    const load = new Load(await world.hospitals(2));
    await load.goesWell(50);
    await down(world);
    const took = await refusals(world).finally(() => up(world));
    const over = performance.now();
    await until('somebody can sign in', 30, async () => (await signIn(world)).status === 200);
    const seconds = secondsSince(over);
    await load.stop();
    await load.assertSound(world, { mayBreak: false });
    const wrong = load.asked.filter(({ status }) => status >= 400 || status === 0).length;
    see(wrong === 0, `people who were signed in: ${load.tally()}`);
    see(Math.max(...took) < ANSWER_SECONDS, `a refusal took ${Math.max(...took).toFixed(1)} s`);
    see(took.filter((one) => one < AT_ONCE_SECONDS).length > 0, 'no refusal came at once');
    return {
      seconds,
      seen: `${took.length} sign-ins refused, the slowest in ${Math.max(...took).toFixed(1)} s; signed in: ${load.tally()}`,
    };
  },
});

/** @param {World} world @param {NodeJS.Signals} signal */
const toIdentity = async (world, signal) => process.kill(Number(world.ground.cloud.supervisor.pidOf('identity')), signal);

/** @type {Case} */
const startedWithout = {
  name: 'API started while identity is silent',
  expected:
    'It starts and says that it is ready; who is signed in gets 503 until the keys can be read, and is served without signing in again.',
  withinSeconds: 30,
  async run(world) {
    const { admin } = await world.hospital();
    await world.kill('api');
    await toIdentity(world, 'SIGSTOP');
    let meanwhile;
    try {
      await world.start('api');
      meanwhile = await admin.get('/api/patients');
    } finally {
      await toIdentity(world, 'SIGCONT');
    }
    const over = performance.now();
    see(meanwhile.status === 503, `meanwhile the list answered ${meanwhile.status} ${meanwhile.body.code}`);
    await until('the list is served', 30, async () => (await admin.get('/api/patients')).status === 200);
    return { seconds: secondsSince(over), seen: `meanwhile 503 ${meanwhile.body.code}, then 200` };
  },
};

let opened = 0;

/** @param {World} world a hospital whose first Admin gets an account at once */
async function open(world) {
  opened += 1;
  const admin = { name: 'Waiting Admin', email: `waiting${opened}@waiting.example`, password: 'Temporary-Pass-1' };
  const details = { email: 'contact@waiting.example', phone: '+912025536617', address: 'Pune', plan: 'basic' };
  const answer = await (
    await world.operator()
  ).post('/api/tenants', { ...details, name: `Waiting ${opened}`, subdomain: `waiting${opened}`, admin });
  see(answer.status === 201, `opening a hospital answered ${answer.status}`);
  return answer.body;
}

/** @type {Case} */
const opening = {
  name: 'A hospital opened while identity refuses connections',
  expected:
    'It is taken; the job tries the Admin’s step again and again and opens the hospital when identity is back, without a person’s help.',
  withinSeconds: 30,
  async run(world) {
    await world.kill('worker');
    const { jobId, id } = await open(world);
    await world.doors.identity.shut();
    await world.start('worker');
    await until(
      'the step fails once',
      30,
      async () => (await world.count('SELECT attempts FROM public.job_requests WHERE id = $1', [jobId])) > 1,
    );
    await world.doors.identity.open();
    const over = performance.now();
    const job = await jobEnds(world, jobId);
    see(job.state === 'done', `the job ended as ${job.state}: ${job.error?.message}`);
    const active = await world.count(`SELECT count(*) FROM public.tenants WHERE id = $1 AND status = 'active'`, [id]);
    see(active === 1, 'the hospital is not active');
    return { seconds: secondsSince(over), seen: `active at try ${job.attempts}` };
  },
};

/**
 * @param {string} how
 * @param {{ down: (world: World) => Promise<unknown>, up: (world: World) => Promise<unknown> }} fault
 * @returns {Case}
 */
const mail = (how, { down, up }) => ({
  name: `Mail ${how} for ${DOWN_MS / 1000} s`,
  expected: 'Invitations are answered as ever; their mails wait and come by themselves when mail is back.',
  withinSeconds: 45,
  async run(world) {
    const [{ id }, operator] = [await world.hospital(), await world.operator()];
    opened += 1;
    const email = `posted${opened}@posted.example`;
    await down(world);
    const answer = await outcomeOf(operator.post('/api/users', { tenantId: id, name: 'Posted', email }));
    await sleep(DOWN_MS).finally(() => up(world));
    const over = performance.now();
    see(answer.status === 201, `the invitation answered ${answer.status}`);
    const mails = await until('the mail comes', 120, async () => {
      const found = await world.mailsTo(email);
      return found.length > 0 && found;
    });
    const seconds = secondsSince(over);
    const tries = await world.count(
      `SELECT attempts FROM public.job_requests WHERE kind = 'mail.invitation' AND payload ->> 'userId' = $1`,
      [answer.body.id],
    );
    return { seconds, seen: `${mails.length} mail, at try ${tries}` };
  },
});

/** @param {World} world @param {NodeJS.Signals} signal */
const toMail = async (world, signal) => process.kill(Number(world.ground.cloud.supervisor.pidOf('mail')), signal);

/** @type {Case[]} */
export const cases = [
  identity('refuses connections', { down: (world) => world.doors.identity.shut(), up: (world) => world.doors.identity.open() }),
  identity('is silent (SIGSTOP)', { down: (world) => toIdentity(world, 'SIGSTOP'), up: (world) => toIdentity(world, 'SIGCONT') }),
  startedWithout,
  opening,
  mail('refuses connections', { down: (world) => world.doors.mail.shut(), up: (world) => world.doors.mail.open() }),
  mail('is silent (SIGSTOP)', { down: (world) => toMail(world, 'SIGSTOP'), up: (world) => toMail(world, 'SIGCONT') }),
];
