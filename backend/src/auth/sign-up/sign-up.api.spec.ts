import 'reflect-metadata';
import { jest } from '@jest/globals';
import type { StaffList, StaffMember } from '@hms/shared-dto';
import { PASSWORD, startApi, unique, type TestApi, type TestHospital } from '../../../test/api.js';
import type { Answer, ApiClient } from '../../../test/client.js';
import { UnitsOfWork } from '../../tenancy/units-of-work.js';
import { IdentityProvider } from '../identity-provider.service.js';

const CHOSEN = 'My-own-password-1';

let api: TestApi;
let hospital: TestHospital;
let admin: ApiClient;
beforeAll(async () => {
  api = await startApi();
  hospital = await api.aHospital({ roles: ['Admin', 'Nurse'] });
  admin = await hospital.as('Admin');
});
afterAll(() => api.close());
afterEach(() => jest.restoreAllMocks());

const told = ({ status, problem }: Answer<unknown>) => [status, problem?.code];
const anEmail = () => `asha-${unique()}@clinic.example`;
const page = () => api.anonymous(hospital.subdomain);
const signUp = (email: string, more: object = {}) =>
  page().post('/auth/signup', { name: 'Asha Kulkarni', email, password: 'Any-password-12', subdomain: hospital.subdomain, ...more });
const confirm = (email: string, code: string, more: object = {}) =>
  page().post('/auth/signup/confirm', { email, code, password: CHOSEN, subdomain: hospital.subdomain, ...more });
const mailedCode = async (email: string): Promise<string> => {
  await api.runJobs();
  return /Your code is ([0-9A-Z]{4}-[0-9A-Z]{4})/.exec((await api.mailsTo(email))[0].text)![1];
};
/** A person who has proved the address and waits. */
const waiting = async (): Promise<{ id: string; email: string }> => {
  const email = anEmail();
  await signUp(email);
  expect((await confirm(email, await mailedCode(email))).status).toBe(204);
  const { data } = (await admin.get<StaffList>(`/api/staff?status=pending&q=${encodeURIComponent(email)}`)).body;
  return { id: data[0].id, email };
};
const signIn = (email: string, password = CHOSEN) => page().post('/auth/signin', { email, password, subdomain: hospital.subdomain });
const seats = async () => (await admin.get<StaffList>('/api/staff')).body.seats.used;
const events = async (userId: string) =>
  (
    await api.database.query<{ action: string }>(
      `SELECT action FROM "${hospital.id}".audit_events WHERE entity = 'membership' AND entity_id = $1 ORDER BY occurred_at`,
      [userId],
    )
  ).rows.map(({ action }) => action);

describe('asking to join', () => {
  it('answers the same for the same work, whoever the address belongs to', async () => {
    const nurse = hospital.users.Nurse!.email;
    const invited = await admin.post<StaffMember>('/api/staff', { name: 'Ravi', email: anEmail(), roles: ['Nurse'] });
    const cost = async (email: string) => {
      const units = jest.spyOn(api.app.get(UnitsOfWork), 'auth');
      const provider = jest.spyOn(api.app.get(IdentityProvider), 'createUser');
      const { status, text } = await signUp(email);
      const calls = [units.mock.calls.length, provider.mock.calls.length];
      jest.restoreAllMocks();
      return { status, text, calls };
    };
    // What runs beside the requests, such as reading the registry of apps again, uses the same units and only ever adds: the least of three counts.
    const least = async (email: () => string) => {
      const costs = [await cost(email()), await cost(email()), await cost(email())];
      return costs.reduce((one, other) => (other.calls[0] < one.calls[0] ? other : one));
    };
    const unknown = await least(anEmail);
    expect(unknown.status).toBe(202);
    for (const email of [nurse, invited.body.email]) expect(await least(() => email)).toEqual(unknown);
  });

  it('mails a code to the unknown, the news to the known, and the invitation again to the invited', async () => {
    const [nurse, unknown] = [hospital.users.Nurse!.email, anEmail()];
    const invited = await admin.post<StaffMember>('/api/staff', { name: 'Ravi', email: anEmail(), roles: ['Nurse'] });
    for (const email of [nurse, unknown, invited.body.email]) await signUp(email);
    await api.runJobs();
    const newest = async (email: string) => (await api.mailsTo(email))[0];
    expect((await newest(unknown)).subject).toMatch(new RegExp(`^[0-9A-Z]{4}-[0-9A-Z]{4} is your code for ${hospital.name}$`));
    expect((await newest(unknown)).from).toContain(hospital.name);
    expect((await newest(nurse)).subject).toBe('You have an account already');
    expect((await newest(nurse)).text).not.toMatch(/\b[0-9A-Z]{4}-[0-9A-Z]{4}\b/);
    expect((await newest(invited.body.email)).subject).toBe(`Your invitation to ${hospital.name}`);
    expect((await api.signIn(nurse, { subdomain: hospital.subdomain, password: PASSWORD })).user.email).toBe(nurse);
  });

  it('sends three mails an hour to one address at most, whatever hospitals are named, and repeats no words of strangers', async () => {
    const [email, other] = [anEmail(), await api.aHospital({ roles: ['Admin'] })];
    for (const { subdomain } of [hospital, hospital, other, other, hospital]) {
      expect((await signUp(email, { subdomain, name: 'Click evil.example' })).status).toBe(202);
    }
    await api.runJobs();
    const mails = await api.mailsTo(email);
    expect(mails).toHaveLength(3);
    expect(JSON.stringify(mails)).not.toContain('evil.example');
  });

  it('is refused for a weak password, an unknown hospital, and where the hospital is closed or locked', async () => {
    expect((await signUp(anEmail(), { password: 'short' })).problem.errors?.[0].code).toBe('password.policy');
    expect((await signUp(anEmail(), { subdomain: 'nobody-here' })).problem.errors?.[0].code).toBe('tenant.not_found');
    expect((await signUp(anEmail(), { subdomain: undefined })).status).toBe(400);
    const closed = await api.aHospital({ roles: ['Admin'] });
    const body = { idleMinutes: 15, mfaRequiredForAdmins: false, signUpOpen: false };
    await (await closed.as('Admin')).put('/api/settings/security', body, { version: 1 });
    expect(told(await signUp(anEmail(), { subdomain: closed.subdomain }))).toEqual([403, 'sign_up.closed']);
    expect((await api.anonymous().get<{ signUpOpen: boolean }>(`/api/tenants/by-subdomain/${closed.subdomain}`)).body.signUpOpen).toBe(
      false,
    );
  });

  it('keeps no password and no readable code', async () => {
    const email = anEmail();
    await signUp(email);
    const code = await mailedCode(email);
    const { rows } = await api.database.query('SELECT * FROM public.sign_ups WHERE email = $1', [email]);
    expect(JSON.stringify(rows)).not.toContain('Any-password-12');
    expect(JSON.stringify(rows)).not.toContain(code.replace('-', ''));
  });
});

