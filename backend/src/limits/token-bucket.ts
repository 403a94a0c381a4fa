import type { Policy } from './limits.rules.js';

/** A bucket of this process alone, which fills by itself: what limits while PostgreSQL does not answer. */
export class TokenBucket {
  private tokens: number;
  private filledAt = performance.now();

  constructor(private readonly policy: Policy) {
    this.tokens = policy.burst;
  }

  /** Takes one; false when there is none. */
  take(): boolean {
    const now = performance.now();
    this.tokens = Math.min(this.policy.burst, this.tokens + ((now - this.filledAt) / 1000) * this.policy.perSecond);
    this.filledAt = now;
    if (this.tokens < 1) return false;
    this.tokens -= 1;
    return true;
  }

  get remaining(): number {
    return this.tokens;
  }
}
