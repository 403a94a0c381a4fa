import { randomUUID } from 'node:crypto';
import type { HospitalRole } from '@hms/shared-dto';
import { aPassword, AuthWorld, PASSWORD, type Reply, type TestPerson, type TestTenant } from '../../test/auth-world.js';
import { RequestScope } from '../common/request-scope.js';
import { MailJobs } from '../mail/mail-jobs.service.js';
import { UnitsOfWork } from '../tenancy/units-of-work.js';
import { Invitations } from './invitations.service.js';

let world: AuthWorld;
beforeAll(async () => {
  world = await AuthWorld.start();
});
afterAll(() => world.stop());

const codeOf = ({ status, body }: Reply) => [status, body.code];
const ORIGIN = { actor: null, address: null, appId: null, requestId: 'test' };

/** Invites as the hospital would: in its own unit of work, acting as the sign-in role for a moment. */
async function invite(tenant: TestTenant, email = `new${randomUUID()}@hospital.example`, roles: HospitalRole[] = ['Nurse']) {
  const [units, invitations, scope] = [world.app.get(UnitsOfWork), world.app.get(Invitations), world.app.get(RequestScope)];
  const { userId } = await scope.run(ORIGIN, () =>
    units.tenant(tenant.id, (unit) =>
      unit.as('hms_auth', () => invitations.invite({ email, name: 'Asha Kulkarni', tenantId: tenant.id, roles })),
    ),
  );
  return { id: userId, email };
}

/** What the worker does with the job; returns the token in the mail. */
async function mailed(person: TestPerson, tenant: TestTenant): Promise<string> {
  await world.asJob(() => world.app.get(MailJobs).invitation({ userId: person.id, tenantId: tenant.id }));
  const [mail] = await world.mailsTo(person.email);
  return /[?&]token=([\w-]+)/.exec(mail.text)![1];
}

const invited = async (email?: string) => {
  const tenant = await world.aTenant();
  const person = await invite(tenant, email);
  return { tenant, person, token: await mailed(person, tenant) };
};
const accept = (token: string, password: string) => world.post('/auth/invitation/accept', { token, password });
const statusOf = async (person: TestPerson, tenant: TestTenant) =>
  (
    await world.rows<{ status: string }>('SELECT status FROM public.memberships WHERE user_id = $1 AND tenant_id = $2', [
      person.id,
      tenant.id,
    ])
  )[0].status;

describe('inviting', () => {
  it('asks for a mail, which carries the hospital and a link that is kept as a hash only', async () => {
    const { tenant, person, token } = await invited();
    const jobs = await world.rows(
      `SELECT scope, payload FROM public.job_requests WHERE kind = 'mail.invitation' AND payload->>'userId' = $1`,
      [person.id],
    );
    expect(jobs).toEqual([{ scope: 'platform', payload: { userId: person.id, tenantId: tenant.id } }]);
    const [mail] = await world.mailsTo(person.email);
    expect(mail.subject).toContain(tenant.name);
    expect(mail.text).toContain(`http://${tenant.subdomain}.localhost:${process.env['PORTAL_PORT']}/auth/invitation?token=${token}`);
    expect(JSON.stringify(await world.rows('SELECT * FROM public.one_time_codes WHERE user_id = $1', [person.id]))).not.toContain(token);
  });

  it('refuses a person who belongs to the hospital already, and finds a known address', async () => {
    const { person, tenant } = await world.aMember();
    await expect(invite(tenant, person.email)).rejects.toMatchObject({ code: 'user.already_member' });
    const other = await world.aTenant();
    expect((await invite(other, person.email.toUpperCase())).id).toBe(person.id);
  });

  it('sends no mail to who has accepted meanwhile', async () => {
    const { person, tenant } = await world.aMember();
    await world.asJob(() => world.app.get(MailJobs).invitation({ userId: person.id, tenantId: tenant.id }));
    expect(await world.mailsTo(person.email)).toEqual([]);
  });
});

