import { HOSPITAL_ROLES, type HospitalRole, type MembershipStatus, type Plan, type SignInAnswer } from '@hms/shared-dto';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { Test } from '@nestjs/testing';
import pg from 'pg';
import { AppModule } from '../src/app.module.js';
import { HTTP_OPTIONS, httpAdapter, setUpHttp } from '../src/http.js';
import { Changes } from '../src/tenancy/changes.js';
import { addMember, provisionNow } from '../src/tenants/provisioning/provision-now.js';
import { ApiClient } from './client.js';
import { migratorPool } from './database.js';
import { Identities } from './identities.js';
import { JobsInProcess } from './jobs-in-process.js';

/** Every test person's. */
export const PASSWORD = 'Correct-Horse-42';

export interface HospitalOptions {
  readonly plan?: Plan;
  readonly name?: string;
  readonly subdomain?: string;
  readonly id?: string;
  /** One person each; by default one of every role that the plan's seats allow. */
  readonly roles?: readonly HospitalRole[];
}

/** A person with an account. */
export interface TestUser {
  readonly id: string;
  readonly email: string;
  readonly name: string;
}

/** A fresh hospital with one person of each role. */
export interface TestHospital {
  readonly id: string;
  readonly name: string;
  readonly subdomain: string;
  readonly users: Readonly<Partial<Record<HospitalRole, TestUser>>>;
  /** A client signed in as the person of this role. Every call is a new session. */
  as(role: HospitalRole): Promise<ApiClient>;
  /** One more person, past any limit. */
  addUser(options: { roles: readonly HospitalRole[]; email?: string; name?: string; status?: MembershipStatus }): Promise<TestUser>;
}

export interface TestMail {
  readonly subject: string;
  readonly from: string;
  readonly text: string;
  readonly html: string | null;
  readonly messageId?: string;
  readonly attachments: readonly { readonly filename: string; readonly contentType: string; readonly text?: string }[];
}

/** A running application on the test services. */
export interface TestApi {
  readonly app: NestFastifyApplication;
  /** As the migrator, who sees everything: to arrange and to look behind the API. */
  readonly database: pg.Pool;
  /** A client that is not signed in; a hospital's subdomain, or none for the admin dashboard. */
  anonymous(subdomain?: string): ApiClient;
  /** @throws Error unless the answer is 200 */
  signIn(email: string, options?: { subdomain?: string; password?: string }): Promise<ApiClient>;
  /** A client signed in as a fresh platform operator. */
  operator(): Promise<ApiClient>;
  aHospital(options?: HospitalOptions): Promise<TestHospital>;
  /** Runs every job that waits, and what these ask for, once, in this process and in order. How each went is in its row. */
  runJobs(): Promise<void>;
  /** What was mailed to an address, newest first. */
  mailsTo(email: string): Promise<TestMail[]>;
  /** Gives a person an account with {@link PASSWORD}, whatever was there. */
  giveAccount(userId: string, email: string, password?: string): Promise<void>;
  close(): Promise<void>;
}

const SEATS: Readonly<Record<Plan, number>> = { basic: 4, advanced: 7, premium: 7 };

let counter = 0;
/** Never twice in one run, across spec files too. */
export const unique = (): string => `${Date.now().toString(36)}${process.pid.toString(36)}${(counter += 1).toString(36)}`;

let lastId = 0;
export const aTenantId = (): string => {
  lastId = Math.max(lastId + 1, Date.now());
  return `tenant_${lastId}${String(process.pid).padStart(7, '0').slice(-7)}`;
};

class Harness implements TestApi {
  private readonly jobs = new JobsInProcess();

  constructor(
    readonly app: NestFastifyApplication,
    readonly database: pg.Pool,
    private readonly identities: Identities,
  ) {}

  anonymous(subdomain?: string): ApiClient {
    return subdomain === undefined
      ? new ApiClient(this.app, 'admin-dashboard', 'localhost')
      : new ApiClient(this.app, 'hospital-portal', `${subdomain}.localhost`);
  }

  async signIn(email: string, { subdomain, password = PASSWORD }: { subdomain?: string; password?: string } = {}): Promise<ApiClient> {
    const client = this.anonymous(subdomain);
    const answer = await client.post<SignInAnswer>('/auth/signin', { email, password, ...(subdomain ? { subdomain } : {}) });
    if (answer.status !== 200 || !answer.body.accessToken) throw new Error(`sign-in of ${email} answered ${answer.status}: ${answer.text}`);
    return new ApiClient(this.app, client.appId, client.host, answer.body);
  }

