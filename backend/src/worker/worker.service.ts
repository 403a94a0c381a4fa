import { Inject, Injectable, Logger } from '@nestjs/common';
import { PgBoss, type Job } from 'pg-boss';
import { AuditSealer } from '../audit-chain/audit-sealer.service.js';
import { AuditVerifier } from '../audit-chain/audit-verifier.service.js';
import { APP_CONFIG, type AppConfig } from '../config/config.js';
import { Dispatcher } from './dispatcher.js';
import { Housekeeping } from './housekeeping.js';
import { JobHandlers, MAX_ATTEMPTS, MAX_DELAY_SECONDS } from './job-handlers.js';
import { JobRunner } from './job-runner.js';

const HOUSEKEEPING = 'housekeeping';
const EVERY_NIGHT = '15 3 * * *';
const VERIFICATION = 'housekeeping.audit';
const LATER_AT_NIGHT = '45 3 * * *';
const CHALLENGES = 'housekeeping.challenges';
const EVERY_MINUTE = '* * * * *';
/** A job may take long (an import); one whose worker died is found by its lock, not by this. */
const EXPIRE_SECONDS = 6 * 3600;
/** Jobs of one kind that run at the same time. */
const CONCURRENCY = 2;
const STOP_MS = 8000;

const QUEUE = { retryDelay: 1, retryBackoff: true, retryDelayMax: MAX_DELAY_SECONDS, expireInSeconds: EXPIRE_SECONDS };

/** The queue's consumers. */
@Injectable()
export class Worker {
  private readonly logger = new Logger(Worker.name);
  private readonly boss: PgBoss;
  private readonly workers = new Map<string, string[]>();

  constructor(
    @Inject(APP_CONFIG) { migrator }: AppConfig,
    private readonly handlers: JobHandlers,
    private readonly runner: JobRunner,
    private readonly dispatcher: Dispatcher,
    private readonly housekeeping: Housekeeping,
    private readonly sealer: AuditSealer,
    private readonly verifier: AuditVerifier,
  ) {
    if (!migrator) throw new Error('The worker needs MIGRATOR_DB_PASSWORD.');
    const { host, port, name: database, user, password } = migrator;
    this.boss = new PgBoss({
      host,
      port,
      database,
      user,
      password,
      schema: 'pgboss',
      application_name: 'hms-queue',
      max: 5,
      reindex: false,
    });
    this.boss.on('error', (error) => this.logger.warn({ err: error }, 'the queue reports an error'));
  }

  async start(): Promise<void> {
    await this.boss.start();
    for (const kind of this.handlers.kinds) await this.consume(kind);
    await this.keepHouse();
    await this.dispatcher.start(this.boss, (kind) => this.wake(kind));
    this.sealer.start();
  }

  async stop(): Promise<void> {
    await this.dispatcher.stop();
    await this.boss.stop({ graceful: true, timeout: STOP_MS });
    // Last, since jobs that end in order write events too; it anchors what is sealed.
    await this.sealer.stop();
  }

  private async keepHouse(): Promise<void> {
    await this.boss.createQueue(HOUSEKEEPING);
    await this.boss.work(HOUSEKEEPING, () => this.housekeeping.run());
    await this.boss.schedule(HOUSEKEEPING, EVERY_NIGHT, null, { missed: 'once' });
    await this.boss.createQueue(VERIFICATION, { expireInSeconds: EXPIRE_SECONDS });
    await this.boss.work(VERIFICATION, () => this.verifier.nightly());
    await this.boss.schedule(VERIFICATION, LATER_AT_NIGHT, null, { missed: 'once' });
    await this.boss.createQueue(CHALLENGES);
    await this.boss.work(CHALLENGES, () => this.housekeeping.forgetChallenges());
    await this.boss.schedule(CHALLENGES, EVERY_MINUTE, null, { missed: 'once' });
  }

  private async consume(kind: string): Promise<void> {
    const retryLimit = (this.handlers.find(kind)?.maxAttempts ?? MAX_ATTEMPTS) - 1;
    await this.boss.createQueue(kind, { ...QUEUE, retryLimit });
    const work = async ([job]: Job<{ id: string }>[]): Promise<void> => {
      try {
        await this.runner.run(job.id);
      } catch (error) {
        this.logger.warn({ err: error, job: job.id, kind }, 'to be tried again');
        // The queue stores what it is thrown with all that hangs on it: rows of patients, of whichever hospital.
        throw new Error('job failed');
      } finally {
        // There may be more: look at once instead of after the polling interval.
        this.wake(kind);
      }
    };
    const ids = await Promise.all(Array.from({ length: CONCURRENCY }, () => this.boss.work<{ id: string }>(kind, work)));
    this.workers.set(kind, ids);
  }

  private wake(kind: string): void {
    for (const id of this.workers.get(kind) ?? []) this.boss.notifyWorker(id);
  }
}
