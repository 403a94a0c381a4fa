import 'reflect-metadata';
import { jest } from '@jest/globals';
import { AuthWorld, aPassword, PASSWORD, type Reply, type TestPerson } from '../../../test/auth-world.js';
import { codeOf, enrol, wrongCode } from '../../../test/authenticator.js';
import { DependencyDownError } from '../../common/domain-error.js';
import { UnitsOfWork } from '../../tenancy/units-of-work.js';
import { IdentityProvider } from '../identity-provider.service.js';

const WRONG = 'Wrong-password-1';

let world: AuthWorld;
/** A second API process on the same database. */
let second: AuthWorld;
beforeAll(async () => {
  [world, second] = [await AuthWorld.start(), await AuthWorld.start()];
});
afterAll(async () => {
  await second.stop();
  await world.stop();
});
afterEach(() => jest.restoreAllMocks());

const told = ({ status, body }: Reply) => [status, body.code];
const nobody = (): TestPerson => ({ id: '', email: `nobody${Math.random().toString(36).slice(2)}@nowhere.example` });
const wrongly = async (person: TestPerson, times: number): Promise<Reply[]> => {
  const replies: Reply[] = [];
  for (let tried = 0; tried < times; tried += 1) replies.push(await world.signIn(person, { password: WRONG }));
  return replies;
};
/** As if the lock had been waited for. */
const lockPasses = () => world.rows(`UPDATE public.sign_in_throttles SET locked_until = now() WHERE locked_until > now()`);
const askedProvider = (one: AuthWorld) => jest.spyOn(one.app.get(IdentityProvider), 'signIn');

describe('wrong passwords', () => {
  it('are five, then wait ever longer, with Retry-After', async () => {
    const { person } = await world.aMember();
    expect((await wrongly(person, 5)).map(told)).toEqual(Array(5).fill([401, 'auth.failed']));
    const waits: number[] = [];
    for (let lock = 0; lock < 7; lock += 1) {
      const refused = await world.signIn(person);
      expect(told(refused)).toEqual([429, 'auth.throttled']);
      waits.push(refused.retryAfter!);
      await lockPasses();
      expect(told(await world.signIn(person, { password: WRONG }))).toEqual([401, 'auth.failed']);
    }
    expect(waits).toEqual([30, 60, 120, 240, 480, 900, 900]);
  });

  it('are not asked about while locked, and the right one gets in afterwards and clears the count', async () => {
    const { person } = await world.aMember();
    await wrongly(person, 5);
    const asked = askedProvider(world);
    expect(told(await world.signIn(person))).toEqual([429, 'auth.throttled']);
    expect(asked).not.toHaveBeenCalled();
    await lockPasses();
    expect((await world.signIn(person)).status).toBe(200);
    expect((await wrongly(person, 4)).map(told)).toEqual(Array(4).fill([401, 'auth.failed']));
    expect((await world.signIn(person)).status).toBe(200);
  });

  it('are no more than five however many come at once, over several processes', async () => {
    const { person } = await world.aMember();
    const asked = [askedProvider(world), askedProvider(second)];
    const tries = Array.from({ length: 40 }, (_, index) => (index % 2 ? world : second).signIn(person, { password: WRONG }));
    const replies = await Promise.all(tries);
    expect(replies.filter(({ status }) => status === 401)).toHaveLength(5);
    expect(replies.filter(({ status }) => status === 429)).toHaveLength(35);
    expect(asked.reduce((calls, spy) => calls + spy.mock.calls.length, 0)).toBe(5);
    expect(told(await second.signIn(person))).toEqual([429, 'auth.throttled']);
  });

  it('of nobody look the same and cost the same work', async () => {
    const work = async (who: TestPerson) => {
      const units = jest.spyOn(world.app.get(UnitsOfWork), 'auth');
      const asked = askedProvider(world);
      const replies = await wrongly(who, 7);
      const seen = replies.map(({ status, body, retryAfter }) => ({ status, body: { ...body, traceId: '' }, retryAfter }));
      const cost = { units: units.mock.calls.length, asked: asked.mock.calls.length };
      jest.restoreAllMocks();
      return { seen, cost };
    };
    // What runs beside the requests, such as reading the registry of apps again, uses the same units and only ever adds: the least of three counts.
    const least = async (who: () => Promise<TestPerson>) => {
      const works = [await work(await who()), await work(await who()), await work(await who())];
      return works.reduce((one, other) => (other.cost.units < one.cost.units ? other : one));
    };
    expect(await least(() => Promise.resolve(nobody()))).toEqual(await least(async () => (await world.aMember()).person));
  });

  it('tell the owner once, by mail, and nobody else', async () => {
    const { person } = await world.aMember();
    await wrongly(person, 5);
    await lockPasses();
    await wrongly(person, 1);
    await lockPasses();
    await wrongly(person, 1);
    const stranger = nobody();
    await wrongly(stranger, 6);
    await world.runJobs();
    expect((await world.mailsTo(person.email)).map(({ subject }) => subject)).toEqual(['Wrong passwords for your account']);
    expect(await world.mailsTo(stranger.email)).toEqual([]);
    const events = await world.rows(`SELECT details FROM public.platform_audit_events WHERE action = 'sign_in.locked' AND entity_id = $1`, [
      person.id,
    ]);
    expect(events).toEqual([{ details: { purpose: 'account' } }]);
  });

  it('leave no address readable in the database', async () => {
    const { person } = await world.aMember();
    await wrongly(person, 1);
    expect(JSON.stringify(await world.rows('SELECT * FROM public.sign_in_throttles'))).not.toContain(person.email);
  });
});

