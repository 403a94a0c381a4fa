import 'reflect-metadata';
import { jest } from '@jest/globals';
import { AuthWorld, PASSWORD, type Reply } from '../../../test/auth-world.js';
import { atProvider, codeOf, enrol, halfMinutePasses, signInWithCode, wrongCode } from '../../../test/authenticator.js';
import { IdentityProvider } from '../identity-provider.service.js';
import { SecondFactors } from '../second-factors.service.js';

let world: AuthWorld;
beforeAll(async () => {
  world = await AuthWorld.start();
});
afterAll(() => world.stop());
afterEach(() => jest.restoreAllMocks());

const told = ({ status, body }: Reply) => [status, body.code];
const enrolled = async () => {
  const { person, tenant } = await world.aMember();
  return { person, tenant, ...(await enrol(world, person)) };
};
const answer = (session: string | undefined, code: string) =>
  world.post('/auth/challenge', { challenge: 'SOFTWARE_TOKEN_MFA', session, code });
const actions = async (tenantId: string) =>
  (
    await world.rows<{ action: string }>(`SELECT action FROM "${tenantId}".audit_events WHERE action LIKE 'mfa.%' ORDER BY occurred_at`)
  ).map(({ action }) => action);

describe('setting up', () => {
  it('gives a secret and a link for the app, and changes nothing before a code is confirmed', async () => {
    const { person, tenant } = await world.aMember();
    const token = (await world.signIn(person)).body.accessToken;
    const { status, body } = await world.post('/auth/mfa/setup', {}, { token });
    expect(status).toBe(200);
    const uri = new URL(body.otpauthUri!);
    expect([uri.protocol, decodeURIComponent(uri.pathname), uri.searchParams.get('secret'), uri.searchParams.get('issuer')]).toEqual([
      ...['otpauth:', `/${tenant.name}:${person.email}`, body.secret, tenant.name],
    ]);
    expect((await world.post('/auth/mfa/confirm', { code: wrongCode(body.secret!) }, { token })).body.errors).toEqual([
      { path: 'code', code: 'code.wrong', message: expect.any(String) as string },
    ]);
    expect((await world.me(token)).body.mfa).toEqual({ enabled: false, required: false });
    expect((await world.signIn(person)).status).toBe(200);
    expect((await world.signIn(person)).body.challenge).toBeUndefined();
  });

  it('ends in ten recovery codes, kept as hashes, with event and mail', async () => {
    const { person, tenant, token, recoveryCodes, secret } = await enrolled();
    expect(new Set(recoveryCodes).size).toBe(10);
    for (const code of recoveryCodes) expect(code).toMatch(/^[0-9A-HJKMNP-TV-Z]{5}-[0-9A-HJKMNP-TV-Z]{5}$/);
    expect((await world.me(token)).body.mfa).toEqual({ enabled: true, required: false });
    expect((await world.send('GET', '/auth/mfa', { token })).body).toMatchObject({ enabled: true, recoveryCodesLeft: 10 });
    const kept = await world.rows('SELECT * FROM public.recovery_codes WHERE user_id = $1', [person.id]);
    expect(kept).toHaveLength(10);
    for (const code of recoveryCodes) expect(JSON.stringify(kept)).not.toContain(code.replace('-', ''));
    expect(await actions(tenant.id)).toEqual(['mfa.enabled']);
    expect(JSON.stringify(await world.rows('SELECT * FROM public.users WHERE id = $1', [person.id]))).not.toContain(secret);
    await world.runJobs();
    expect((await world.mailsTo(person.email))[0].subject).toBe('Sign-in with a code is on');
    expect(told(await world.post('/auth/mfa/setup', {}, { token }))).toEqual([409, 'mfa.illegal_state']);
  });

  it('ends sign-ins that are under way: they would be without the second factor', async () => {
    const { person, tenant } = await world.aMember();
    await world.join(person, await world.aTenant());
    const { body } = await world.signIn(person);
    await enrol(world, person, { tenantId: tenant.id });
    const choice = { challenge: 'CHOOSE_TENANT', session: body.session, tenantId: tenant.id };
    expect(told(await world.post('/auth/challenge', choice))).toEqual([401, 'challenge.failed']);
  });
});

