import pg from 'pg';
import { TOTP } from 'otpauth';
import { PASSWORD, type AuthWorld, type Reply, type TestPerson } from './auth-world.js';

/** Whatever the identity service keeps, changed behind its back. */
export async function atProvider(sql: string, values: unknown[]): Promise<void> {
  const provider = new pg.Client({ connectionString: process.env['IDENTITY_DATABASE_URL']! });
  await provider.connect();
  await provider.query(sql, values);
  await provider.end();
}

/** The code that an app shows now. */
export const codeOf = (secret: string): string => new TOTP({ secret }).generate();

/** Not the code of now, nor of some minutes around. */
export function wrongCode(secret: string): string {
  const near = new Set([-3, -2, -1, 0, 1, 2, 3].map((step) => new TOTP({ secret }).generate({ timestamp: Date.now() + step * 30_000 })));
  return ['000000', '111111', '222222', '333333', '444444', '555555', '666666', '777777'].find((code) => !near.has(code))!;
}

/** Lets a code count once more, as if half a minute had passed. */
export const halfMinutePasses = (userId: string): Promise<void> =>
  atProvider('UPDATE users SET totp_last_step = NULL WHERE username = $1', [userId]);

/** A person's second factor. */
export interface Enrolled {
  readonly secret: string;
  readonly recoveryCodes: string[];
  /** Of the session that it was set up in. */
  readonly token: string;
}

/** Signs in and sets up an app, as the settings page does. */
export async function enrol(world: AuthWorld, person: TestPerson, more: object = {}): Promise<Enrolled> {
  const token = (await world.signIn(person, more)).body.accessToken!;
  const { secret } = (await world.post('/auth/mfa/setup', {}, { token })).body;
  const { status, body } = await world.post('/auth/mfa/confirm', { code: codeOf(secret!) }, { token });
  if (status !== 200) throw new Error(`confirming answered ${status} ${body.code}`);
  await halfMinutePasses(person.id);
  return { secret: secret!, recoveryCodes: body.recoveryCodes!, token };
}

/** Password, then code. */
export async function signInWithCode(world: AuthWorld, person: TestPerson, code: string, more: object = {}): Promise<Reply> {
  const { body } = await world.signIn(person, { password: PASSWORD, ...more });
  return world.post('/auth/challenge', { challenge: 'SOFTWARE_TOKEN_MFA', session: body.session, code });
}
