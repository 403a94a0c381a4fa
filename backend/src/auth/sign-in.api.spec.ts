import { AuthWorld, aPassword, PASSWORD } from '../../test/auth-world.js';
import { IdentityProvider } from './identity-provider.service.js';

let world: AuthWorld;
beforeAll(async () => {
  world = await AuthWorld.start();
});
afterAll(() => world.stop());

const SAME_WORDS = { status: 401, code: 'auth.failed' };

describe('signing in', () => {
  it('gives a session of the only hospital, with roles, permissions and a refresh cookie', async () => {
    const { person, tenant } = await world.aMember({ roles: ['Nurse', 'Receptionist'] });
    const { status, body, refreshToken } = await world.signIn(person);
    expect(status).toBe(200);
    expect(body).toMatchObject({
      tenantId: tenant.id,
      user: { id: person.id, email: person.email, roles: ['Nurse', 'Receptionist'], tenantId: tenant.id },
    });
    expect(body.user!.permissions).toContain('patients:write');
    expect(body.expiresIn).toBeGreaterThan(3500);
    expect(body.user!.tenantName).toBe(tenant.name);
    expect(refreshToken).toMatch(/^[\w-]{43}$/);
    expect((await world.me(body.accessToken)).body).toEqual(body.user);
  });

  it('takes the hospital by id or by subdomain', async () => {
    const { person, tenant } = await world.aMember();
    const other = await world.aTenant();
    await world.join(person, other);
    expect((await world.signIn(person, { tenantId: other.id })).body.tenantId).toBe(other.id);
    expect((await world.signIn(person, { subdomain: tenant.subdomain })).body.tenantId).toBe(tenant.id);
    expect(await world.signIn(person, { tenantId: tenant.id, subdomain: other.subdomain })).toMatchObject({ status: 401 });
  });

  it('uses the same words for a wrong password, an unknown person, hospital and non-member', async () => {
    const { person } = await world.aMember();
    const stranger = await world.aTenant();
    const invited = await world.aPerson();
    await world.join(invited, stranger, { status: 'invited' });
    const replies = await Promise.all([
      world.signIn(person, { password: 'Wrong-password-1' }),
      world.signIn({ id: '', email: 'nobody@nowhere.example' }),
      world.signIn(person, { tenantId: 'tenant_1234567890123' }),
      world.signIn(person, { subdomain: 'no-such-place' }),
      world.signIn(person, { tenantId: stranger.id }),
      world.signIn(invited),
      world.signIn(invited, { tenantId: stranger.id }),
      world.signIn(await world.aPerson({ account: false })),
    ]);
    for (const { body } of replies) expect(body).toMatchObject(SAME_WORDS);
    expect(new Set(replies.map(({ body, setCookie }) => JSON.stringify([{ ...body, traceId: '' }, setCookie]))).size).toBe(1);
  });

  it('tells a suspended person and the staff of a locked hospital, but only with the right password', async () => {
    const { person, tenant } = await world.aMember({ status: 'suspended' });
    expect((await world.signIn(person)).body).toMatchObject({ status: 403, code: 'user.suspended' });
    expect((await world.signIn(person, { password: 'Wrong-password-1' })).body).toMatchObject(SAME_WORDS);
    await world.setStatus(person, tenant, 'active');
    await world.suspend(tenant, 'lock', 'Closed by the court.');
    const locked = await world.signIn(person, { tenantId: tenant.id });
    expect(locked.body).toMatchObject({ status: 403, code: 'tenant.locked' });
    expect(locked.body.detail).toContain('Closed by the court.');
    expect(locked.setCookie).toBeUndefined();
    expect((await world.signIn(person, { password: 'Wrong-password-1' })).body).toMatchObject(SAME_WORDS);
  });

  it('lets staff of a hospital on billing hold in, and says so', async () => {
    const { person, tenant } = await world.aMember();
    await world.suspend(tenant, 'billing_hold');
    expect((await world.signIn(person)).body.user).toMatchObject({ billingHold: true });
  });

  it('gives the operator a platform session', async () => {
    const operator = await world.aPerson({ platform: true });
    const { body, setCookie } = await world.signIn(operator, {}, { app: 'admin-dashboard' });
    expect(body).toMatchObject({ tenantId: null, user: { roles: ['SuperAdmin'], tenantId: null, tenantName: null } });
    expect(body.user!.permissions).toContain('tenants:manage');
    expect(setCookie).toMatch(/^hms_admin-dashboard=/);
  });

  it('revokes the tokens of a refused sign-in and writes events for both outcomes', async () => {
    const { person, tenant } = await world.aMember();
    const { body } = await world.signIn(person);
    await world.signIn(person, { password: 'Wrong-password-1' });
    const signedIn = await world.rows(`SELECT actor_id, app_id FROM "${tenant.id}".audit_events WHERE action = 'session.signed_in'`);
    expect(signedIn).toEqual([{ actor_id: person.id, app_id: 'hospital-portal' }]);
    const refused = await world.rows(
      `SELECT details FROM public.platform_audit_events WHERE action = 'session.refused' AND actor_id = $1`,
      [person.id],
    );
    expect(refused).toEqual([{ details: { code: 'auth.failed' } }]);
    const [membership] = await world.rows<{ last_sign_in_at: Date }>('SELECT last_sign_in_at FROM public.memberships WHERE user_id = $1', [
      person.id,
    ]);
    expect(membership.last_sign_in_at).toBeInstanceOf(Date);
    expect(JSON.stringify(await world.rows('SELECT * FROM public.sessions WHERE user_id = $1', [person.id]))).not.toContain(
      body.accessToken,
    );
  });

  it('refuses unknown fields, unknown apps and unreadable bodies', async () => {
    const { person } = await world.aMember();
    expect((await world.signIn(person, { admin: true })).status).toBe(400);
    expect((await world.signIn(person, {}, { app: 'no-such-app', origin: null })).body).toMatchObject({ status: 403, code: 'app.unknown' });
    expect((await world.post('/auth/signin', { email: { $ne: '' }, password: ['x'] })).status).toBe(400);
  });
});