describe('signing in', () => {
  it('asks for a code after the right password only, and gives the session for it', async () => {
    const { person, tenant, secret } = await enrolled();
    expect(told(await world.signIn(person, { password: 'Wrong-password-1' }))).toEqual([401, 'auth.failed']);
    const asked = await world.signIn(person);
    expect(asked.body).toEqual({ challenge: 'SOFTWARE_TOKEN_MFA', session: expect.stringMatching(/^[\w-]{43}$/) as string });
    expect(asked.setCookie).toBeUndefined();
    const { status, body, refreshToken } = await answer(asked.body.session, codeOf(secret));
    expect([status, body.tenantId, body.user!.mfa]).toEqual([200, tenant.id, { enabled: true, required: false }]);
    expect(refreshToken).toBeTruthy();
    expect((await world.me(body.accessToken)).status).toBe(200);
    expect(told(await answer(asked.body.session, codeOf(secret)))).toEqual([401, 'challenge.failed']);
  });

  it('keeps the step open after a wrong code, takes a code once, and belongs to its app', async () => {
    const { person, secret } = await enrolled();
    const [one, two] = [(await world.signIn(person)).body.session, (await world.signIn(person)).body.session];
    expect(told(await answer(one, wrongCode(secret)))).toEqual([401, 'code.wrong']);
    const elsewhere = { challenge: 'SOFTWARE_TOKEN_MFA', session: one, code: codeOf(secret) };
    expect(told(await world.post('/auth/challenge', elsewhere, { app: 'admin-dashboard' }))).toEqual([401, 'challenge.failed']);
    const code = codeOf(secret);
    expect((await answer(one, code)).status).toBe(200);
    expect(told(await answer(two, code))).toEqual([401, 'code.wrong']);
    await halfMinutePasses(person.id);
    const both = await Promise.all([answer(two, codeOf(secret)), answer(two, codeOf(secret))]);
    expect(both.map(({ status }) => status).sort()).toEqual([200, 401]);
  });

  it('keeps nothing of a step that was answered, nor the password readable in one that waits', async () => {
    const { person, secret } = await enrolled();
    const waiting = () => world.rows<{ sealed: Buffer }>('SELECT sealed FROM public.sign_in_challenges WHERE user_id = $1', [person.id]);
    const { body } = await world.signIn(person);
    const [{ sealed }] = await waiting();
    expect(sealed.toString('latin1')).not.toContain(PASSWORD);
    expect((await answer(body.session, codeOf(secret))).status).toBe(200);
    expect(await waiting()).toEqual([]);
  });

  it('asks for the code first and the hospital then', async () => {
    const { person, secret } = await enrolled();
    const other = await world.aTenant();
    await world.join(person, other, { roles: ['Doctor'] });
    const chosen = await signInWithCode(world, person, codeOf(secret));
    expect(chosen.body).toMatchObject({ challenge: 'CHOOSE_TENANT', tenants: { length: 2 } });
    const entered = { challenge: 'CHOOSE_TENANT', session: chosen.body.session, tenantId: other.id };
    expect((await world.post('/auth/challenge', entered)).body).toMatchObject({ tenantId: other.id, user: { roles: ['Doctor'] } });
    await halfMinutePasses(person.id);
    expect((await signInWithCode(world, person, codeOf(secret), { subdomain: other.subdomain })).body.tenantId).toBe(other.id);
  });

  it('asks for it after a new password too', async () => {
    const { person, secret } = await enrolled();
    await atProvider(`UPDATE users SET status = 'FORCE_CHANGE_PASSWORD' WHERE username = $1`, [person.id]);
    const first = await world.signIn(person);
    expect(first.body.challenge).toBe('NEW_PASSWORD_REQUIRED');
    const newPassword = 'Brand-new-pass-77';
    const second = await world.post('/auth/challenge', { challenge: 'NEW_PASSWORD_REQUIRED', session: first.body.session, newPassword });
    expect(second.body).toMatchObject({ challenge: 'SOFTWARE_TOKEN_MFA' });
    expect((await answer(second.body.session, codeOf(secret))).status).toBe(200);
  });

  it('is not got round by a password reset', async () => {
    const { person, tenant } = await enrolled();
    await world.post('/auth/forgot-password', { email: person.email, tenantId: tenant.id });
    await world.runJobs();
    const code = /code=([\w-]+)/.exec((await world.mailsTo(person.email))[0].text)![1];
    const newPassword = 'Brand-new-pass-78';
    expect((await world.post('/auth/reset-password', { email: person.email, code, newPassword })).status).toBe(204);
    expect((await world.signIn(person, { password: newPassword })).body).toMatchObject({ challenge: 'SOFTWARE_TOKEN_MFA' });
  });

  it('refuses tokens that the provider gives for a password alone, and switches the second factor on again', async () => {
    const { person, secret } = await enrolled();
    await atProvider('UPDATE users SET mfa_enabled = false WHERE username = $1', [person.id]);
    const { body, setCookie } = await world.signIn(person);
    expect([body.challenge, body.accessToken, setCookie]).toEqual(['SOFTWARE_TOKEN_MFA', undefined, undefined]);
    expect((await answer(body.session, codeOf(secret))).status).toBe(200);
    jest.spyOn(world.app.get(SecondFactors), 'prefer').mockResolvedValue();
    await atProvider('UPDATE users SET mfa_enabled = false WHERE username = $1', [person.id]);
    expect(told(await world.signIn(person))).toEqual([503, 'dependency.down']);
  });

  it('knows again a second factor that was set up by a process that was killed before it wrote so', async () => {
    const { person, secret } = await enrolled();
    await world.rows('UPDATE public.users SET mfa_enabled_at = NULL WHERE id = $1', [person.id]);
    expect((await signInWithCode(world, person, codeOf(secret))).body.user!.mfa.enabled).toBe(true);
  });
});

