import 'reflect-metadata';
import { AuthWorld, type Reply, type TestPerson, type TestTenant } from '../../test/auth-world.js';
import { enrol } from '../../test/authenticator.js';

let world: AuthWorld;
beforeAll(async () => {
  world = await AuthWorld.start();
});
afterAll(() => world.stop());

const told = ({ status, body }: Reply) => [status, body.code];

/** A hospital with a signed-in Admin, and one of its nurses. */
const aHospital = async () => {
  const { person: admin, tenant } = await world.aMember({ roles: ['Admin'] });
  const nurse = await world.aPerson();
  await world.join(nurse, tenant);
  return { admin, tenant, nurse, token: (await world.signIn(admin)).body.accessToken! };
};
const ask = (method: 'GET' | 'POST', { token, tenant }: { token: string; tenant: TestTenant }, path: string) =>
  world.send(method, `/api/staff/${path}`, { token, headers: { 'x-tenant-id': tenant.id } });
const signedIn = async (person: TestPerson, tenant: TestTenant) => (await world.signIn(person, { tenantId: tenant.id })).body.accessToken!;
const events = (tenant: TestTenant, id: string) =>
  world.rows<{ action: string; details: unknown }>(
    `SELECT action, details FROM "${tenant.id}".audit_events WHERE entity_id = $1 AND action IN ('membership.sessions_ended', 'mfa.reset')`,
    [id],
  );

describe('ending a person’s sessions', () => {
  it('puts the person out of this hospital at once, and of no other', async () => {
    const { nurse, tenant, token } = await aHospital();
    const elsewhere = await world.aTenant();
    await world.join(nurse, elsewhere);
    const [here, too, there] = [await signedIn(nurse, tenant), await signedIn(nurse, tenant), await signedIn(nurse, elsewhere)];
    expect((await ask('GET', { token, tenant }, `${nurse.id}/access`)).body).toMatchObject({ openSessions: 2 });
    expect((await ask('POST', { token, tenant }, `${nurse.id}/end-sessions`)).body).toEqual({ ended: 2 });
    for (const bearer of [here, too]) expect(told(await world.me(bearer))).toEqual([401, 'session.ended']);
    expect((await world.me(there)).status).toBe(200);
    expect((await ask('GET', { token, tenant }, `${nurse.id}/access`)).body).toMatchObject({ openSessions: 0, lastUsedAt: null });
    expect(await events(tenant, nurse.id)).toEqual([{ action: 'membership.sessions_ended', details: { ended: 2 } }]);
    expect((await world.me(await signedIn(nurse, tenant))).status).toBe(200);
  });

  it('is refused for oneself, for people of other hospitals and to who may not', async () => {
    const [{ admin, nurse, tenant, token }, other] = [await aHospital(), await aHospital()];
    expect(told(await ask('POST', { token, tenant }, `${admin.id}/end-sessions`))).toEqual([409, 'user.self']);
    for (const path of ['end-sessions', 'mfa-reset']) {
      expect(told(await ask('POST', { token, tenant }, `${other.nurse.id}/${path}`))).toEqual([404, 'user.not_found']);
      const bearer = await signedIn(nurse, tenant);
      expect(told(await ask('POST', { token: bearer, tenant }, `${admin.id}/${path}`))).toEqual([403, 'permission.denied']);
    }
    expect(told(await ask('GET', { token, tenant }, `${other.nurse.id}/access`))).toEqual([404, 'user.not_found']);
    expect((await world.me(token)).status).toBe(200);
  });
});

describe('a second factor that a person has lost', () => {
  it('is taken away by the hospital whose alone the account is: sessions end, the owner is told', async () => {
    const { nurse, tenant, token } = await aHospital();
    const { token: old } = await enrol(world, nurse);
    expect((await ask('GET', { token, tenant }, `${nurse.id}/access`)).body).toMatchObject({ mfaEnabled: true, mfaResettable: true });
    expect((await ask('POST', { token, tenant }, `${nurse.id}/mfa-reset`)).status).toBe(204);
    expect(told(await world.me(old))).toEqual([401, 'session.ended']);
    expect((await world.signIn(nurse)).body.user!.mfa.enabled).toBe(false);
    expect(await events(tenant, nurse.id)).toEqual([{ action: 'mfa.reset', details: { by: 'hospital' } }]);
    await world.runJobs();
    expect((await world.mailsTo(nurse.email)).map(({ subject }) => subject)).toContain('Sign-in with a code was reset');
  });

  it('stays when the account belongs to another hospital, even if nobody there has let the person in', async () => {
    for (const status of ['active', 'suspended', 'pending', 'invited']) {
      const { nurse, tenant, token } = await aHospital();
      await enrol(world, nurse);
      await world.join(nurse, await world.aTenant(), { status });
      expect(told(await ask('POST', { token, tenant }, `${nurse.id}/mfa-reset`))).toEqual([422, 'mfa.shared_account']);
      expect((await ask('GET', { token, tenant }, `${nurse.id}/access`)).body).toMatchObject({ mfaEnabled: true, mfaResettable: false });
    }
  });

  it('stays when the person is an operator, does not work here now, or asks for oneself', async () => {
    const { admin, tenant, token } = await aHospital();
    const operator = await world.aPerson({ platform: true });
    await world.join(operator, tenant);
    expect(told(await ask('POST', { token, tenant }, `${operator.id}/mfa-reset`))).toEqual([422, 'mfa.shared_account']);
    for (const status of ['invited', 'suspended']) {
      const person = await world.aPerson();
      await world.join(person, tenant, { status });
      expect(told(await ask('POST', { token, tenant }, `${person.id}/mfa-reset`))).toEqual([409, 'user.illegal_state']);
    }
    expect(told(await ask('POST', { token, tenant }, `${admin.id}/mfa-reset`))).toEqual([409, 'user.self']);
  });

  it('is taken away only by somebody who has just proved to be there', async () => {
    const { admin, nurse, tenant, token } = await aHospital();
    await world.rows(`UPDATE public.sessions SET reauthenticated_at = now() - interval '6 minutes' WHERE user_id = $1`, [admin.id]);
    expect(told(await ask('POST', { token, tenant }, `${nurse.id}/mfa-reset`))).toEqual([401, 'reauth_required']);
  });
});
