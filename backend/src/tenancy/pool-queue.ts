import { poolExhausted } from '../common/database-errors.js';

/** Nobody was given a connection for so long: all of them are stuck. */
const STUCK_MS = 2000;
/** Nobody waits for longer, even while the line moves on. */
const LONGEST_MS = 20_000;

interface Waiter {
  readonly since: number;
  readonly enter: () => void;
  timer?: NodeJS.Timeout;
}

/**
 * The line before a pool: who came first goes first. It is given up once it has stood still, not after a time that a burst of requests which all get
 * their turn would outlast: 500 bookings at once are answered, and a pool without a free connection says so in two seconds.
 */
export class PoolQueue {
  private readonly waiters: Waiter[] = [];
  private inUse = 0;
  private movedAt = 0;

  constructor(private readonly size: number) {}

  get waiting(): number {
    return this.waiters.length;
  }

  /**
   * Waits for a turn.
   * @returns to be called once when the connection has been given back
   * @throws DomainError `pool.exhausted`
   */
  async enter(): Promise<() => void> {
    if (this.inUse >= this.size) await this.turn();
    else this.inUse += 1;
    return () => this.leave();
  }

  private turn(): Promise<void> {
    return new Promise((enter, refuse) => {
      const waiter: Waiter = { since: Date.now(), enter };
      this.waiters.push(waiter);
      const look = (): void => {
        const patience = Math.min(Math.max(waiter.since, this.movedAt) + STUCK_MS, waiter.since + LONGEST_MS) - Date.now();
        if (patience > 0) {
          waiter.timer = setTimeout(look, patience);
          return;
        }
        this.waiters.splice(this.waiters.indexOf(waiter), 1);
        refuse(poolExhausted());
      };
      look();
    });
  }

  /** The turn is handed on without ever being free, so that nobody who comes now gets before those who wait. */
  private leave(): void {
    const next = this.waiters.shift();
    if (!next) {
      this.inUse -= 1;
      return;
    }
    clearTimeout(next.timer);
    this.movedAt = Date.now();
    next.enter();
  }
}
