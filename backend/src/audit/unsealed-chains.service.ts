import { Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import { UnitsOfWork } from '../tenancy/units-of-work.js';

/** Name of the platform's audit among the chains; the others are named by their hospital's id. */
export const PLATFORM_CHAIN = 'platform';
/** The channel on which the sealer hears of chains with new events. */
export const UNSEALED_CHANNEL = 'hms_audit';

const EVERY_MS = 1000;
/** Names in one message: PostgreSQL takes 8,000 bytes. */
const AT_ONCE = 100;

/**
 * Tells the sealer which audits have new events: once a second for all of this process, in a transaction of its own. A NOTIFY in the transaction of the
 * event would make all commits of the server wait for each other. What is lost with a process that is killed the sealer finds by the server's counters.
 */
@Injectable()
export class UnsealedChains implements OnModuleInit {
  private readonly logger = new Logger(UnsealedChains.name);
  private names = new Set<string>();

  constructor(private readonly units: UnitsOfWork) {}

  onModuleInit(): void {
    const timer = setInterval(() => void this.tell(), EVERY_MS).unref();
    this.units.beforeClosing(async () => {
      clearInterval(timer);
      await this.tell();
    });
  }

  /** Call it once the event is committed. @param tenantId the hospital, or null for the platform */
  add(tenantId: string | null): void {
    this.names.add(tenantId ?? PLATFORM_CHAIN);
  }

  private async tell(): Promise<void> {
    if (this.names.size === 0) return;
    const names = [...this.names];
    this.names = new Set();
    const messages = Array.from({ length: Math.ceil(names.length / AT_ONCE) }, (_, index) =>
      names.slice(index * AT_ONCE, (index + 1) * AT_ONCE).join(' '),
    );
    try {
      await this.units.auth((unit) =>
        unit.query(`SELECT pg_notify('${UNSEALED_CHANNEL}', message) FROM unnest($1::text[]) message`, [messages]),
      );
    } catch (error) {
      // The sealer looks by itself, a little later.
      this.logger.warn({ err: error }, 'the sealer could not be told');
    }
  }
}
