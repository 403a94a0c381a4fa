import { createHash } from 'node:crypto';
import type { DataSource } from 'typeorm';

/** The server and cell (login role and pool) that every hospital begins on. */
export const MAIN_PLACEMENT = 'main/1';

/** The same for a hospital in every process and run. */
const laneOf = (tenantId: string, lanes: number): number => createHash('sha256').update(tenantId).digest().readUInt32BE(0) % lanes;

/** How long a placement is believed before it is looked up again. */
const REMEMBER_MS = 60_000;

/** Finds a hospital's `server/cell` in `public.tenant_placements`; null when it has none. */
export type PlacementLookup = (tenantId: string) => Promise<string | null>;

/**
 * Which pool a hospital's work goes to: the pools of its server and cell, and of those always the same one. There is one of each to begin with; a second is one more entry of `pools`.
 * A hospital without a placement, or on a pool that this process does not have, is refused: there is no default.
 */
export class Placements {
  private readonly remembered = new Map<string, { readonly pool: DataSource; readonly until: number }>();

  constructor(
    private readonly pools: ReadonlyMap<string, readonly DataSource[]>,
    private readonly lookUp: PlacementLookup,
  ) {}

  /** @throws Error when the hospital is placed nowhere that this process reaches */
  async poolOf(tenantId: string): Promise<DataSource> {
    const remembered = this.remembered.get(tenantId);
    if (remembered && remembered.until > Date.now()) return remembered.pool;
    const placement = await this.lookUp(tenantId);
    const lanes = placement === null ? undefined : this.pools.get(placement);
    const pool = lanes?.[laneOf(tenantId, lanes.length)];
    if (!pool) throw new Error('the hospital is placed on no server of this process');
    this.remembered.set(tenantId, { pool, until: Date.now() + REMEMBER_MS });
    return pool;
  }
}
