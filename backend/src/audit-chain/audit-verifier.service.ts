import { Inject, Injectable, Logger } from '@nestjs/common';
import type { DatabaseError, Pool } from 'pg';
import { APP_CONFIG, type AppConfig } from '../config/config.js';
import { MIGRATOR_POOL } from '../jobs/migrator-pool.js';
import { readAnchors, type Anchor, type Anchors } from './anchor-file.js';
import { auditChain, CHAINS, NO_SUCH_TABLE, type AuditChain } from './audit-chain.js';
import { ChainCheck, type Finding } from './chain-check.js';
import { overdueEvents, sealsAfter } from './chain.queries.js';

/** What one chain was found to be. */
export interface ChainReport {
  readonly chain: string;
  /** Seals that were walked. */
  readonly sealed: number;
  readonly anchors: number;
  /** Empty for a sound chain. */
  readonly findings: readonly Finding[];
  /** Findings beyond those. */
  readonly untold: number;
  /** The first anchor that the chain does not agree with. */
  readonly disputed: Anchor | null;
}

/** What is no chain's: how it stands with the anchors. */
export interface AnchorReport {
  /** Nothing is wrong, but something cannot be seen. */
  readonly notes: readonly string[];
  readonly findings: readonly Finding[];
}

const NO_ANCHORS: Anchors = { byChain: new Map(), unreadable: 0 };

/** A hospital that is taken away while it is its turn. */
function unlessGone(error: DatabaseError): null {
  if (error.code === NO_SUCH_TABLE) return null;
  throw error;
}

/** Walks the chains, computes every hash anew and compares with the anchors. Memory stays the same however long they are. */
@Injectable()
export class AuditVerifier {
  private readonly logger = new Logger(AuditVerifier.name);
  private readonly file: string | null;

  constructor(
    @Inject(MIGRATOR_POOL) private readonly pool: Pool,
    @Inject(APP_CONFIG) { auditAnchorFile }: AppConfig,
  ) {
    this.file = auditAnchorFile;
  }

  /** Every night: logs what is wrong and keeps the outcome for the metrics. */
  async nightly(): Promise<void> {
    let [chains, broken] = [0, 0];
    const { findings } = await this.verify(undefined, (report) => {
      chains += 1;
      if (report.findings.length > 0) broken += 1;
      for (const { kind, text } of report.findings) this.logger.error({ chain: report.chain, kind }, `audit chain: ${text}`);
    });
    for (const { kind, text } of findings) this.logger.error({ kind }, `audit anchors: ${text}`);
    await this.pool.query('INSERT INTO public.audit_verifications (chains, broken) VALUES ($1, $2)', [
      chains,
      Math.min(chains, broken + findings.length),
    ]);
  }

  /**
   * @param only the name of one chain; all when it is left out
   * @param tell is given each chain's report when it is done
   * @throws Error when there is no such chain
   */
  async verify(only: string | undefined, tell: (report: ChainReport) => void): Promise<AnchorReport> {
    const names = await this.names(only);
    const anchors = this.file === null ? null : await readAnchors(this.file);
    const { byChain } = anchors ?? NO_ANCHORS;
    let sealed = 0;
    for (const name of names) {
      const report = await this.walk(auditChain(name), byChain.get(name) ?? []).catch(unlessGone);
      if (!report) continue;
      sealed += report.sealed;
      tell(report);
    }
    const gone = only === undefined ? [...byChain.keys()].filter((name) => !names.includes(name)) : [];
    return this.judgeAnchors(anchors, sealed, gone);
  }

  private async names(only: string | undefined): Promise<string[]> {
    const names = (await this.pool.query<{ name: string }>(CHAINS)).rows.map(({ name }) => name);
    if (only === undefined) return names;
    if (!names.includes(only)) throw new Error(`There is no audit chain ${only}.`);
    return [only];
  }

  private async walk(chain: AuditChain, anchors: readonly Anchor[]): Promise<ChainReport> {
    const check = new ChainCheck(chain, anchors);
    let batch = await sealsAfter(this.pool, chain, 0);
    while (batch) {
      for (const seal of batch.seals) check.add(seal);
      if (batch.isLast) break;
      batch = await sealsAfter(this.pool, chain, check.head.seq);
    }
    if (!batch) check.find('cut', 'The note of the sealer where the chain ends is gone.');
    check.end(batch?.state ?? null);
    await this.findUnsealed(chain, check);
    const { findings, untold, disputed, count } = check;
    return { chain: chain.name, sealed: count, anchors: anchors.length, findings, untold, disputed };
  }

  private async findUnsealed(chain: AuditChain, check: ChainCheck): Promise<void> {
    const events = await overdueEvents(this.pool, chain);
    for (const { id, occurredAt } of events.filter(({ behind }) => behind))
      check.find('inserted', `Event ${id} of ${occurredAt} has no seal, though the sealer is past it: it was put in afterwards.`);
    const waiting = events.find(({ behind }) => !behind);
    if (waiting)
      check.find(
        'unsealed',
        `Events that wait for their seals: ${waiting.count}, the oldest of ${waiting.occurredAt}. Does the worker run?`,
      );
  }

  private async judgeAnchors(anchors: Anchors | null, sealed: number, gone: readonly string[]): Promise<AnchorReport> {
    const unseen = 'a chain whose end was cut off, or that was rewritten, looks sound';
    if (this.file === null) return { notes: [`AUDIT_ANCHOR_FILE is not set: ${unseen}.`], findings: [] };
    const missing = { kind: 'unanchored', text: `There is no file ${this.file}: ${unseen}.` } as const;
    if (!anchors) return { notes: [], findings: sealed > 0 ? [missing] : [] };
    const { rows } = await this.pool.query<{ id: string }>('SELECT id FROM public.tenants WHERE id = ANY ($1)', [gone]);
    const living = rows.map(({ id }) => id);
    return {
      notes: [
        ...(anchors.unreadable > 0 ? [`Lines of ${this.file} that cannot be read: ${anchors.unreadable}.`] : []),
        ...gone.filter((name) => !living.includes(name)).map((name) => `${name} is anchored, and its hospital is not there any more.`),
      ],
      findings: living.map((name) => ({ kind: 'cut', text: `${name} is anchored, but its chain is gone.` }) as const),
    };
  }
}
