import { Inject, Injectable } from '@nestjs/common';
import { AuditLog } from '../../audit/audit-log.js';
import { Fingerprints } from '../../common/fingerprints.js';
import { RequestScope } from '../../common/request-scope.js';
import { DomainError, InvalidRequestError } from '../../common/domain-error.js';
import { APP_CONFIG, type AppConfig } from '../../config/config.js';
import { MailRequests } from '../../mail/mail-requests.service.js';
import { UnitsOfWork } from '../../tenancy/units-of-work.js';
import { throttled } from '../auth.errors.js';
import { claimTelling, countTry, forgetKey, giveTryBack, lockKey } from './throttle.queries.js';
import { addressKey, lockSeconds, type ThrottleLimit } from './throttle.rules.js';

/** What is guessed at. Each is counted apart: who hammers at sign-in shuts nobody out of a mailed code or an open session. */
export type GuessPurpose = 'account' | 'reauthenticate' | 'reset' | 'sign-up' | 'mail';

export interface Guess {
  readonly purpose: GuessPurpose;
  /** E-mail address, of somebody or nobody. */
  readonly who: string;
}

/** How a try went: `done` clears the counter, `passed` only takes the try back (something is still to be proved). */
export type Outcome = 'done' | 'passed';

interface Key {
  readonly key: Buffer;
  readonly limit: ThrottleLimit;
}

/** A key whose try was counted, with the lock that this brought. */
interface Counted extends Key {
  readonly lock: string | null;
}

const ACCOUNT_WINDOW_S = 24 * 3600;
const ADDRESS_WINDOW_S = 600;
const WRONG_CODES: ReadonlySet<string> = new Set(['auth.failed', 'code.wrong', 'code.invalid']);
const WRONG_FIELDS: ReadonlySet<string> = new Set(['password.wrong', 'code.wrong']);

/** Whether an error says "wrong": anything else (right but suspended, provider down) is no guess. */
function isWrongGuess(error: unknown): boolean {
  if (!(error instanceof DomainError)) return false;
  const fields = error instanceof InvalidRequestError ? (error.extra['errors'] as readonly { code: string }[]) : [];
  return WRONG_CODES.has(error.code) || fields.some(({ code }) => WRONG_FIELDS.has(code));
}

/**
 * Bounds guessing of passwords and codes, per account and per address, over all processes. A try is counted as failed before it is made and taken back
 * if it was none, so that a hundred at the same moment are no more than five. Known and unknown accounts are treated alike.
 */
@Injectable()
export class Throttle {
  private readonly account: ThrottleLimit;
  private readonly address: ThrottleLimit;

  constructor(
    private readonly units: UnitsOfWork,
    private readonly scope: RequestScope,
    private readonly fingerprints: Fingerprints,
    private readonly audit: AuditLog,
    private readonly mail: MailRequests,
    @Inject(APP_CONFIG) { signInFailures }: AppConfig,
  ) {
    this.account = { failures: signInFailures.perAccount, windowSeconds: ACCOUNT_WINDOW_S };
    this.address = { failures: signInFailures.perAddress, windowSeconds: ADDRESS_WINDOW_S };
  }

  /** Makes a try. @throws DomainError 429 `auth.throttled` when there were too many, else whatever the work throws */
  async guard<T>(guess: Guess, work: () => Promise<T>, outcomeOf: (result: T) => Outcome = () => 'done'): Promise<T> {
    const keys = await this.units.auth(() => this.count(this.keysOf(guess)));
    const result = await work().catch(async (error: unknown) => {
      await this.units.auth(() => (isWrongGuess(error) ? this.tell(guess, keys[0]) : this.giveBack(keys)));
      throw error;
    });
    await this.units.auth(() => (outcomeOf(result) === 'done' ? this.clear(keys) : this.giveBack(keys)));
    return result;
  }

  /** Counts what cannot be right or wrong, such as asking for a mail, by address alone. @throws DomainError 429 `auth.throttled` */
  async countRequest(): Promise<void> {
    await this.units.auth(() => this.count([this.addressOf('mail')]));
  }

  /** Forgets what was guessed at an account: its owner has proved to be there in another way. In the open unit of the sign-in role. */
  async forgive(purpose: GuessPurpose, who: string): Promise<void> {
    await forgetKey(this.units.current, this.keysOf({ purpose, who })[0].key);
  }

  private async count(keys: readonly Key[]): Promise<Counted[]> {
    const counted: Counted[] = [];
    for (const { key, limit } of keys) {
      const { failures, wait_s } = await countTry(this.units.current, key, limit.windowSeconds);
      if (wait_s !== null) throw throttled(Math.ceil(wait_s));
      const seconds = lockSeconds(failures, limit);
      counted.push({ key, limit, lock: seconds > 0 ? await lockKey(this.units.current, key, seconds) : null });
    }
    return counted;
  }

  /** The owner hears of a lock once, by mail; nobody's address costs the same work. */
  private async tell({ purpose, who }: Guess, { key, limit }: Key): Promise<void> {
    if (!(await claimTelling(this.units.current, key, limit.failures))) return;
    const entityId = await this.mail.signInLocked(who);
    await this.audit.record({ action: 'sign_in.locked', entity: 'user', entityId, details: { purpose } });
  }

  private async giveBack(keys: readonly Counted[]): Promise<void> {
    for (const { key, limit, lock } of keys) await giveTryBack(this.units.current, key, { limit: limit.failures, lock });
  }

  private async clear([account, address]: readonly Counted[]): Promise<void> {
    await forgetKey(this.units.current, account.key);
    await this.giveBack([address]);
  }

  /** Account first, always: two transactions never wait for each other. */
  private keysOf({ purpose, who }: Guess): [Key, Key] {
    return [{ key: this.fingerprints.of(`throttle:${purpose}:${who}`), limit: this.account }, this.addressOf('guess')];
  }

  private addressOf(purpose: 'guess' | 'mail'): Key {
    const address = addressKey(this.scope.current.address ?? 'none');
    return { key: this.fingerprints.of(`throttle:address:${purpose}:${address}`), limit: this.address };
  }
}
