import { Inject, Injectable } from '@nestjs/common';
import type { Pool } from 'pg';
import { PLATFORM_CHAIN } from '../audit/unsealed-chains.service.js';
import { APP_CONFIG, type AppConfig } from '../config/config.js';
import { MIGRATOR_POOL } from '../jobs/migrator-pool.js';
import { appendAnchors } from './anchor-file.js';
import { auditChain } from './audit-chain.js';
import { AuditVerifier } from './audit-verifier.service.js';
import { beginningOf } from './seal.rules.js';

const HASH_AT = (seals: string): string => `SELECT encode(hash, 'hex') AS hash FROM ${seals} WHERE seq = $1`;
const EVENT = `INSERT INTO public.platform_audit_events (action, entity, entity_id, subject_tenant, details, actor_name, request_id)
  VALUES ('audit.restore_accepted', 'audit_chain', $1, $2, $3, 'System', 'audit-verify')`;

/**
 * After a restore a chain ends earlier than its newest anchors, or goes on otherwise. Who restored says so once, with the reason: it is written to the
 * anchors, which void what they said beyond that point, and to the platform's audit.
 */
@Injectable()
export class RestoredChains {
  constructor(
    @Inject(MIGRATOR_POOL) private readonly pool: Pool,
    @Inject(APP_CONFIG) private readonly config: AppConfig,
    private readonly verifier: AuditVerifier,
  ) {}

  /**
   * @param only the name of one chain; all when it is left out
   * @param reason who restored, when and why
   * @returns names of the chains whose anchors disagreed, with the last number that still counts
   * @throws Error without a file of anchors
   */
  async accept(only: string | undefined, reason: string): Promise<{ chain: string; seq: number }[]> {
    const { auditAnchorFile } = this.config;
    if (auditAnchorFile === null) throw new Error('AUDIT_ANCHOR_FILE is not set: there is nothing that a restore could disagree with.');
    const disputed: { chain: string; seq: number }[] = [];
    await this.verifier.verify(only, ({ chain, sealed, disputed: anchor }) => {
      if (anchor) disputed.push({ chain, seq: Math.min(anchor.seq - 1, sealed) });
    });
    for (const { chain, seq } of disputed) {
      const at = new Date().toISOString();
      await appendAnchors(auditAnchorFile, [{ chain, seq, hash: await this.hashAt(chain, seq), at, accepted: reason }]);
      await this.pool.query(EVENT, [chain, chain === PLATFORM_CHAIN ? null : chain, JSON.stringify({ seq, reason })]);
    }
    return disputed;
  }

  private async hashAt(chain: string, seq: number): Promise<string> {
    const { rows } = await this.pool.query<{ hash: string }>(HASH_AT(auditChain(chain).seals), [seq]);
    return rows[0]?.hash ?? beginningOf(chain);
  }
}