describe('proving the address', () => {
  it('makes a person who waits, without seat or roles, and tells the Admins', async () => {
    const before = await seats();
    const { id, email } = await waiting();
    const { data } = (await admin.get<StaffList>('/api/staff?status=pending')).body;
    expect(data.find((member) => member.id === id)).toMatchObject({ status: 'pending', roles: [], name: 'Asha Kulkarni', email });
    expect(await seats()).toBe(before);
    expect(await events(id)).toEqual(['membership.requested']);
    await api.runJobs();
    const told_ = await api.mailsTo(hospital.users.Admin!.email);
    expect(told_[0]).toMatchObject({ subject: `Asha Kulkarni asks to join ${hospital.name}` });
    expect(told_[0].text).toContain('/staff?status=pending');
  });

  it('takes a code once, only for its address and hospital, and counts wrong ones', async () => {
    const [email, other] = [anEmail(), await api.aHospital({ roles: ['Admin'] })];
    await signUp(email);
    const code = await mailedCode(email);
    expect(told(await confirm(anEmail(), code))).toEqual([400, 'code.invalid']);
    expect(told(await confirm(email, code, { subdomain: other.subdomain }))).toEqual([400, 'code.invalid']);
    expect((await confirm(email, code.toLowerCase().replace('-', ' '), { password: 'weak' })).status).toBe(400);
    const both = await Promise.all([confirm(email, code), confirm(email, code)]);
    expect(both.map(({ status }) => status).sort()).toEqual([204, 400]);
    expect(told(await confirm(email, code))).toEqual([400, 'code.invalid']);
    const guessed = anEmail();
    await signUp(guessed);
    const right = await mailedCode(guessed);
    for (let tried = 0; tried < 5; tried += 1) expect(told(await confirm(guessed, '00000000'))).toEqual([400, 'code.invalid']);
    expect(told(await confirm(guessed, right))).toEqual([429, 'auth.throttled']);
  });

  it('gives the account the password of who has the code, not of who asked', async () => {
    const email = anEmail();
    await signUp(email, { password: 'Of-the-burglar-1' });
    expect((await confirm(email, await mailedCode(email))).status).toBe(204);
    expect(told(await signIn(email, 'Of-the-burglar-1'))).toEqual([401, 'auth.failed']);
    expect(told(await signIn(email))).toEqual([403, 'user.pending']);
  });

  it('never touches the password of an account that came about meanwhile', async () => {
    const email = anEmail();
    await signUp(email);
    const code = await mailedCode(email);
    await hospital.addUser({ roles: ['Nurse'], email });
    expect(told(await confirm(email, code))).toEqual([400, 'code.invalid']);
    expect((await signIn(email, PASSWORD)).status).toBe(200);
  });
});

