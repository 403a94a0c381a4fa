import { randomUUID } from 'node:crypto';
import type { InvitationAnswer, MfaSetup, Problem, RecoveryCodes, SessionUser, SignInAnswer } from '@hms/shared-dto';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { RequestScope } from '../src/common/request-scope.js';
import { PASSWORD, startApi, type TestApi } from './api.js';

export { PASSWORD } from './api.js';
export const APP = 'hospital-portal';

export interface TestTenant {
  readonly id: string;
  readonly name: string;
  readonly subdomain: string;
}

export interface TestPerson {
  readonly id: string;
  readonly email: string;
}

/** Whatever the routes of sign-in answer: a session, a challenge, an invitation, the signed-in person or a problem. */
export type ReplyBody = Partial<SignInAnswer & SessionUser & InvitationAnswer & Problem & MfaSetup & RecoveryCodes>;

/** An answer with its refresh cookie taken apart. */
export interface Reply {
  readonly status: number;
  readonly body: ReplyBody;
  readonly setCookie: string | undefined;
  /** The refresh token in the cookie; '' when it was cleared. */
  readonly refreshToken: string | undefined;
  readonly retryAfter: number | null;
}

export interface Ask {
  readonly body?: unknown;
  readonly token?: string | undefined;
  /** Refresh token sent as cookie. */
  readonly cookie?: string | undefined;
  readonly host?: string;
  /** `null`: none sent. By default the page of the host. */
  readonly origin?: string | null;
  readonly app?: string;
  readonly headers?: Record<string, string>;
}

export const aPassword = (): string => `Another-pass-${Math.floor(Math.random() * 1e6)}`;

/** What the pages of an app send: by default the portal's, at `localhost`. */
function headersOf({ token, cookie, host = 'localhost', app = APP, origin, headers }: Ask): Record<string, string> {
  const page = `http://${host}:${process.env[app === APP ? 'PORTAL_PORT' : 'ADMIN_PORT']}`;
  const all: Record<string, string | null> = {
    host: `${host}:${process.env['API_PORT']}`,
    'x-app-id': app,
    origin: origin === undefined ? page : origin,
    authorization: token === undefined ? null : `Bearer ${token}`,
    cookie: cookie === undefined ? null : `hms_${app}=${cookie}`,
    ...headers,
  };
  return Object.fromEntries(Object.entries(all).filter((entry): entry is [string, string] => entry[1] !== null));
}

/** The application with people and hospitals put straight into the database and the identity service, in any state: for specs of sign-in itself. */
export class AuthWorld {
  private constructor(private readonly api: TestApi) {}

  get app(): NestFastifyApplication {
    return this.api.app;
  }

  static async start(): Promise<AuthWorld> {
    return new AuthWorld(await startApi());
  }

  stop(): Promise<void> {
    return this.api.close();
  }

  async rows<T>(sql: string, values: unknown[] = []): Promise<T[]> {
    const { rows } = await this.api.database.query(sql, values);
    return rows as T[];
  }

  /** A hospital without people. */
  async aTenant(): Promise<TestTenant> {
    const { id, name, subdomain } = await this.api.aHospital({ roles: [] });
    return { id, name, subdomain };
  }

  /** A person with an account, unless `account` is false. */
  async aPerson({ platform = false, account = true, password = PASSWORD, name = 'Meera Iyer' } = {}): Promise<TestPerson> {
    const email = `p${randomUUID()}@hospital.example`;
    const [row] = await this.rows<{ id: string }>(
      `INSERT INTO public.users (email, name, platform_roles) VALUES ($1, $2, $3) RETURNING id`,
      [email, name, platform ? ['SuperAdmin'] : []],
    );
    if (account) await this.api.giveAccount(row.id, email, password);
    return { id: row.id, email };
  }

  async join(person: TestPerson, tenant: TestTenant, { status = 'active', roles = ['Nurse'], name = 'Meera Iyer' } = {}): Promise<void> {
    await this.rows(`INSERT INTO public.memberships (tenant_id, user_id, email, name, roles, status) VALUES ($1, $2, $3, $4, $5, $6)`, [
      ...[tenant.id, person.id, person.email, name, roles, status],
    ]);
  }

  async aMember(options: { status?: string; roles?: string[] } = {}): Promise<{ person: TestPerson; tenant: TestTenant }> {
    const [person, tenant] = [await this.aPerson(), await this.aTenant()];
    await this.join(person, tenant, options);
    return { person, tenant };
  }

  async setStatus(person: TestPerson, tenant: TestTenant, status: string): Promise<void> {
    await this.rows('UPDATE public.memberships SET status = $3 WHERE user_id = $1 AND tenant_id = $2', [person.id, tenant.id, status]);
  }

  async suspend(tenant: TestTenant, kind: 'lock' | 'billing_hold', reason = 'Invoice unpaid.'): Promise<void> {
    await this.rows(
      `UPDATE public.tenants SET status = 'suspended', suspension_kind = $2, suspension_reason = $3, suspended_at = now() WHERE id = $1`,
      [tenant.id, kind, reason],
    );
  }

  async send(method: 'GET' | 'POST' | 'PUT' | 'DELETE', url: string, ask: Ask = {}): Promise<Reply> {
    const payload = ask.body === undefined ? {} : { payload: ask.body as object };
    const answer = await this.app.inject({ method, url, headers: headersOf(ask), ...payload });
    const setCookie = [answer.headers['set-cookie']].flat()[0];
    return {
      status: answer.statusCode,
      body: answer.body === '' ? {} : (JSON.parse(answer.body) as ReplyBody),
      setCookie,
      retryAfter: answer.headers['retry-after'] === undefined ? null : Number(answer.headers['retry-after']),
      refreshToken: setCookie === undefined ? undefined : /^[^=]+=([^;]*)/.exec(setCookie)?.[1],
    };
  }

  post(url: string, body: unknown = {}, ask: Ask = {}): Promise<Reply> {
    return this.send('POST', url, { ...ask, body });
  }

  signIn(person: TestPerson, more: object = {}, ask: Ask = {}): Promise<Reply> {
    return this.post('/auth/signin', { email: person.email, password: PASSWORD, ...more }, ask);
  }

  me(token: string | undefined, ask: Ask = {}): Promise<Reply> {
    return this.send('GET', '/auth/me', { ...ask, token });
  }

  refresh(cookie: string | undefined, ask: Ask = {}): Promise<Reply> {
    return this.post('/auth/refresh', {}, { ...ask, cookie });
  }

  /** Runs the worker's jobs that wait. */
  runJobs(): Promise<void> {
    return this.api.runJobs();
  }

  /** Runs a part of the worker as it would run in a job. */
  asJob<T>(work: () => Promise<T>, jobId: string = randomUUID()): Promise<T> {
    return this.app.get(RequestScope).run({ actor: null, address: null, appId: null, requestId: jobId }, work);
  }

  /** Mails to an address, newest first. */
  async mailsTo(email: string): Promise<{ text: string; html: string; subject: string; from: string }[]> {
    const base = `http://127.0.0.1:${process.env['MAIL_PORT']}/api/messages`;
    const { data } = (await (await fetch(`${base}?to=${encodeURIComponent(email)}`)).json()) as { data: { id: string }[] };
    return Promise.all(data.map(async ({ id }) => (await (await fetch(`${base}/${id}`)).json()) as never));
  }
}
