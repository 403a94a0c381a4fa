import 'reflect-metadata';
import type { AuditEventList, SecuritySettings, SessionUser } from '@hms/shared-dto';
import { AuthWorld, PASSWORD, type Reply, type TestPerson, type TestTenant } from '../../test/auth-world.js';
import { eventually } from '../../test/eventually.js';
import { codeOf, enrol, halfMinutePasses, signInWithCode, wrongCode } from '../../test/authenticator.js';

let world: AuthWorld;
beforeAll(async () => {
  world = await AuthWorld.start();
});
afterAll(() => world.stop());

const told = ({ status, body }: Reply) => [status, body.code];
const DEFAULTS = { idleMinutes: 15, mfaRequiredForAdmins: false, signUpOpen: true };
const at = (tenant: TestTenant, version?: number) => ({
  headers: { 'x-tenant-id': tenant.id, ...(version === undefined ? {} : { 'if-match': `"${version}"` }) },
});
const read = async (token: string, tenant: TestTenant) =>
  (await world.send('GET', '/api/settings/security', { token, ...at(tenant) })).body as unknown as SecuritySettings;
const write = (token: string, tenant: TestTenant, change: { version?: number; body: object }) =>
  world.send('PUT', '/api/settings/security', { token, body: { ...DEFAULTS, ...change.body }, ...at(tenant, change.version) });
const anAdmin = async () => {
  const { person, tenant } = await world.aMember({ roles: ['Admin'] });
  return { person, tenant, token: (await world.signIn(person)).body.accessToken! };
};
/** A hospital that requires it, with the Admin who did so, and one more who has no second factor. */
const requiring = async (): Promise<{ tenant: TestTenant; first: TestPerson; secret: string; second: TestPerson; token: string }> => {
  const { person: first, tenant } = await world.aMember({ roles: ['Admin'] });
  const { secret, token } = await enrol(world, first);
  expect((await write(token, tenant, { version: 1, body: { mfaRequiredForAdmins: true } })).status).toBe(200);
  const second = await world.aPerson();
  await world.join(second, tenant, { roles: ['Admin', 'Doctor'] });
  return { tenant, first, secret, second, token };
};

describe('security settings', () => {
  it('begin with a quarter of an hour, no second factor and open sign-up', async () => {
    const { token, tenant } = await anAdmin();
    expect(await read(token, tenant)).toEqual({ ...DEFAULTS, version: 1 });
  });

  it('change with version, event with both sides, and reach the sessions', async () => {
    const { token, tenant, person } = await anAdmin();
    const changed = await write(token, tenant, { version: 1, body: { idleMinutes: 5, signUpOpen: false } });
    expect(changed.body).toEqual({ idleMinutes: 5, mfaRequiredForAdmins: false, signUpOpen: false, version: 2 });
    expect(told(await write(token, tenant, { version: 1, body: {} }))).toEqual([412, 'version.stale']);
    expect(told(await write(token, tenant, { body: {} }))).toEqual([428, 'version.required']);
    expect((await world.me(token)).body.idleMinutes).toBe(5);
    expect((await world.signIn(person)).body.user!.idleMinutes).toBe(5);
    const { data } = (await world.send('GET', '/api/audit-events', { token, ...at(tenant) })).body as unknown as AuditEventList;
    expect(data.find(({ action }) => action === 'settings.security_changed')?.details).toEqual({
      before: DEFAULTS,
      after: { idleMinutes: 5, mfaRequiredForAdmins: false, signUpOpen: false },
    });
  });

  it('refuse times out of bounds and half a body', async () => {
    const { token, tenant } = await anAdmin();
    for (const body of [
      { idleMinutes: 4 },
      { idleMinutes: 31 },
      { idleMinutes: 7.5 },
      { signUpOpen: 'yes' },
      { mfaRequiredForAdmins: null },
    ]) {
      expect((await write(token, tenant, { version: 1, body })).status).toBe(400);
    }
    expect(await read(token, tenant)).toEqual({ ...DEFAULTS, version: 1 });
  });

  it('are another hospital’s business nowhere', async () => {
    const [one, two] = [await anAdmin(), await anAdmin()];
    await write(one.token, one.tenant, { version: 1, body: { idleMinutes: 30 } });
    expect(await read(two.token, two.tenant)).toEqual({ ...DEFAULTS, version: 1 });
    expect(told(await world.send('GET', '/api/settings/security', { token: one.token, ...at(two.tenant) }))).toEqual([
      403,
      'tenant.mismatch',
    ]);
  });

  it('do not let an Admin without a second factor require one', async () => {
    const { token, tenant } = await anAdmin();
    expect(told(await write(token, tenant, { version: 1, body: { mfaRequiredForAdmins: true } }))).toEqual([422, 'mfa.own_first']);
    expect(await read(token, tenant)).toEqual({ ...DEFAULTS, version: 1 });
  });
});