describe('who waits', () => {
  it('is told so with the right password only, named hospital or not', async () => {
    const { email } = await waiting();
    expect(told(await signIn(email, 'Wrong-password-1'))).toEqual([401, 'auth.failed']);
    for (const subdomain of [hospital.subdomain, undefined]) {
      const { problem } = await page().post('/auth/signin', { email, password: CHOSEN, subdomain });
      expect([problem.status, problem.code, problem.detail]).toEqual([403, 'user.pending', expect.stringContaining('approval')]);
    }
  });

  it('is approved with roles, for a seat, with event and mail', async () => {
    const [{ id, email }, before] = [await waiting(), await seats()];
    expect((await admin.post(`/api/staff/${id}/approve`, { roles: [] })).status).toBe(400);
    expect(told(await (await hospital.as('Nurse')).post(`/api/staff/${id}/approve`, { roles: ['Admin'] }))).toEqual([
      403,
      'permission.denied',
    ]);
    const approved = await admin.post<StaffMember>(`/api/staff/${id}/approve`, { roles: ['Doctor', 'Nurse'] });
    expect(approved.body).toMatchObject({ id, status: 'active', roles: ['Doctor', 'Nurse'], version: 2 });
    expect(await seats()).toBe(before + 1);
    expect((await signIn(email)).status).toBe(200);
    expect(told(await admin.post(`/api/staff/${id}/approve`, { roles: ['Nurse'] }))).toEqual([409, 'user.illegal_state']);
    expect(await events(id)).toEqual(['membership.requested', 'membership.approved']);
    await api.runJobs();
    expect((await api.mailsTo(email))[0].subject).toBe(`Welcome to ${hospital.name}`);
  });

  it('is approved by one of two Admins, and past no limit', async () => {
    const [one, two] = [await waiting(), await waiting()];
    const max = (value: number | null) =>
      api.database.query(`UPDATE public.tenant_usage SET max = $2 WHERE tenant_id = $1 AND metric = 'users'`, [hospital.id, value]);
    await max((await seats()) + 1);
    const approve = (id: string) => admin.post(`/api/staff/${id}/approve`, { roles: ['Nurse'] });
    const all = await Promise.all([approve(one.id), approve(one.id), approve(two.id), approve(two.id)]);
    await max(null);
    expect(all.filter(({ status }) => status === 200)).toHaveLength(1);
    expect(
      all.filter(({ problem, status }) => status !== 200 && !['plan.user_limit', 'user.illegal_state'].includes(problem.code)),
    ).toEqual([]);
  });

  it('is rejected: the request is gone, the account stays the person’s own', async () => {
    const { id, email } = await waiting();
    expect((await admin.post(`/api/staff/${id}/reject`, { reason: 'Not ours.' })).status).toBe(204);
    expect(told(await admin.post(`/api/staff/${id}/reject`))).toEqual([404, 'user.not_found']);
    expect(told(await signIn(email))).toEqual([401, 'auth.failed']);
    expect(await events(id)).toEqual(['membership.requested', 'membership.rejected']);
    await api.runJobs();
    expect((await api.mailsTo(email))[0].subject).toBe(`Your request to join ${hospital.name}`);
    expect(told(await admin.post(`/api/staff/${hospital.users.Nurse!.id}/reject`))).toEqual([409, 'user.illegal_state']);
  });

  it('can be neither suspended nor activated in passing, by hospital or operator', async () => {
    const { id } = await waiting();
    for (const action of ['suspend', 'activate']) {
      expect(told(await admin.post(`/api/staff/${id}/${action}`))).toEqual([409, 'user.illegal_state']);
      const operator = await api.operator();
      expect(told(await operator.post(`/api/users/${id}/${action}`, { tenantId: hospital.id }))).toEqual([409, 'user.illegal_state']);
    }
  });

  it('cannot be taken in while growth is on hold', async () => {
    const { id } = await waiting();
    const hold = (kind: string | null) =>
      api.database.query(
        `UPDATE public.tenants SET status = $2, suspension_kind = $3, suspension_reason = $4, suspended_at = $5 WHERE id = $1`,
        [hospital.id, kind ? 'suspended' : 'active', kind, kind && 'Unpaid.', kind && new Date()],
      );
    await hold('billing_hold');
    expect(told(await admin.post(`/api/staff/${id}/approve`, { roles: ['Nurse'] }))).toEqual([403, 'tenant.on_hold']);
    await hold(null);
  });
});

it('the sign-in role can take away nobody but who waits', async () => {
  const units = api.app.get(UnitsOfWork);
  const remove = units.auth((unit) => unit.execute('DELETE FROM public.memberships WHERE user_id = $1', [hospital.users.Nurse!.id]));
  expect(await remove).toBe(0);
});
