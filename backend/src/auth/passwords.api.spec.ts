import { aPassword, AuthWorld, PASSWORD, type Reply, type TestPerson } from '../../test/auth-world.js';
import { MailJobs } from '../mail/mail-jobs.service.js';

let world: AuthWorld;
beforeAll(async () => {
  world = await AuthWorld.start();
});
afterAll(() => world.stop());

const codeOf = ({ status, body }: Reply) => [status, body.code];
const jobsOf = ({ id }: TestPerson) =>
  world.rows<{ payload: Record<string, string> }>(
    `SELECT payload FROM public.job_requests WHERE kind = 'mail.password_reset' AND payload->>'userId' = $1`,
    [id],
  );
const forgot = (email: string, more: object = {}) => world.post('/auth/forgot-password', { email, ...more });
const reset = (email: string, code: string, newPassword: string) => world.post('/auth/reset-password', { email, code, newPassword });

/** Asks, does the worker's part, and takes the code out of the mail. */
async function codeFor(person: TestPerson): Promise<string> {
  await forgot(person.email);
  await world.asJob(() => world.app.get(MailJobs).passwordReset({ userId: person.id }));
  const [mail] = await world.mailsTo(person.email);
  return /[?&]code=([\w-]+)/.exec(mail.text)![1];
}

