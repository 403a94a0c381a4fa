import { Injectable } from '@nestjs/common';
import { Metrics } from '../metrics/metrics.service.js';
import { Changes } from '../tenancy/changes.js';
import { UnitsOfWork } from '../tenancy/units-of-work.js';
import { registeredApp, registeredOrigins, type RegisteredApp } from './registered-app.queries.js';

/** Ids remembered at a time, unknown ones too; the oldest leaves first. */
const REMEMBERED = 10_000;
/** A belt to the braces: whatever is told or not, an app is looked up again after this. */
const OLDEST_MS = 60_000;

interface Entry<T> {
  readonly value: T;
  readonly until: number;
}

/**
 * The registered apps, so that a request need not ask the database who calls. An entry leaves as soon as a change of the app, its keys or its hospital is
 * told, and none is believed while changes are not heard of: a revoked key is refused within 5 s, in every process.
 */
@Injectable()
export class AppRegistry {
  private readonly entries = new Map<string, Entry<RegisteredApp | null>>();
  private origins: Entry<ReadonlySet<string>> | null = null;
  /** Counts what was told: a row that was read before a change must not be remembered after it. */
  private told = 0;

  constructor(
    private readonly units: UnitsOfWork,
    private readonly changes: Changes,
    private readonly metrics: Metrics,
  ) {
    changes.on('app', (key) => this.forget((id) => id === key, key === null));
    changes.on('tenant', (key) => this.forget((_, app) => app?.tenant?.id === key, key === null));
  }

  /** Whether this id can be answered without asking the database. */
  knows(id: string): boolean {
    return this.changes.trusted && (this.entries.get(id)?.until ?? 0) > Date.now();
  }

  /** The app of this id; null when nobody registered it, or it was revoked. */
  async find(id: string): Promise<RegisteredApp | null> {
    const hit = this.knows(id);
    this.metrics.cacheLookups.inc({ cache: 'apps', outcome: hit ? 'hit' : 'miss' });
    if (hit) return this.entries.get(id)!.value;
    const { told } = this;
    const value = await this.units.auth((unit) => registeredApp(unit, id));
    if (told === this.told && this.changes.trusted) this.remember(id, { value, until: Date.now() + OLDEST_MS });
    return value;
  }

  /** Whether a browser app is served from this origin: what CORS lets read our answers. Whether the app itself may, is asked of each request. */
  async isOrigin(origin: string): Promise<boolean> {
    const known = this.changes.trusted ? this.origins : null;
    if (known && known.until > Date.now()) return known.value.has(origin);
    const { told } = this;
    const value = new Set(await this.units.auth(registeredOrigins));
    if (told === this.told) this.origins = { value, until: Date.now() + OLDEST_MS };
    return value.has(origin);
  }

  private remember(id: string, entry: Entry<RegisteredApp | null>): void {
    this.entries.delete(id);
    const oldest = this.entries.size >= REMEMBERED ? this.entries.keys().next().value : undefined;
    if (oldest !== undefined) this.entries.delete(oldest);
    this.entries.set(id, entry);
  }

  private forget(isMeant: (id: string, app: RegisteredApp | null) => boolean, all: boolean): void {
    this.told += 1;
    this.origins = null;
    for (const [id, { value }] of this.entries) if (all || isMeant(id, value)) this.entries.delete(id);
  }
}