describe('recovery codes', () => {
  it('sign in once each, with event and mail, and leave the second factor on', async () => {
    const { person, secret, recoveryCodes, token } = await enrolled();
    const [code] = recoveryCodes;
    expect((await signInWithCode(world, person, code.toLowerCase())).status).toBe(200);
    expect(told(await signInWithCode(world, person, code))).toEqual([401, 'code.wrong']);
    expect((await world.send('GET', '/auth/mfa', { token })).body).toMatchObject({ enabled: true, recoveryCodesLeft: 9 });
    expect((await signInWithCode(world, person, codeOf(secret))).status).toBe(200);
    const used = await world.rows(`SELECT 1 FROM public.platform_audit_events WHERE action = 'mfa.recovery_code_used' AND actor_id = $1`, [
      person.id,
    ]);
    expect(used).toHaveLength(1);
    await world.runJobs();
    expect((await world.mailsTo(person.email)).map(({ subject }) => subject)).toContain('A recovery code was used');
  });

  it('count once under parallel use, and are the person’s own', async () => {
    const [mine, theirs] = [await enrolled(), await enrolled()];
    const sessions = await Promise.all([1, 2, 3].map(async () => (await world.signIn(mine.person)).body.session));
    const both = await Promise.all(sessions.map((session) => answer(session, mine.recoveryCodes[0])));
    expect(both.filter(({ status }) => status === 200)).toHaveLength(1);
    expect(told(await signInWithCode(world, mine.person, theirs.recoveryCodes[0]))).toEqual([401, 'code.wrong']);
  });

  it('let nobody else in by the password alone while one is used', async () => {
    const { person, recoveryCodes } = await enrolled();
    const provider = world.app.get(IdentityProvider);
    const signIn = provider.signIn.bind(provider);
    const { body } = await world.signIn(person);
    const burglars: Reply[] = [];
    let asked = 0;
    jest.spyOn(provider, 'signIn').mockImplementation(async (userId, password) => {
      asked += 1;
      // The recovery's own question: at this moment the provider asks everybody for the password alone.
      if (asked === 1) burglars.push(await world.signIn(person));
      return signIn(userId, password);
    });
    await answer(body.session, recoveryCodes[0]);
    expect(burglars.map((burglar) => burglar.body)).toEqual([{ challenge: 'SOFTWARE_TOKEN_MFA', session: expect.any(String) as string }]);
  });

  it('are not spent when the provider is down, and the second factor stays on', async () => {
    const { person, recoveryCodes } = await enrolled();
    const { body } = await world.signIn(person);
    jest.spyOn(world.app.get(IdentityProvider), 'signIn').mockRejectedValueOnce(new Error('gone'));
    expect((await answer(body.session, recoveryCodes[0])).status).toBe(500);
    expect((await world.signIn(person)).body.challenge).toBe('SOFTWARE_TOKEN_MFA');
    expect((await answer(body.session, recoveryCodes[0])).status).toBe(200);
  });

  it('are renewed as a set: the old ones are worth nothing', async () => {
    const { person, tenant, recoveryCodes, token } = await enrolled();
    const renewed = (await world.post('/auth/mfa/recovery-codes', {}, { token })).body.recoveryCodes!;
    expect(renewed).toHaveLength(10);
    expect(told(await signInWithCode(world, person, recoveryCodes[0]))).toEqual([401, 'code.wrong']);
    expect((await signInWithCode(world, person, renewed[0])).status).toBe(200);
    expect(await actions(tenant.id)).toEqual(['mfa.enabled', 'mfa.recovery_codes_renewed']);
  });
});

