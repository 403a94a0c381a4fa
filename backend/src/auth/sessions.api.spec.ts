import { createHmac, createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { decodeJwt, decodeProtectedHeader, SignJWT, UnsecuredJWT, type JWTPayload } from 'jose';
import { AuthWorld, type Reply, type TestPerson } from '../../test/auth-world.js';

let world: AuthWorld;
/** The identity service's own key, so that a forgery differs from the real thing in one point only. */
let privateKey: KeyObject;
let ownKid: string;
beforeAll(async () => {
  world = await AuthWorld.start();
  privateKey = createPrivateKey(readFileSync(path.join(process.env['HMS_DATA_DIR']!, 'identity', 'signing-key.pem')));
  ownKid = decodeProtectedHeader((await signedIn()).token).kid!;
});
afterAll(() => world.stop());

const signedIn = async () => {
  const { person, tenant } = await world.aMember();
  const reply = await world.signIn(person);
  return { person, tenant, token: reply.body.accessToken!, cookie: reply.refreshToken! };
};
const codeOf = ({ status, body }: Reply) => [status, body.code];

describe('access tokens', () => {
  const signed = (claims: JWTPayload, { by = privateKey, kid = ownKid }: { by?: KeyObject; kid?: string } = {}) =>
    new SignJWT(claims).setProtectedHeader({ alg: 'RS256', kid }).sign(by);

  /** HS256 with the public key as its secret: the classic confusion of algorithms. */
  function withPublicKeyAsSecret(claims: JWTPayload): string {
    const secret = createPublicKey(privateKey).export({ type: 'spki', format: 'pem' });
    const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
    const content = `${part({ alg: 'HS256', typ: 'JWT', kid: ownKid })}.${part(claims)}`;
    return `${content}.${createHmac('sha256', secret).update(content).digest('base64url')}`;
  }

  it('are accepted with the very claims that the forgeries below change', async () => {
    const { token } = await signedIn();
    expect(decodeProtectedHeader(token)).toMatchObject({ alg: 'RS256' });
    expect((await world.me(await signed(decodeJwt(token)))).status).toBe(200);
  });

  it('are refused when forged, foreign, expired or from the future', async () => {
    const claims = decodeJwt((await signedIn()).token);
    const now = Math.floor(Date.now() / 1000);
    const { origin_jti: _, ...withoutOrigin } = claims as JWTPayload & { origin_jti: string };
    const stranger = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey;
    const unsigned = ['', 'x', 'a.b.c', new UnsecuredJWT(claims).encode(), withPublicKeyAsSecret(claims)];
    const forged = await Promise.all([
      ...[signed(claims, { by: stranger }), signed(claims, { by: stranger, kid: 'unknown' })],
      ...[{ iss: 'https://elsewhere.example/pool' }, { client_id: 'another' }, { token_use: 'id' }, { client_id: undefined }].map(
        (change) => signed({ ...claims, ...change }),
      ),
      ...[{ exp: now - 1 }, { exp: undefined }, { iat: now + 3600 }, { nbf: now + 3600 }].map((change) => signed({ ...claims, ...change })),
      signed(withoutOrigin),
    ]);
    for (const token of [...unsigned, ...forged]) expect(codeOf(await world.me(token))).toEqual([401, 'auth.required']);
    expect(codeOf(await world.me(undefined))).toEqual([401, 'auth.required']);
    expect(codeOf(await world.send('GET', '/auth/me', { headers: { authorization: 'Basic eDp5' } }))).toEqual([401, 'auth.required']);
  });

  it('are refused when they name a session that is not there, or another person', async () => {
    const claims = decodeJwt((await signedIn()).token);
    const other = await signedIn();
    expect(codeOf(await world.me(await signed({ ...claims, origin_jti: 'made-up' })))).toEqual([401, 'session.ended']);
    expect(codeOf(await world.me(await signed({ ...claims, username: other.person.id })))).toEqual([401, 'session.ended']);
  });

  it('are of no use once the person or the hospital is shut out, at once', async () => {
    const { person, tenant, token } = await signedIn();
    await world.setStatus(person, tenant, 'suspended');
    expect(codeOf(await world.me(token))).toEqual([403, 'user.suspended']);
    await world.setStatus(person, tenant, 'active');
    expect((await world.me(token)).status).toBe(200);
    await world.suspend(tenant, 'billing_hold');
    expect((await world.me(token)).body).toMatchObject({ billingHold: true });
    await world.suspend(tenant, 'lock', 'Closed by the court.');
    const locked = await world.me(token);
    expect(codeOf(locked)).toEqual([403, 'tenant.locked']);
    expect(locked.body.detail).toContain('Closed by the court.');
  });

  it('end with the session: after twelve hours, and for an operator without the role', async () => {
    const { person, token } = await signedIn();
    const [row] = await world.rows<{ hours: number }>(
      `SELECT extract(epoch FROM expires_at - created_at)::float8 / 3600 AS hours FROM public.sessions WHERE user_id = $1`,
      [person.id],
    );
    expect(row.hours).toBe(12);
    await world.rows('UPDATE public.sessions SET expires_at = now() WHERE user_id = $1', [person.id]);
    expect(codeOf(await world.me(token))).toEqual([401, 'session.ended']);
    const operator = await world.aPerson({ platform: true });
    const session = (await world.signIn(operator)).body.accessToken;
    await world.rows(`UPDATE public.users SET platform_roles = '{}' WHERE id = $1`, [operator.id]);
    expect(codeOf(await world.me(session))).toEqual([401, 'session.ended']);
  });
});

describe('the refresh cookie', () => {
  it('is host-only, HttpOnly, SameSite=Strict, for /auth alone, and Secure outside localhost', async () => {
    const { person } = await signedIn();
    const local = (await world.signIn(person)).setCookie!;
    expect(local).toMatch(/^hms_hospital-portal=[\w-]{43}; Path=\/auth; Expires=[^;]+; HttpOnly; SameSite=Strict$/);
    const atSubdomain = (await world.signIn(person, {}, { host: 'city.localhost' })).setCookie!;
    expect(atSubdomain).not.toMatch(/Secure|Domain/);
    const elsewhere = (await world.signIn(person, {}, { host: 'city.hospitals.example', origin: null })).setCookie!;
    expect(elsewhere).toMatch(/; Secure/);
    expect(elsewhere).not.toMatch(/Domain/);
  });

  it('is refused unless the Origin has the host of the request', async () => {
    const { cookie, token } = await signedIn();
    expect(codeOf(await world.refresh(cookie, { origin: null }))).toEqual([403, 'origin.refused']);
    const sibling = `http://other.localhost:${process.env['PORTAL_PORT']}`;
    expect(codeOf(await world.refresh(cookie, { host: 'city.localhost', origin: sibling }))).toEqual([403, 'origin.refused']);
    expect(codeOf(await world.refresh(cookie, { origin: 'null' }))).toEqual([403, 'origin.refused']);
    expect(codeOf(await world.refresh(cookie, { origin: 'https://evil.example' }))).toEqual([403, 'origin.refused']);
    expect(codeOf(await world.post('/auth/signout', {}, { cookie, origin: null }))).toEqual([403, 'origin.refused']);
    expect((await world.me(token, { cookie, origin: null })).status).toBe(200);
    expect((await world.refresh(cookie, { host: 'city.localhost' })).status).toBe(200);
  });

  it('gives a new access token of the same session and is rotated', async () => {
    const { person, tenant, cookie, token } = await signedIn();
    const reply = await world.refresh(cookie, { headers: { 'x-tenant-id': tenant.id } });
    expect(reply.status).toBe(200);
    expect(reply.body).toMatchObject({ tenantId: tenant.id, user: { id: person.id } });
    expect(reply.body.accessToken).not.toBe(token);
    expect(decodeJwt(reply.body.accessToken!)['origin_jti']).toBe(decodeJwt(token)['origin_jti']);
    expect(reply.refreshToken).not.toBe(cookie);
    expect((await world.me(reply.body.accessToken)).status).toBe(200);
    expect((await world.refresh(reply.refreshToken)).status).toBe(200);
  });

  it('serves several tabs that refresh at once: one successor, and all of them live', async () => {
    const { cookie } = await signedIn();
    const tabs = await Promise.all(Array.from({ length: 5 }, () => world.refresh(cookie)));
    expect(tabs.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200]);
    const successors = new Set(tabs.map(({ refreshToken }) => refreshToken));
    expect(successors.size).toBe(1);
    for (const { body } of tabs) expect((await world.me(body.accessToken)).status).toBe(200);
    expect((await world.refresh([...successors][0])).status).toBe(200);
  });

  it('used again later ends the whole session, and is taken away', async () => {
    const { person, tenant, cookie } = await signedIn();
    const { body, refreshToken } = await world.refresh(cookie);
    await world.rows(
      `UPDATE public.refresh_tokens SET rotated_at = now() - interval '11 seconds'
        WHERE rotated_at IS NOT NULL AND session_id = (SELECT id FROM public.sessions WHERE user_id = $1)`,
      [person.id],
    );
    const reused = await world.refresh(cookie);
    expect(codeOf(reused)).toEqual([401, 'refresh.failed']);
    expect(reused.setCookie).toMatch(/^hms_hospital-portal=; .*Expires=Thu, 01 Jan 1970/);
    expect(codeOf(await world.refresh(refreshToken))).toEqual([401, 'refresh.failed']);
    expect(codeOf(await world.me(body.accessToken))).toEqual([401, 'session.ended']);
    const events = await world.rows(`SELECT details->>'reason' AS reason FROM "${tenant.id}".audit_events WHERE action = 'session.ended'`);
    expect(events).toEqual([{ reason: 'refresh_reuse' }]);
  });

  it('is refused and taken away when missing, made up, of another app, of another hospital or too old', async () => {
    const { person, cookie } = await signedIn();
    const other = await signedIn();
    const replies = [
      await world.refresh(undefined),
      await world.refresh('x'.repeat(43)),
      await world.refresh(cookie, { app: 'admin-dashboard' }),
      await world.refresh(cookie, { headers: { 'x-tenant-id': other.tenant.id } }),
    ];
    await world.rows('UPDATE public.sessions SET expires_at = now() WHERE user_id = $1', [person.id]);
    replies.push(await world.refresh(cookie));
    for (const reply of replies) {
      expect(codeOf(reply)).toEqual([401, 'refresh.failed']);
      expect(reply.refreshToken).toBe('');
    }
  });

  it('is refused with the reason while the person is suspended or the hospital is locked, and works again after', async () => {
    const { person, tenant, cookie } = await signedIn();
    await world.setStatus(person, tenant, 'suspended');
    expect(codeOf(await world.refresh(cookie))).toEqual([403, 'user.suspended']);
    await world.setStatus(person, tenant, 'active');
    expect((await world.refresh(cookie)).status).toBe(200);
    await world.suspend(tenant, 'lock');
    expect(codeOf(await world.refresh(cookie))).toEqual([403, 'tenant.locked']);
  });
});