describe('a second factor that the hospital requires of its Admins', () => {
  const signInTo = (person: TestPerson, tenant: TestTenant) => world.signIn(person, { tenantId: tenant.id });
  const answer = (session: string | undefined, code: string) => world.post('/auth/challenge', { challenge: 'MFA_SETUP', session, code });

  it('is set up on the way in, before there is a session', async () => {
    const { second, tenant } = await requiring();
    const asked = await signInTo(second, tenant);
    expect(asked.body).toMatchObject({
      challenge: 'MFA_SETUP',
      mfaSetup: { otpauthUri: expect.stringContaining('otpauth://totp/') as string },
    });
    expect([asked.body.accessToken, asked.setCookie]).toEqual([undefined, undefined]);
    const { secret } = asked.body.mfaSetup!;
    expect(told(await answer(asked.body.session, wrongCode(secret)))).toEqual([401, 'code.wrong']);
    const { status, body, refreshToken } = await answer(asked.body.session, codeOf(secret));
    expect([status, body.user!.mfa, body.recoveryCodes!.length]).toEqual([200, { enabled: true, required: true }, 10]);
    expect(refreshToken).toBeTruthy();
    await halfMinutePasses(second.id);
    expect((await signInWithCode(world, second, codeOf(secret))).status).toBe(200);
    expect(told(await answer(asked.body.session, codeOf(secret)))).toEqual([401, 'challenge.failed']);
  });

  it('comes after the choice of the hospital, and only in hospitals that require it', async () => {
    const { second, tenant } = await requiring();
    const easy = await world.aTenant();
    await world.join(second, easy, { roles: ['Admin'] });
    const choose = async (tenantId: string) => {
      const { session } = (await world.signIn(second)).body;
      return world.post('/auth/challenge', { challenge: 'CHOOSE_TENANT', session, tenantId });
    };
    expect((await choose(easy.id)).body.tenantId).toBe(easy.id);
    expect((await choose(tenant.id)).body.challenge).toBe('MFA_SETUP');
  });

  it('is asked of nobody else', async () => {
    const { tenant } = await requiring();
    const nurse = await world.aPerson();
    await world.join(nurse, tenant);
    expect((await signInTo(nurse, tenant)).body.user!.mfa).toEqual({ enabled: false, required: false });
  });

  it('cannot be turned off, from another hospital’s session either, until it is required no more', async () => {
    const { first, tenant, token, secret } = await requiring();
    const off = (bearer: string) => world.send('DELETE', '/auth/mfa', { token: bearer });
    expect(told(await off(token))).toEqual([422, 'mfa.required']);
    const easy = await world.aTenant();
    await world.join(first, easy);
    const elsewhere = (await signInWithCode(world, first, codeOf(secret), { tenantId: easy.id })).body;
    expect((elsewhere.user as SessionUser).mfa).toEqual({ enabled: true, required: false });
    expect(told(await off(elsewhere.accessToken!))).toEqual([422, 'mfa.required']);
    expect((await write(token, tenant, { version: 2, body: {} })).status).toBe(200);
    expect((await off(elsewhere.accessToken!)).status).toBe(204);
  });

  it('is not got round by an invitation', async () => {
    const { first, secret } = await requiring();
    const inviting = await world.aTenant();
    await world.join(first, inviting, { status: 'invited', roles: ['Nurse'] });
    await world.rows(
      `INSERT INTO public.job_requests (kind, payload, scope, tenant_id) VALUES ('mail.invitation', jsonb_build_object('userId', $1::text, 'tenantId', $2::text), 'platform', NULL)`,
      [first.id, inviting.id],
    );
    await world.runJobs();
    const mails = await world.mailsTo(first.email);
    const invitation = /token=([\w-]+)/.exec(mails.find(({ subject }) => subject.includes('invitation'))!.text)![1];
    const accepted = await world.post('/auth/invitation/accept', { token: invitation, password: PASSWORD });
    expect(accepted.body).toEqual({ challenge: 'SOFTWARE_TOKEN_MFA', session: expect.any(String) as string });
    const code = { challenge: 'SOFTWARE_TOKEN_MFA', session: accepted.body.session, code: codeOf(secret) };
    expect((await world.post('/auth/challenge', code)).body.tenantId).toBe(inviting.id);
  });
});