describe('a forgotten password', () => {
  it('is answered alike for everyone, and mails only who has an account', async () => {
    const { person, tenant } = await world.aMember();
    const invited = await world.aPerson({ account: false });
    const replies = [
      await forgot(person.email, { subdomain: tenant.subdomain }),
      await forgot(invited.email),
      await forgot('nobody@nowhere.example'),
    ];
    expect(replies.map(({ status, body }) => [status, body])).toEqual([202, 202, 202].map((status) => [status, {}]));
    expect((await jobsOf(person)).map(({ payload }) => payload)).toEqual([{ userId: person.id, tenantId: tenant.id }]);
    expect(await jobsOf(invited)).toEqual([]);
  });

  it('is mailed in the look of the hospital, with a link to its own host', async () => {
    const { person, tenant } = await world.aMember();
    const code = await codeFor(person);
    const [mail] = await world.mailsTo(person.email);
    const link = `http://${tenant.subdomain}.localhost:${process.env['PORTAL_PORT']}/auth/reset-password?`;
    expect(mail.text).toContain(`${link}${new URLSearchParams({ email: person.email, code }).toString()}`);
    expect(mail.html).toContain(tenant.name);
  });

  it('sends the operator to the admin dashboard', async () => {
    const operator = await world.aPerson({ platform: true });
    await codeFor(operator);
    const [mail] = await world.mailsTo(operator.email);
    expect(mail.text).toContain(`http://localhost:${process.env['ADMIN_PORT']}/auth/reset-password?`);
  });

  it('gives three codes an hour, however often it is asked', async () => {
    const { person } = await world.aMember();
    for (let asked = 0; asked < 3; asked += 1) await codeFor(person);
    await world.asJob(() => world.app.get(MailJobs).passwordReset({ userId: person.id }));
    expect(await world.mailsTo(person.email)).toHaveLength(3);
    const before = (await jobsOf(person)).length;
    expect((await forgot(person.email)).status).toBe(202);
    expect(await jobsOf(person)).toHaveLength(before);
  });

  it('is set anew by the code, which ends all sessions and works once', async () => {
    const { person } = await world.aMember();
    const open = await world.signIn(person);
    const [code, other, password] = [await codeFor(person), await codeFor(person), aPassword()];
    expect((await reset(person.email, code, password)).status).toBe(204);
    expect(codeOf(await world.me(open.body.accessToken))).toEqual([401, 'session.ended']);
    expect(codeOf(await world.refresh(open.refreshToken))).toEqual([401, 'refresh.failed']);
    expect(codeOf(await world.signIn(person))).toEqual([401, 'auth.failed']);
    expect((await world.signIn(person, { password })).status).toBe(200);
    for (const used of [code, other]) expect(codeOf(await reset(person.email, used, aPassword()))).toEqual([400, 'code.invalid']);
  });

  it('is set by one of two at the same moment', async () => {
    const { person } = await world.aMember();
    const code = await codeFor(person);
    const passwords = [aPassword(), `${aPassword()}x`];
    const both = await Promise.all(passwords.map((password) => reset(person.email, code, password)));
    expect(both.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([204, 400]);
    const won = both.findIndex(({ status }) => status === 204);
    expect((await world.signIn(person, { password: passwords[won] })).status).toBe(200);
  });

  it('refuses codes that are expired, of another person, or made up, in the same words', async () => {
    const { person } = await world.aMember();
    const stranger = await world.aMember();
    const code = await codeFor(person);
    expect(codeOf(await reset(stranger.person.email, code, aPassword()))).toEqual([400, 'code.invalid']);
    expect(codeOf(await reset(person.email, 'x'.repeat(43), aPassword()))).toEqual([400, 'code.invalid']);
    expect(await reset(person.email, code, 'short')).toMatchObject({ status: 400, body: { errors: [{ path: 'newPassword' }] } });
    expect(await reset(person.email, code, ` ${aPassword()}`)).toMatchObject({
      status: 400,
      body: { errors: [{ code: 'password.policy' }] },
    });
    await world.rows(`UPDATE public.one_time_codes SET expires_at = now() WHERE user_id = $1`, [person.id]);
    expect(codeOf(await reset(person.email, code, aPassword()))).toEqual([400, 'code.invalid']);
  });

  it('frees the account of a person who never changed the temporary password', async () => {
    const { person } = await world.aMember();
    const password = aPassword();
    expect((await reset(person.email, await codeFor(person), password)).status).toBe(204);
    expect((await world.signIn(person, { password })).body.accessToken).toBeDefined();
  });
});

describe('changing the password', () => {
  it('needs the present one, keeps this session and ends the others', async () => {
    const { person, tenant } = await world.aMember();
    const [here, there] = [await world.signIn(person), await world.signIn(person)];
    const change = (currentPassword: string, newPassword: string) =>
      world.post('/auth/password', { currentPassword, newPassword }, { token: here.body.accessToken });
    const password = aPassword();
    expect(await change('Wrong-password-1', password)).toMatchObject({ status: 400, body: { errors: [{ path: 'currentPassword' }] } });
    expect(await change(PASSWORD, 'short')).toMatchObject({ status: 400, body: { errors: [{ path: 'newPassword' }] } });
    expect((await world.me(there.body.accessToken)).status).toBe(200);
    expect((await change(PASSWORD, password)).status).toBe(204);
    expect((await world.me(here.body.accessToken)).status).toBe(200);
    expect((await world.refresh(here.refreshToken)).status).toBe(200);
    expect(codeOf(await world.me(there.body.accessToken))).toEqual([401, 'session.ended']);
    expect((await world.signIn(person, { password })).status).toBe(200);
    expect(await world.rows(`SELECT actor_id FROM "${tenant.id}".audit_events WHERE action = 'password.changed'`)).toEqual([
      { actor_id: person.id },
    ]);
  });

  it('is for people who are signed in', async () => {
    const body = { currentPassword: PASSWORD, newPassword: aPassword() };
    expect(codeOf(await world.post('/auth/password', body))).toEqual([401, 'auth.required']);
  });
});

describe('the mail server being down', () => {
  it('makes the job fail, so that it is tried again, and costs the person no code', async () => {
    const { person } = await world.aMember();
    const url = process.env['SMTP_URL'];
    process.env['SMTP_URL'] = 'smtp://127.0.0.1:9';
    const lame = await AuthWorld.start();
    process.env['SMTP_URL'] = url;
    for (let tried = 0; tried < 4; tried += 1)
      await expect(lame.asJob(() => lame.app.get(MailJobs).passwordReset({ userId: person.id }))).rejects.toThrow();
    await lame.stop();
    await world.asJob(() => world.app.get(MailJobs).passwordReset({ userId: person.id }));
    expect(await world.mailsTo(person.email)).toHaveLength(1);
  });
});