describe('choosing a hospital', () => {
  const several = async () => {
    const { person, tenant } = await world.aMember();
    const other = await world.aTenant();
    await world.join(person, other, { roles: ['Doctor'] });
    const { body, setCookie } = await world.signIn(person);
    return { person, tenant, other, body, setCookie, session: body.session ?? '' };
  };
  const choose = (session: string, tenantId: string, ask = {}) =>
    world.post('/auth/challenge', { challenge: 'CHOOSE_TENANT', session, tenantId }, ask);

  it('offers the hospitals that are open to the person', async () => {
    const { body, setCookie, tenant, other, session } = await several();
    expect(body).toMatchObject({ challenge: 'CHOOSE_TENANT' });
    expect(body.accessToken).toBeUndefined();
    expect(setCookie).toBeUndefined();
    expect(body.tenants).toEqual(expect.arrayContaining([tenant, other].map(({ id, name }) => ({ id, name }))));
    expect((await choose(session, other.id)).body).toMatchObject({ tenantId: other.id, user: { roles: ['Doctor'] } });
  });

  it('works once, for an offered hospital, from the same app, for three minutes', async () => {
    const once = await several();
    const both = await Promise.all([choose(once.session, once.tenant.id), choose(once.session, once.tenant.id)]);
    expect(both.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 401]);
    const elsewhere = await several();
    expect((await choose(elsewhere.session, elsewhere.tenant.id, { app: 'admin-dashboard' })).body.code).toBe('challenge.failed');
    const stranger = await world.aTenant();
    expect((await choose((await several()).session, stranger.id)).status).toBe(401);
    const late = await several();
    await world.rows(`UPDATE public.sign_in_challenges SET expires_at = now() WHERE user_id = $1`, [late.person.id]);
    expect((await choose(late.session, late.tenant.id)).body.code).toBe('challenge.failed');
    expect((await choose('made-up-session-made-up', late.tenant.id)).body.code).toBe('challenge.failed');
  });

  it('asks for the field that is missing, without using the challenge up', async () => {
    const { session, tenant } = await several();
    const missing = await world.post('/auth/challenge', { challenge: 'CHOOSE_TENANT', session });
    expect(missing.body).toMatchObject({ status: 400, errors: [{ path: 'tenantId' }] });
    expect((await choose(session, tenant.id)).status).toBe(200);
  });

  it('goes straight in when only one of several is open', async () => {
    const { person, tenant, other } = await several();
    await world.suspend(other, 'lock');
    expect((await world.signIn(person)).body.tenantId).toBe(tenant.id);
  });
});

describe('a temporary password', () => {
  const newcomer = async () => {
    const [person, tenant] = [await world.aPerson({ account: false }), await world.aTenant()];
    const subject = await world.app
      .get(IdentityProvider)
      .createUser({ userId: person.id, email: person.email, temporaryPassword: PASSWORD });
    await world.rows('UPDATE public.users SET provider_subject = $2 WHERE id = $1', [person.id, subject]);
    await world.join(person, tenant);
    return { person, tenant };
  };
  const answer = (session: string, newPassword: string) =>
    world.post('/auth/challenge', { challenge: 'NEW_PASSWORD_REQUIRED', session, newPassword });

  it('must be changed at the first sign-in', async () => {
    const { person, tenant } = await newcomer();
    const password = aPassword();
    const { body } = await world.signIn(person, { tenantId: tenant.id });
    expect(body).toEqual({ challenge: 'NEW_PASSWORD_REQUIRED', session: body.session });
    expect((await answer(body.session!, password)).body).toMatchObject({ tenantId: tenant.id, user: { id: person.id } });
    expect((await world.signIn(person)).status).toBe(401);
    expect((await world.signIn(person, { password })).status).toBe(200);
  });

  it('takes a weak choice back without using the challenge up, then works once', async () => {
    const { person } = await newcomer();
    const session = (await world.signIn(person)).body.session!;
    expect((await answer(session, 'short')).body).toMatchObject({ status: 400, errors: [{ path: 'newPassword' }] });
    expect((await answer(session, ` ${aPassword()}`)).body).toMatchObject({
      status: 400,
      errors: [{ path: 'newPassword', code: 'password.policy' }],
    });
    expect((await answer(session, aPassword())).status).toBe(200);
    expect((await answer(session, aPassword())).body.code).toBe('challenge.failed');
  });

  it('is no way past the other kind of challenge', async () => {
    const { person, tenant } = await newcomer();
    const session = (await world.signIn(person)).body.session!;
    const crossed = await world.post('/auth/challenge', { challenge: 'CHOOSE_TENANT', session, tenantId: tenant.id });
    expect(crossed.body.code).toBe('challenge.failed');
  });
});