describe('an invitation', () => {
  it('shows hospital, roles and whether there is an account', async () => {
    const { tenant, person, token } = await invited();
    expect(await world.post('/auth/invitation', { token })).toMatchObject({
      status: 200,
      body: {
        email: person.email,
        name: 'Asha Kulkarni',
        hospital: { id: tenant.id, name: tenant.name },
        subdomain: tenant.subdomain,
        account: 'new',
        roles: ['Nurse'],
      },
    });
    const known = await world.aPerson();
    expect((await world.post('/auth/invitation', { token: (await invited(known.email)).token })).body.account).toBe('existing');
  });

  it('lets a new person choose a password, then signs in', async () => {
    const { tenant, person, token } = await invited();
    expect(codeOf(await world.signIn(person))).toEqual([401, 'auth.failed']);
    expect(await accept(token, 'too-weak')).toMatchObject({
      status: 400,
      body: { errors: [{ path: 'password', code: 'password.policy' }] },
    });
    expect(await accept(token, ` ${PASSWORD}`)).toMatchObject({ status: 400, body: { errors: [{ path: 'password' }] } });
    const reply = await accept(token, PASSWORD);
    expect(reply).toMatchObject({ status: 200, body: { tenantId: tenant.id, user: { id: person.id, roles: ['Nurse'] } } });
    expect((await world.me(reply.body.accessToken)).status).toBe(200);
    expect((await world.refresh(reply.refreshToken)).status).toBe(200);
    expect((await world.signIn(person)).body.tenantId).toBe(tenant.id);
    expect(await world.rows(`SELECT actor_id FROM "${tenant.id}".audit_events WHERE action = 'membership.accepted'`)).toEqual([
      { actor_id: person.id },
    ]);
  });

  it('never sets a password for a person who has one: it asks for that', async () => {
    const known = await world.aPerson();
    const { tenant, token } = await invited(known.email);
    const chosen = aPassword();
    expect(codeOf(await accept(token, chosen))).toEqual([401, 'auth.failed']);
    expect(await statusOf(known, tenant)).toBe('invited');
    expect((await accept(token, PASSWORD)).body.tenantId).toBe(tenant.id);
    expect(codeOf(await world.signIn(known, { password: chosen }))).toEqual([401, 'auth.failed']);
    expect((await world.signIn(known)).status).toBe(200);
  });

  it('works once, even for two at the same moment, and voids the other links', async () => {
    const { tenant, person, token } = await invited();
    const second = await mailed(person, tenant);
    const both = await Promise.all([accept(token, PASSWORD), accept(token, PASSWORD)]);
    expect(both.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 404]);
    for (const used of [token, second]) {
      expect(codeOf(await accept(used, aPassword()))).toEqual([404, 'invitation.not_found']);
      expect(codeOf(await world.post('/auth/invitation', { token: used }))).toEqual([404, 'invitation.not_found']);
    }
  });

  it('is not found when expired, made up, a password code, or withdrawn', async () => {
    const { tenant, person, token } = await invited();
    const lives = await world.rows(
      `SELECT expires_at - created_at = interval '7 days' AS week FROM public.one_time_codes WHERE user_id = $1`,
      [person.id],
    );
    expect(lives).toEqual([{ week: true }]);
    await world.setStatus(person, tenant, 'suspended');
    expect(codeOf(await accept(token, PASSWORD))).toEqual([404, 'invitation.not_found']);
    await world.setStatus(person, tenant, 'invited');
    await world.rows(`UPDATE public.one_time_codes SET purpose = 'password_reset' WHERE user_id = $1`, [person.id]);
    expect(codeOf(await accept(token, PASSWORD))).toEqual([404, 'invitation.not_found']);
    await world.rows(`UPDATE public.one_time_codes SET purpose = 'invitation', expires_at = now() WHERE user_id = $1`, [person.id]);
    expect(codeOf(await accept(token, PASSWORD))).toEqual([404, 'invitation.not_found']);
    expect(codeOf(await accept('x'.repeat(43), PASSWORD))).toEqual([404, 'invitation.not_found']);
    expect((await accept('short', PASSWORD)).status).toBe(400);
  });

  it('waits while the hospital is locked', async () => {
    const { tenant, token } = await invited();
    await world.suspend(tenant, 'lock');
    expect(codeOf(await accept(token, PASSWORD))).toEqual([403, 'tenant.locked']);
  });

  it('can be resumed when the account was made but the rest failed', async () => {
    const { tenant, person, token } = await invited();
    await world.rows('UPDATE public.users SET provider_subject = NULL WHERE id = $1', [person.id]);
    expect((await accept(token, PASSWORD)).status).toBe(200);
    await world.rows('UPDATE public.users SET provider_subject = NULL WHERE id = $1', [person.id]);
    await world.setStatus(person, tenant, 'invited');
    expect((await accept(await mailed(person, tenant), aPassword())).status).toBe(200);
  });
});
