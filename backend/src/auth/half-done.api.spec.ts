import 'reflect-metadata';
import pg from 'pg';
import { aPassword, AuthWorld, PASSWORD, type Reply } from '../../test/auth-world.js';

let world: AuthWorld;
beforeAll(async () => {
  world = await AuthWorld.start();
});
afterAll(() => world.stop());

const codeOf = ({ status, body }: Reply) => [status, body.code];

/** Makes the provider believe that its tokens were rotated long ago: its own grace is over. */
async function laterAtProvider(userId: string): Promise<void> {
  const provider = new pg.Client({ connectionString: process.env['IDENTITY_DATABASE_URL']! });
  await provider.connect();
  await provider.query(`UPDATE refresh_tokens SET rotated_at = rotated_at - interval '1 minute' WHERE username = $1`, [userId]);
  await provider.end();
}

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
