import { killWhere, noJobWaits, seen } from '../killing.mjs';
import { secondsSince, see, until } from '../patience.mjs';

/** @typedef {import('../world.mjs').World} World */
/** @typedef {import('../world.mjs').Hospital} Hospital */
/** @typedef {import('../results.mjs').Case} Case */

const PASSWORD = 'Correct-Horse-42';
/** How long a code stays claimed by a process that died with it. */
const CLAIM_SECONDS = 60;
let invited = 0;

/** @param {Hospital} hospital */
function invitation({ id }) {
  invited += 1;
  return { tenantId: id, name: 'New Admin', email: `invited${invited}@invited.example` };
}

const linkIn = (/** @type {string} */ text) => new URL(/http\S+invitation\?\S+/.exec(text)?.[0] ?? 'nowhere:').searchParams.get('token');

/** @param {World} world @param {string} email */
async function mailed(world, email) {
  const mails = await until(`a mail to ${email}`, 30, async () => {
    const found = await world.mailsTo(email);
    return found.length > 0 && found;
  });
  const links = new Set(mails.map(({ text }) => linkIn(text)));
  see(links.size === 1, `${mails.length} mails have ${links.size} different links`);
  return { mails, token: [...links][0] };
}

/** @param {World} world @param {string | null | undefined} token */
const accept = (world, token) => world.client('hospital-portal').post('/auth/invitation/accept', { token, password: PASSWORD });

/** @param {World} world @param {{ email: string, tenantId: string }} person */
async function assertComesIn(world, { email, tenantId }) {
  const { token } = await mailed(world, email);
  const { status, body } = await accept(world, token);
  see(status === 200, `the link of the mail answered ${status} ${body.code}`);
  const members = await world.count(`SELECT count(*) FROM public.memberships WHERE tenant_id = $1 AND email = $2 AND status = 'active'`, [
    tenantId,
    email,
  ]);
  see(members === 1, `the person is there ${members} times`);
}

/** @param {'before' | 'after'} when @param {import('../pause.mjs').Place} place @returns {Case} */
const asked = (when, place) => ({
  name: `Invitation: API killed ${when} it commits`,
  expected: `${when === 'before' ? 'Nobody is invited' : 'The person is invited'}; the same request with its key answers 201; one mail comes, and its link works.`,
  withinSeconds: 30,
  async run(world) {
    const [hospital, operator] = [await world.hospital(), await world.operator()];
    const body = invitation(hospital);
    const key = { 'idempotency-key': body.email };
    const { outcome, killedAt } = await killWhere(world, { name: 'api', place, act: () => operator.post('/api/users', body, key) });
    see(outcome.status === 0, `the operator was told ${outcome.status}`);
    const again = await operator.post('/api/users', body, key);
    see(again.status === 201, `the repeated request answered ${again.status} ${again.body.code}`);
    await mailed(world, body.email);
    const result = seen(killedAt, 'one mail', 'its link works');
    await noJobWaits(world);
    const { mails } = await mailed(world, body.email);
    see(mails.length === 1, `${mails.length} mails came`);
    await assertComesIn(world, body);
    return result;
  },
});

/** @param {string} where @param {import('../pause.mjs').Place} place @param {number} most mails @returns {Case} */
const mailing = (where, place, most) => ({
  name: `Invitation: worker killed ${where}`,
  expected: `The next worker sends the mail${most > 1 ? ' again: the same one, with the same link' : ''}; the link works.`,
  withinSeconds: 30,
  async run(world) {
    const [hospital, operator] = [await world.hospital(), await world.operator()];
    const body = invitation(hospital);
    const { killedAt } = await killWhere(world, { name: 'worker', place, act: () => operator.post('/api/users', body) });
    await noJobWaits(world);
    const seconds = secondsSince(killedAt);
    const { mails } = await mailed(world, body.email);
    see(mails.length <= most, `${mails.length} mails came`);
    await assertComesIn(world, body);
    return { seconds, seen: `${mails.length} × the same mail; its link works` };
  },
});

/** @type {Case} */
const accepting = {
  name: 'Invitation: API killed once the account is made and not yet noted',
  expected: `The link is given back after ${CLAIM_SECONDS} s, since nobody knows what became of it; then the person accepts with the same password and is in.`,
  withinSeconds: CLAIM_SECONDS + 30,
  async run(world) {
    const [hospital, operator] = [await world.hospital(), await world.operator()];
    const body = invitation(hospital);
    see((await operator.post('/api/users', body)).status === 201, 'the invitation was refused');
    const { token } = await mailed(world, body.email);
    const place = { table: 'public.users', at: /** @type {const} */ ('BEFORE UPDATE'), when: 'NEW.provider_subject IS NOT NULL' };
    const { outcome, killedAt } = await killWhere(world, { name: 'api', place, act: () => accept(world, token) });
    see(outcome.status === 0, `the person was told ${outcome.status}`);
    const early = await accept(world, token);
    see(early.status === 404, `at once the link answered ${early.status} ${early.body.code}`);
    const { status } = await until('the link works again', CLAIM_SECONDS * 2, async () => {
      const answer = await accept(world, token);
      return answer.status !== 404 && answer;
    });
    see(status === 200, `later the link answered ${status}`);
    const result = seen(killedAt, 'the same link and password let the person in');
    const { status: signIn } = await world.client('hospital-portal').signIn(body.email, PASSWORD, { tenantId: hospital.id });
    see(signIn === 200, `the next sign-in answered ${signIn}`);
    return result;
  },
};

const JOB = `NEW.kind = 'mail.invitation'`;

/** @type {Case[]} */
export const cases = [
  asked('before', { table: 'public.job_requests', at: 'BEFORE INSERT', when: JOB }),
  asked('after', { table: 'public.memberships', at: 'COMMIT', when: `NEW.status = 'invited'` }),
  mailing('while it makes the code', { table: 'public.one_time_codes', at: 'BEFORE INSERT' }, 1),
  mailing(
    'once the mail is sent and not yet noted',
    { table: 'public.job_requests', at: 'BEFORE UPDATE', when: `${JOB} AND NEW.state = 'done'` },
    2,
  ),
  accepting,
];