describe('what is no guess', () => {
  it('is a provider that is down', async () => {
    const { person } = await world.aMember();
    jest.spyOn(world.app.get(IdentityProvider), 'signIn').mockRejectedValue(new DependencyDownError('The sign-in service'));
    for (let tried = 0; tried < 8; tried += 1) expect((await world.signIn(person)).status).toBe(503);
    jest.restoreAllMocks();
    expect((await world.signIn(person)).status).toBe(200);
  });

  it('is a right password in a place that is closed', async () => {
    const { person } = await world.aMember({ status: 'suspended' });
    for (let tried = 0; tried < 8; tried += 1) expect(told(await world.signIn(person))).toEqual([403, 'user.suspended']);
  });
});

describe('codes', () => {
  it('of an authenticator are counted with the password, which does not clear the count', async () => {
    const { person } = await world.aMember();
    const { secret } = await enrol(world, person);
    const guess = async (code: string) => {
      const { body } = await world.signIn(person);
      return world.post('/auth/challenge', { challenge: 'SOFTWARE_TOKEN_MFA', session: body.session, code });
    };
    for (let tried = 0; tried < 5; tried += 1) expect(told(await guess(wrongCode(secret)))).toEqual([401, 'code.wrong']);
    expect(told(await world.signIn(person))).toEqual([429, 'auth.throttled']);
    await lockPasses();
    expect((await guess(codeOf(secret))).status).toBe(200);
  });

  it('are not asked about once there were too many: the open step is no way round', async () => {
    const { person } = await world.aMember();
    const { secret } = await enrol(world, person);
    const { body } = await world.signIn(person);
    const answer = (code: string) => world.post('/auth/challenge', { challenge: 'SOFTWARE_TOKEN_MFA', session: body.session, code });
    for (let tried = 0; tried < 5; tried += 1) await answer(wrongCode(secret));
    const asked = jest.spyOn(world.app.get(IdentityProvider), 'giveCode');
    expect(told(await answer(codeOf(secret)))).toEqual([429, 'auth.throttled']);
    expect(asked).not.toHaveBeenCalled();
  });

  it('of a password reset are counted apart: sign-in stays open, and a locked sign-in does not shut the reset', async () => {
    const { person } = await world.aMember();
    const reset = (code: string) => world.post('/auth/reset-password', { email: person.email, code, newPassword: aPassword() });
    for (let tried = 0; tried < 5; tried += 1) expect(told(await reset('not-a-code-at-all-really'))).toEqual([400, 'code.invalid']);
    expect(told(await reset('not-a-code-at-all-really'))).toEqual([429, 'auth.throttled']);
    expect((await world.signIn(person)).status).toBe(200);
    await lockPasses();
    await wrongly(person, 5);
    await world.post('/auth/forgot-password', { email: person.email });
    await world.runJobs();
    const newPassword = aPassword();
    const mail = (await world.mailsTo(person.email)).find(({ subject }) => subject === 'Choose a new password')!;
    const code = /code=([\w-]+)/.exec(mail.text)![1];
    expect((await world.post('/auth/reset-password', { email: person.email, code, newPassword })).status).toBe(204);
    expect((await world.signIn(person, { password: newPassword })).status).toBe(200);
  });
});

it('a signed-in person’s own proofs are counted apart from sign-in, together for all screens', async () => {
  const { person } = await world.aMember();
  const token = (await world.signIn(person)).body.accessToken;
  const prove = (password: string) => world.post('/auth/reauthenticate', { password }, { token });
  const change = (currentPassword: string) => world.post('/auth/password', { currentPassword, newPassword: aPassword() }, { token });
  for (let tried = 0; tried < 3; tried += 1) expect((await prove(WRONG)).status).toBe(400);
  for (let tried = 0; tried < 2; tried += 1) expect((await change(WRONG)).status).toBe(400);
  expect(told(await prove(PASSWORD))).toEqual([429, 'auth.throttled']);
  expect(told(await change(PASSWORD))).toEqual([429, 'auth.throttled']);
  expect((await world.signIn(person)).status).toBe(200);
  await lockPasses();
  expect((await prove(PASSWORD)).status).toBe(204);
});

describe('an address', () => {
  it('may fail more often than an account, and what succeeds does not count', async () => {
    process.env['RATE_FAILURES_PER_ADDRESS'] = '12';
    const strict = await AuthWorld.start();
    process.env['RATE_FAILURES_PER_ADDRESS'] = '60000';
    await strict.rows(`DELETE FROM public.sign_in_throttles`);
    const { person } = await strict.aMember();
    for (let shift = 0; shift < 15; shift += 1) expect((await strict.signIn(person)).status).toBe(200);
    for (let tried = 0; tried < 12; tried += 1) expect((await strict.signIn(nobody(), { password: WRONG })).status).toBe(401);
    expect(told(await strict.signIn(person))).toEqual([429, 'auth.throttled']);
    expect(told(await strict.signIn(nobody()))).toEqual([429, 'auth.throttled']);
    await lockPasses();
    // A colleague behind the same address who knows the password shuts nobody out.
    for (let shift = 0; shift < 3; shift += 1) expect((await strict.signIn(person)).status).toBe(200);
    expect((await strict.signIn(nobody(), { password: WRONG })).status).toBe(401);
    expect(told(await strict.signIn(person))).toEqual([429, 'auth.throttled']);
    await strict.rows(
      `UPDATE public.sign_in_throttles SET locked_until = now() - interval '1 second', counted_since = now() - interval '11 minutes'`,
    );
    expect((await strict.signIn(person)).status).toBe(200);
    await strict.rows(`DELETE FROM public.sign_in_throttles`);
    await strict.stop();
  });
});