describe('while the identity provider is down', () => {
  const withoutProvider = async <T>(work: (lame: AuthWorld) => Promise<T>): Promise<T> => {
    const endpoint = process.env['COGNITO_ENDPOINT'];
    process.env['COGNITO_ENDPOINT'] = 'http://127.0.0.1:9';
    const lame = await AuthWorld.start();
    process.env['COGNITO_ENDPOINT'] = endpoint;
    return work(lame).finally(() => lame.stop());
  };

  it('who is signed in goes on; sign-in and refresh say 503, and nothing is rotated', async () => {
    const { person, cookie, token } = await signedIn();
    await withoutProvider(async (lame) => {
      expect((await lame.me(token)).status).toBe(200);
      expect(codeOf(await lame.signIn(person))).toEqual([503, 'dependency.down']);
      const refreshed = await lame.refresh(cookie);
      expect(codeOf(refreshed)).toEqual([503, 'dependency.down']);
      expect(refreshed.setCookie).toBeUndefined();
      expect((await lame.post('/auth/signout', {}, { token })).status).toBe(204);
    });
    const [row] = await world.rows<{ rotated: number }>(
      `SELECT count(*)::int AS rotated FROM public.refresh_tokens r JOIN public.sessions s ON s.id = r.session_id
        WHERE s.user_id = $1 AND r.rotated_at IS NOT NULL`,
      [person.id],
    );
    expect(row.rotated).toBe(0);
  });
});

