import 'reflect-metadata';
import { PROVISIONING_STEPS } from '../../../shared-dto/dist/index.js';
import { jobEnds, killWhere, seen } from '../killing.mjs';
import { see } from '../patience.mjs';

/** @typedef {import('../world.mjs').World} World */
/** @typedef {import('../results.mjs').Case} Case */

const PASSWORD = 'Temporary-Pass-1';
const FINISHED =
  'The next worker goes on where it was: one schema, one role, one Admin, who can sign in; one event says that it was opened.';
let made = 0;

function request() {
  made += 1;
  const admin = { name: 'First Admin', email: `first${made}@opened.example`, password: PASSWORD };
  const details = { email: 'contact@opened.example', phone: '+912025536617', address: 'Pune', plan: 'basic' };
  return { ...details, name: `Opened ${made}`, subdomain: `opened${made}`, admin };
}

/** @param {World} world @returns {Promise<ReturnType<typeof request> & { id: string, jobId: string }>} */
async function open(world) {
  const asked = request();
  const { status, body } = await (await world.operator()).post('/api/tenants', asked);
  see(status === 201, `opening a hospital answered ${status} ${body.code}`);
  return { ...asked, id: body.id, jobId: body.jobId };
}

const TRACES = `SELECT (SELECT count(*) FROM pg_namespace WHERE nspname = $1)::int AS schemas, (SELECT count(*) FROM pg_roles WHERE rolname = $1)::int AS roles,
  (SELECT count(*) FROM public.tenants WHERE id = $1)::int AS hospitals, (SELECT count(*) FROM public.memberships WHERE tenant_id = $1)::int AS members,
  (SELECT count(*) FROM public.tenant_usage WHERE tenant_id = $1)::int AS counters, (SELECT count(*) FROM public.users WHERE email = $2)::int AS people`;

/** @param {World} world @param {{ id: string, admin: { email: string } }} hospital */
async function traces({ pool }, { id, admin }) {
  return Object.values((await pool.query(TRACES, [id, admin.email])).rows[0]).join(' ');
}

/** @param {World} world @param {Awaited<ReturnType<typeof open>>} hospital @param {number} killedAt */
async function finished(world, hospital, killedAt) {
  const job = await jobEnds(world, hospital.jobId);
  const result = seen(killedAt, `active at try ${job.attempts}`, 'the Admin is asked for a new password');
  see(job.state === 'done', `the job ended as ${job.state}: ${job.error?.message}`);
  const there = await traces(world, hospital);
  see(there === '1 1 1 1 2 1', `schemas, roles, hospitals, members, counters, people: ${there}`);
  const events = await world.count(`SELECT count(*) FROM "${hospital.id}".audit_events WHERE action = 'tenant.provisioned'`);
  see(events === 1, `${events} events say that it was opened`);
  const { email } = hospital.admin;
  const { body } = await world.client('hospital-portal').signIn(email, PASSWORD, { subdomain: hospital.subdomain });
  see(body.challenge === 'NEW_PASSWORD_REQUIRED', `the Admin's sign-in answered ${JSON.stringify(body)}`);
  return result;
}

/** @param {string} step @returns {Case} */
const afterStep = (step) => ({
  name: `Opening a hospital: worker killed after the step ${step}`,
  expected: FINISHED,
  withinSeconds: 30,
  async run(world) {
    await world.kill('worker');
    const hospital = await open(world);
    await world.startDoomedWorker(step);
    const killedAt = performance.now();
    await world.start('worker');
    return finished(world, hospital, killedAt);
  },
});

/** @param {string} where @param {import('../pause.mjs').Place} place @returns {Case} */
const within = (where, place) => ({
  name: `Opening a hospital: worker killed ${where}`,
  expected: FINISHED,
  withinSeconds: 30,
  async run(world) {
    let hospital;
    const act = async () => (hospital = await open(world));
    const { killedAt } = await killWhere(world, { name: 'worker', place, act });
    return finished(world, hospital, killedAt);
  },
});

/** @type {Case} */
const givingUp = {
  name: 'Opening a hospital: worker killed while it takes a failed one back',
  expected: 'The next worker goes on taking back: no schema, role, row or person is left, and the job says why.',
  withinSeconds: 30,
  async run(world) {
    let hospital;
    await world.kill('worker');
    const act = async () => {
      hospital = await open(world);
      const damage = `UPDATE public.job_requests SET attempts = 5, payload = jsonb_set(payload, '{admin,sealedPassword}', '"damaged"') WHERE id = $1`;
      await world.pool.query(damage, [hospital.jobId]);
      await world.start('worker');
    };
    const place = { table: 'public.tenants', at: /** @type {const} */ ('BEFORE DELETE') };
    const { killedAt } = await killWhere(world, { name: 'worker', place, act });
    const { state, error } = await jobEnds(world, hospital.jobId);
    const result = seen(killedAt, `${state} with ${error?.code}`, 'nothing is left');
    see(state === 'failed', `the job ended as ${state}`);
    const there = await traces(world, hospital);
    see(there === '0 0 0 0 0 0', `schemas, roles, hospitals, members, counters, people: ${there}`);
    return result;
  },
};

/** @param {'before' | 'after'} when @param {import('../pause.mjs').Place} place @returns {Case} */
const asked = (when, place) => ({
  name: `Opening a hospital: API killed ${when} it commits the request`,
  expected: `${when === 'before' ? 'Nothing is stored' : 'It is opened, though nobody was told'}; the same request with its key, sent again, answers 201, and there is one hospital.`,
  withinSeconds: 30,
  async run(world) {
    const [operator, body, key] = [await world.operator(), request(), { 'idempotency-key': `open-${made}` }];
    const { outcome, killedAt } = await killWhere(world, { name: 'api', place, act: () => operator.post('/api/tenants', body, key) });
    see(outcome.status === 0, `whoever asked was told ${outcome.status}`);
    const stored = await world.count('SELECT count(*) FROM public.tenants WHERE subdomain = $1', [body.subdomain]);
    see(stored === (when === 'before' ? 0 : 1), `${stored} hospitals were stored`);
    const again = await operator.post('/api/tenants', body, key);
    see(again.status === 201, `the repeated request answered ${again.status} ${again.body.code}`);
    return finished(world, { ...body, id: again.body.id, jobId: again.body.jobId }, killedAt);
  },
});

/** @type {Case[]} */
export const cases = [
  asked('before', { table: 'public.job_requests', at: 'BEFORE INSERT', when: `NEW.kind = 'tenant.provision'` }),
  asked('after', { table: 'public.tenants', at: 'COMMIT', when: 'NEW.job_id IS NOT NULL' }),
  ...PROVISIONING_STEPS.map(afterStep),
  within('once the account is made and not yet noted', {
    table: 'public.users',
    at: 'BEFORE UPDATE',
    when: 'NEW.provider_subject IS NOT NULL',
  }),
  within('when all is done but not noted', {
    table: 'public.job_requests',
    at: 'BEFORE UPDATE',
    when: `NEW.kind = 'tenant.provision' AND NEW.state = 'done'`,
  }),
  givingUp,
];
