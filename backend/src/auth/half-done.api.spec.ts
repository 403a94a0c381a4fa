import 'reflect-metadata';
import { jest } from '@jest/globals';
import { aPassword, AuthWorld, PASSWORD, type Reply, type TestPerson } from '../../test/auth-world.js';
import { atProvider } from '../../test/authenticator.js';
import { IdentityProvider } from './identity-provider.service.js';
import { SessionsService } from './sessions.service.js';

let world: AuthWorld;
beforeAll(async () => {
  world = await AuthWorld.start();
});
afterAll(() => world.stop());

const codeOf = ({ status, body }: Reply) => [status, body.code];

/** Makes the provider believe that its tokens were rotated long ago: its own grace is over. */
const laterAtProvider = (userId: string): Promise<void> =>
  atProvider(`UPDATE refresh_tokens SET rotated_at = rotated_at - interval '1 minute' WHERE username = $1`, [userId]);

it('a second tab that refreshes a little later does not cost the session', async () => {
  const { person } = await world.aMember();
  const { refreshToken: first } = await world.signIn(person);
  const { refreshToken: second } = await world.refresh(first);
  expect((await world.refresh(first)).refreshToken).toBe(second);
  await laterAtProvider(person.id);
  expect((await world.refresh(second)).status).toBe(200);
});

describe('a sign-in that waits for the choice of a hospital', () => {
  async function waiting() {
    const { person, tenant } = await world.aMember();
    await world.join(person, await world.aTenant());
    const { body } = await world.signIn(person);
    expect(body.challenge).toBe('CHOOSE_TENANT');
    return { person, tenant, answer: { challenge: 'CHOOSE_TENANT', session: body.session, tenantId: tenant.id } };
  }

  it('is over when the person signs out everywhere', async () => {
    const { person, tenant, answer } = await waiting();
    const { body } = await world.signIn(person, { tenantId: tenant.id });
    await world.post('/auth/signout-everywhere', {}, { token: body.accessToken });
    expect(codeOf(await world.post('/auth/challenge', answer))).toEqual([401, 'challenge.failed']);
  });

  it('is over when the password changes', async () => {
    const { person, tenant, answer } = await waiting();
    const { body } = await world.signIn(person, { tenantId: tenant.id });
    const change = { currentPassword: PASSWORD, newPassword: aPassword() };
    expect((await world.post('/auth/password', change, { token: body.accessToken })).status).toBe(204);
    expect(codeOf(await world.post('/auth/challenge', answer))).toEqual([401, 'challenge.failed']);
  });
});

it('writes down a wrong present password', async () => {
  const { person, tenant } = await world.aMember();
  const { body } = await world.signIn(person);
  const change = { currentPassword: 'Not-the-password-1', newPassword: aPassword() };
  expect((await world.post('/auth/password', change, { token: body.accessToken })).status).toBe(400);
  expect(await world.rows(`SELECT actor_id FROM "${tenant.id}".audit_events WHERE action = 'password.refused'`)).toEqual([
    { actor_id: person.id },
  ]);
});

describe('a sign-in that is under way while the password changes', () => {
  afterEach(() => jest.restoreAllMocks());

  /** Lets `meanwhile` happen between the provider's yes and the session. */
  function interrupted(meanwhile: () => Promise<unknown>): void {
    const sessions = world.app.get(SessionsService);
    const open = sessions.open.bind(sessions);
    jest.spyOn(sessions, 'open').mockImplementationOnce(async (...given) => {
      await meanwhile();
      return open(...given);
    });
  }

  async function resetPassword(person: TestPerson): Promise<void> {
    await world.post('/auth/forgot-password', { email: person.email });
    await world.runJobs();
    const code = /code=([\w-]+)/.exec((await world.mailsTo(person.email))[0].text)![1];
    expect((await world.post('/auth/reset-password', { email: person.email, code, newPassword: aPassword() })).status).toBe(204);
  }

  it('opens no session after a reset, and its tokens are revoked', async () => {
    const { person } = await world.aMember();
    const revoked = jest.spyOn(world.app.get(IdentityProvider), 'revoke');
    interrupted(() => resetPassword(person));
    const reply = await world.signIn(person);
    expect([codeOf(reply), reply.setCookie]).toEqual([[401, 'auth.failed'], undefined]);
    expect(revoked).toHaveBeenCalledTimes(1);
    expect(await world.rows('SELECT 1 FROM public.sessions WHERE user_id = $1 AND revoked_at IS NULL', [person.id])).toEqual([]);
  });

  it('opens none after a change in another session either, which stays', async () => {
    const { person } = await world.aMember();
    const { body } = await world.signIn(person);
    const change = { currentPassword: PASSWORD, newPassword: aPassword() };
    interrupted(() => world.post('/auth/password', change, { token: body.accessToken }));
    expect(codeOf(await world.signIn(person))).toEqual([401, 'auth.failed']);
    expect((await world.me(body.accessToken)).status).toBe(200);
  });

  it('opens none after signing out everywhere', async () => {
    const { person } = await world.aMember();
    const { body } = await world.signIn(person);
    interrupted(() => world.post('/auth/signout-everywhere', {}, { token: body.accessToken }));
    expect(codeOf(await world.signIn(person))).toEqual([401, 'auth.failed']);
  });

  it('opens one when nothing changed', async () => {
    const { person } = await world.aMember();
    interrupted(() => Promise.resolve());
    expect((await world.signIn(person)).status).toBe(200);
  });
});