describe('signing out', () => {
  const outcome = async (person: TestPerson) =>
    (
      await world.rows<{ reason: string }>('SELECT revoked_reason AS reason FROM public.sessions WHERE user_id = $1 ORDER BY id', [
        person.id,
      ])
    ).map(({ reason }) => reason);

  it('works with the access token, the cookie, both, or neither', async () => {
    for (const with_ of ['token', 'cookie', 'both'] as const) {
      const { person, tenant, token, cookie } = await signedIn();
      const ask = { token: with_ === 'cookie' ? undefined : token, cookie: with_ === 'token' ? undefined : cookie };
      const reply = await world.post('/auth/signout', undefined, ask);
      expect([reply.status, reply.refreshToken]).toEqual([204, '']);
      expect(codeOf(await world.me(token))).toEqual([401, 'session.ended']);
      expect(codeOf(await world.refresh(cookie))).toEqual([401, 'refresh.failed']);
      expect(await outcome(person)).toEqual(['signed_out']);
      expect(await world.rows(`SELECT actor_id FROM "${tenant.id}".audit_events WHERE action = 'session.signed_out'`)).toEqual([
        { actor_id: person.id },
      ]);
    }
    expect((await world.post('/auth/signout')).status).toBe(204);
    expect((await world.post('/auth/signout', {}, { token: 'not.a.token' })).status).toBe(204);
  });

  it('ends this session alone, or all of them', async () => {
    const { person, token } = await signedIn();
    const second = await world.signIn(person);
    const third = await world.signIn(person, {}, { app: 'admin-dashboard' });
    await world.post('/auth/signout', {}, { token });
    expect((await world.me(second.body.accessToken)).status).toBe(200);
    expect(codeOf(await world.post('/auth/signout-everywhere'))).toEqual([401, 'auth.required']);
    const reply = await world.post('/auth/signout-everywhere', {}, { token: second.body.accessToken });
    expect([reply.status, reply.refreshToken]).toEqual([204, '']);
    for (const { body } of [second, third]) expect(codeOf(await world.me(body.accessToken))).toEqual([401, 'session.ended']);
    expect(codeOf(await world.refresh(third.refreshToken, { app: 'admin-dashboard' }))).toEqual([401, 'refresh.failed']);
    expect(await outcome(person)).toEqual(['signed_out', 'signed_out_everywhere', 'signed_out_everywhere']);
  });
});
