import { Injectable, Logger, type OnApplicationShutdown } from '@nestjs/common';
import { UnitsOfWork } from '../tenancy/units-of-work.js';
import { touchKeys } from './registered-app.queries.js';

const WRITE_EVERY_MS = 15_000;

/** When each key was last used, written together instead of with each request. A process that is killed loses what it had not written yet. */
@Injectable()
export class KeyUsage implements OnApplicationShutdown {
  private readonly logger = new Logger('KeyUsage');
  private used = new Map<string, Date>();
  private timer: NodeJS.Timeout | null = null;

  constructor(private readonly units: UnitsOfWork) {
    units.beforeClosing(() => this.write());
  }

  note(keyId: string): void {
    this.used.set(keyId, new Date());
    this.timer ??= setTimeout(() => void this.write(), WRITE_EVERY_MS).unref();
  }

  /** Writes what was noted; what cannot be written now is tried again with the next. */
  async write(): Promise<void> {
    if (this.timer) clearTimeout(this.timer);
    this.timer = null;
    const { used } = this;
    if (used.size === 0) return;
    this.used = new Map();
    try {
      await this.units.auth((unit) => touchKeys(unit, used));
    } catch (error) {
      this.logger.warn({ err: error as Error }, 'last use of keys could not be written');
      this.used = new Map([...used, ...this.used]);
    }
  }

  onApplicationShutdown(): void {
    if (this.timer) clearTimeout(this.timer);
  }
}
