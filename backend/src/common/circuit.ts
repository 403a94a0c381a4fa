/** Calls in a row that got no answer before nobody is asked any more. */
const FAILURES = 5;
/** How long nobody is asked then. After that one call finds out. */
const OPEN_MS = 5000;

/**
 * Spares people the wait for a service that is down, and the service the crowd when it comes back: once it has failed to answer several times in a row
 * it is taken as down for a moment, after which a single call tries again.
 */
export class Circuit {
  private failures = 0;
  private openUntil = -Infinity;

  /** @param now milliseconds of a clock that never jumps */
  constructor(private readonly now: () => number = () => performance.now()) {}

  /** Whether to ask at all. Whoever is told yes must call `answered` or `silent` afterwards. */
  ask(): boolean {
    if (this.failures < FAILURES) return true;
    if (this.now() < this.openUntil) return false;
    this.openUntil = this.now() + OPEN_MS;
    return true;
  }

  /** It answered, whatever it said. */
  answered(): void {
    this.failures = 0;
  }

  /** It did not answer. */
  silent(): void {
    this.failures += 1;
    if (this.failures >= FAILURES) this.openUntil = this.now() + OPEN_MS;
  }
}
