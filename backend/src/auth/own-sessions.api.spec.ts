import 'reflect-metadata';
import type { SessionInfo } from '@hms/shared-dto';
import { AuthWorld, PASSWORD, type Reply } from '../../test/auth-world.js';
import { codeOf, enrol, halfMinutePasses, wrongCode } from '../../test/authenticator.js';

const CHROME = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36';

let world: AuthWorld;
beforeAll(async () => {
  world = await AuthWorld.start();
});
afterAll(() => world.stop());

const told = ({ status, body }: Reply) => [status, body.code];
const listed = async (token: string | undefined): Promise<SessionInfo[]> =>
  ((await world.send('GET', '/auth/sessions', { token })).body as unknown as { data: SessionInfo[] }).data;
/** As if the person had signed in, or proved to be there, six minutes ago. */
const sixMinutesPass = (userId: string) =>
  world.rows(`UPDATE public.sessions SET reauthenticated_at = reauthenticated_at - interval '6 minutes' WHERE user_id = $1`, [userId]);

describe('the list of sessions', () => {
  it('shows device, address, app and hospital of each that is open, and which one this is', async () => {
    const { person, tenant } = await world.aMember();
    const one = (await world.signIn(person, {}, { headers: { 'user-agent': CHROME } })).body.accessToken;
    const two = (await world.signIn(person, {}, { headers: { 'user-agent': 'curl/8.0' } })).body.accessToken;
    const sessions = await listed(one);
    expect(sessions.map(({ device, current }) => [device, current]).toSorted()).toEqual([
      ['Chrome on Windows', true],
      ['Unknown device', false],
    ]);
    expect(sessions[0]).toMatchObject({ address: '127.0.0.1', app: 'hospital-portal', hospital: tenant.name });
    await world.post('/auth/signout', {}, { token: two });
    expect(await listed(one)).toHaveLength(1);
  });

  it('ends one of them at once, with an event, and never somebody else’s', async () => {
    const [{ person, tenant }, other] = [await world.aMember(), await world.aMember()];
    const [one, two] = [(await world.signIn(person)).body.accessToken, (await world.signIn(person)).body.accessToken];
    const theirs = (await world.signIn(other.person)).body.accessToken;
    const { id } = (await listed(one)).find(({ current }) => !current)!;
    expect(told(await world.send('DELETE', `/auth/sessions/${id}`, { token: theirs }))).toEqual([404, 'session.not_found']);
    expect((await world.me(two)).status).toBe(200);
    expect((await world.send('DELETE', `/auth/sessions/${id}`, { token: one })).status).toBe(204);
    expect(told(await world.me(two))).toEqual([401, 'session.ended']);
    expect((await world.me(one)).status).toBe(200);
    for (const gone of [id, 'nonsense']) {
      expect(told(await world.send('DELETE', `/auth/sessions/${gone}`, { token: one }))).toEqual([404, 'session.not_found']);
    }
    expect(await world.rows(`SELECT entity_id, details FROM "${tenant.id}".audit_events WHERE action = 'session.ended'`)).toEqual([
      { entity_id: id, details: { reason: 'ended_by_owner' } },
    ]);
  });

  it('shows the newest hundred of very many', async () => {
    const { person } = await world.aMember();
    const token = (await world.signIn(person)).body.accessToken;
    await world.rows(
      `INSERT INTO public.sessions (user_id, app_id, origin_jti, provider_refresh_token, expires_at, last_used_at)
       SELECT $1::uuid, 'hospital-portal', gen_random_uuid()::text, '', now() + interval '1 hour', now() - make_interval(mins => n)
         FROM generate_series(1, 110) n`,
      [person.id],
    );
    const sessions = await listed(token);
    expect([sessions.length, sessions[0].current]).toEqual([100, true]);
    const uses = sessions.map(({ lastUsedAt }) => lastUsedAt);
    expect(uses).toEqual(uses.toSorted().toReversed());
  });

  it('keeps the time of last use, exact to five minutes', async () => {
    const { person } = await world.aMember();
    const used = async () =>
      (await world.rows<{ last_used_at: Date }>('SELECT last_used_at FROM public.sessions WHERE user_id = $1', [person.id]))[0]
        .last_used_at;
    const token = (await world.signIn(person)).body.accessToken;
    await world.rows(`UPDATE public.sessions SET last_used_at = now() - interval '6 minutes' WHERE user_id = $1`, [person.id]);
    const before = await used();
    await world.me(token);
    const touched = await used();
    expect(touched.getTime()).toBeGreaterThan(before.getTime() + 5 * 60_000);
    await world.me(token);
    expect(await used()).toEqual(touched);
  });
});

describe('step-up', () => {
  const sensitive = (token: string | undefined) => world.post('/auth/mfa/setup', {}, { token });

  it('is open after sign-in, closed after five minutes, and opened by the password for this session alone', async () => {
    const { person } = await world.aMember();
    const [one, two] = [(await world.signIn(person)).body.accessToken, (await world.signIn(person)).body.accessToken];
    expect((await sensitive(one)).status).toBe(200);
    await sixMinutesPass(person.id);
    expect(told(await sensitive(one))).toEqual([401, 'reauth_required']);
    expect(told(await world.post('/auth/reauthenticate', { password: 'Wrong-password-1' }, { token: one }))).toEqual([
      400,
      'request.invalid',
    ]);
    expect(told(await sensitive(one))).toEqual([401, 'reauth_required']);
    expect((await world.post('/auth/reauthenticate', { password: PASSWORD }, { token: one })).status).toBe(204);
    expect((await sensitive(one)).status).toBe(200);
    expect(told(await sensitive(two))).toEqual([401, 'reauth_required']);
  });

  it('takes a code of the app, once, and no recovery code', async () => {
    const { person, tenant } = await world.aMember();
    const { secret, recoveryCodes, token } = await enrol(world, person);
    const prove = (code: string) => world.post('/auth/reauthenticate', { code }, { token });
    await sixMinutesPass(person.id);
    for (const code of [wrongCode(secret), recoveryCodes[0]]) expect((await prove(code)).body.errors?.[0].code).toBe('code.wrong');
    const code = codeOf(secret);
    expect((await prove(code)).status).toBe(204);
    expect((await world.post('/auth/mfa/recovery-codes', {}, { token })).status).toBe(200);
    expect((await prove(code)).status).toBe(400);
    await halfMinutePasses(person.id);
    expect(await world.rows(`SELECT 1 FROM "${tenant.id}".audit_events WHERE action = 'mfa.code_refused'`)).toHaveLength(2);
  });

  it('asks for one of the two, and a code only of who has a second factor', async () => {
    const { person } = await world.aMember();
    const token = (await world.signIn(person)).body.accessToken;
    expect((await world.post('/auth/reauthenticate', {}, { token })).body.errors?.[0].path).toBe('password');
    expect((await world.post('/auth/reauthenticate', { code: '123456' }, { token })).body.errors?.[0].code).toBe('code.wrong');
    expect(told(await world.post('/auth/reauthenticate', { password: PASSWORD }))).toEqual([401, 'auth.required']);
  });
});