describe('turning off', () => {
  it('takes the recovery codes along, and asks the password alone from then on', async () => {
    const { person, tenant, token } = await enrolled();
    expect((await world.send('DELETE', '/auth/mfa', { token })).status).toBe(204);
    expect((await world.signIn(person)).body.tenantId).toBe(tenant.id);
    expect(await world.rows('SELECT 1 FROM public.recovery_codes WHERE user_id = $1', [person.id])).toEqual([]);
    expect(told(await world.send('DELETE', '/auth/mfa', { token }))).toEqual([409, 'mfa.illegal_state']);
    expect(told(await world.post('/auth/mfa/recovery-codes', {}, { token }))).toEqual([409, 'mfa.illegal_state']);
    expect(await actions(tenant.id)).toEqual(['mfa.enabled', 'mfa.disabled']);
  });
});

describe('a second factor that is lost with all its codes', () => {
  const reset = async (person: { id: string }, tenantId: string) => {
    const operator = await world.aPerson({ platform: true });
    const { accessToken } = (await world.signIn(operator, {}, { app: 'admin-dashboard' })).body;
    return world.post(
      `/api/users/${person.id}/mfa-reset`,
      { tenantId, reason: 'Telephone stolen.' },
      { token: accessToken, app: 'admin-dashboard' },
    );
  };

  it('is taken away by the operator: sessions end, both audits and the owner are told', async () => {
    const { person, tenant, token, recoveryCodes } = await enrolled();
    const { body } = await world.signIn(person);
    expect((await reset(person, tenant.id)).status).toBe(204);
    expect(told(await world.me(token))).toEqual([401, 'session.ended']);
    expect(told(await answer(body.session, recoveryCodes[0]))).toEqual([401, 'challenge.failed']);
    expect((await world.signIn(person)).body.user!.mfa.enabled).toBe(false);
    expect(await actions(tenant.id)).toEqual(['mfa.enabled', 'mfa.reset']);
    const platform = `SELECT details FROM public.platform_audit_events WHERE action = 'mfa.reset' AND entity_id = $1 AND subject_tenant = $2`;
    expect(await world.rows(platform, [person.id, tenant.id])).toEqual([{ details: { by: 'platform', reason: 'Telephone stolen.' } }]);
    await world.runJobs();
    expect((await world.mailsTo(person.email)).map(({ subject }) => subject)).toContain('Sign-in with a code was reset');
  });

  it('also when the provider has lost it: until then nobody gets in by the password alone', async () => {
    const { person, tenant } = await enrolled();
    await atProvider('UPDATE users SET mfa_enabled = false, totp_secret = NULL WHERE username = $1', [person.id]);
    expect(told(await world.signIn(person))).toEqual([503, 'dependency.down']);
    expect((await reset(person, tenant.id)).status).toBe(204);
    expect((await world.signIn(person)).status).toBe(200);
  });

  it('is found only with a hospital that the person belongs to', async () => {
    const [{ person }, tenant] = [await enrolled(), await world.aTenant()];
    expect(told(await reset(person, tenant.id))).toEqual([404, 'user.not_found']);
  });
});