  async operator(): Promise<ApiClient> {
    const email = `operator-${unique()}@platform.example`;
    const sql = `INSERT INTO public.users (email, name, platform_roles) VALUES ($1, 'Ritu Kapoor', '{SuperAdmin}') RETURNING id`;
    const { rows } = await this.database.query<{ id: string }>(sql, [email]);
    await this.giveAccount(rows[0].id, email);
    return this.signIn(email);
  }

  async aHospital(options: HospitalOptions = {}): Promise<TestHospital> {
    const { plan = 'premium', id = aTenantId(), name = `Hospital ${unique()}`, subdomain = `h${unique()}` } = options;
    await provisionNow(this.database, {
      id,
      name,
      subdomain,
      plan,
      email: `contact@${subdomain}.example`,
      phone: '+912025536617',
      address: 'Pune',
    });
    const roles = options.roles ?? HOSPITAL_ROLES.slice(0, SEATS[plan]);
    const addUser: TestHospital['addUser'] = (user) => this.addUser({ id, subdomain }, user);
    const entries = await Promise.all(roles.map(async (role) => [role, await addUser({ roles: [role] })] as const));
    const users: TestHospital['users'] = Object.fromEntries(entries);
    const as = (role: HospitalRole): Promise<ApiClient> => {
      const user = users[role];
      if (!user) throw new Error(`this hospital has no ${role}`);
      return this.signIn(user.email, { subdomain });
    };
    return { id, name, subdomain, users, as, addUser };
  }

  async giveAccount(userId: string, email: string, password = PASSWORD): Promise<void> {
    const subject = await this.identities.give(userId, email, password);
    await this.database.query('UPDATE public.users SET provider_subject = $2 WHERE id = $1', [userId, subject]);
  }

  runJobs(): Promise<void> {
    return this.jobs.runAll(this.database);
  }

  async mailsTo(email: string): Promise<TestMail[]> {
    const base = `http://127.0.0.1:${process.env['MAIL_PORT']}/api/messages`;
    const { data } = (await (await fetch(`${base}?to=${encodeURIComponent(email)}`)).json()) as { data: { id: string }[] };
    return Promise.all(data.map(async ({ id }) => (await (await fetch(`${base}/${id}`)).json()) as TestMail));
  }

  async close(): Promise<void> {
    await this.jobs.close();
    await this.app.close();
    await this.identities.close();
    await this.database.end();
  }

  private async addUser(hospital: { id: string; subdomain: string }, user: Parameters<TestHospital['addUser']>[0]): Promise<TestUser> {
    const {
      roles,
      status = 'active',
      email = `${roles[0].toLowerCase()}-${unique()}@${hospital.subdomain}.example`,
      name = `Test ${roles[0]}`,
    } = user;
    const id = await addMember(this.database, { tenantId: hospital.id, email, name, roles, status });
    await this.giveAccount(id, email);
    return { id, email, name };
  }
}

/**
 * What a spec changes behind the API's back, the API has heard of when the statement is over: PostgreSQL tells at COMMIT, which a request that is
 * sent at once might overtake.
 */
function hearOwnChanges(database: pg.Pool, changes: Changes): void {
  const query = database.query.bind(database) as (...args: unknown[]) => Promise<unknown>;
  database.query = (async (...args: unknown[]) => {
    const result = await query(...args);
    await changes.caughtUp();
    return result;
  }) as typeof database.query;
}

/** The jobs that earlier spec files of this worker asked for and did not run are gone, once. */
let leftovers: Promise<unknown> | undefined;

/** The application on the services that the suite started, with empty hands: every spec makes its own hospitals. */
export async function startApi(): Promise<TestApi> {
  const database = migratorPool();
  leftovers ??= database.query(`DELETE FROM public.job_requests WHERE state = 'queued'`);
  await leftovers;
  const identities = await Identities.open();
  const module = await Test.createTestingModule({ imports: [AppModule] }).compile();
  const app = await setUpHttp(module.createNestApplication<NestFastifyApplication>(httpAdapter(), HTTP_OPTIONS));
  await app.init();
  await app.getHttpAdapter().getInstance().ready();
  hearOwnChanges(database, app.get(Changes));
  return new Harness(app, database, identities);
}