describe('a second factor that is required while sessions are open', () => {
  const WITHIN_MS = 5000;
  const ask = (token: string, tenant: TestTenant, url = '/api/notifications') => world.send('GET', url, { token, ...at(tenant) });
  const refused = (token: string, tenant: TestTenant) =>
    eventually(async () => ((await ask(token, tenant)).body.code === 'mfa.setup_required' ? true : null), WITHIN_MS);
  const joined = async (tenant: TestTenant, roles: string[]) => {
    const person = await world.aPerson();
    await world.join(person, tenant, { roles });
    return { id: person.id, token: (await world.signIn(person)).body.accessToken! };
  };

  it('leaves Admins without one nothing but to set it up and to sign out, and everybody else all they had', async () => {
    const { person: first, tenant } = await world.aMember({ roles: ['Admin'] });
    const [second, third, nurse] = [
      await joined(tenant, ['Admin']),
      await joined(tenant, ['Doctor', 'Admin']),
      await joined(tenant, ['Nurse']),
    ];
    const { token } = await enrol(world, first);
    expect((await ask(second.token, tenant)).status).toBe(200);
    expect((await write(token, tenant, { version: 1, body: { mfaRequiredForAdmins: true } })).status).toBe(200);
    for (const each of [second, third]) await refused(each.token, tenant);
    for (const url of ['/api/staff', '/api/settings/security', '/api/patients', '/api/events', '/auth/sessions']) {
      expect(told(await ask(second.token, tenant, url))).toEqual([403, 'mfa.setup_required']);
    }
    for (const each of [token, nurse.token]) expect((await ask(each, tenant)).status).toBe(200);
    expect((await world.me(second.token)).body.mfa).toEqual({ enabled: false, required: true });
    expect((await world.post('/auth/reauthenticate', { password: PASSWORD }, { token: second.token })).status).toBe(204);
    const { secret } = (await world.post('/auth/mfa/setup', {}, { token: second.token })).body;
    expect((await world.post('/auth/mfa/confirm', { code: codeOf(secret!) }, { token: second.token })).status).toBe(200);
    expect((await ask(second.token, tenant, '/api/staff')).status).toBe(200);
    expect((await world.post('/auth/signout-everywhere', {}, { token: third.token })).status).toBe(204);
  });

  it('meets who becomes Admin while signed in, for as long as it is required', async () => {
    const { tenant, token } = await requiring();
    const nurse = await joined(tenant, ['Nurse']);
    expect((await ask(nurse.token, tenant)).status).toBe(200);
    const promoted = { token, body: { roles: ['Nurse', 'Admin'] }, ...at(tenant, 1) };
    expect((await world.send('PUT', `/api/staff/${nurse.id}/roles`, promoted)).status).toBe(200);
    await refused(nurse.token, tenant);
    expect((await write(token, tenant, { version: 2, body: {} })).status).toBe(200);
    await eventually(async () => ((await ask(nurse.token, tenant)).status === 200 ? true : null), WITHIN_MS);
  });

  it('is missed again within seconds when it is taken away behind our back', async () => {
    const { tenant, token, first } = await requiring();
    expect((await ask(token, tenant)).status).toBe(200);
    await world.rows('UPDATE public.users SET mfa_enabled_at = NULL WHERE id = $1', [first.id]);
    await refused(token, tenant);
  });
});
