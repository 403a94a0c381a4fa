import { mkdtempSync, readFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type pg from 'pg';
import { AuditAnchors } from '../src/audit-chain/audit-anchors.service.js';
import { auditChain, columnTexts, instantText, type AuditChain } from '../src/audit-chain/audit-chain.js';
import { AuditVerifier, type AnchorReport, type ChainReport } from '../src/audit-chain/audit-verifier.service.js';
import { sealBatch, type ChainHead, type Position } from '../src/audit-chain/seal-batch.js';
import { beginningOf, sealHash, type EventColumns } from '../src/audit-chain/seal.rules.js';
import type { AppConfig } from '../src/config/config.js';

/** A hospital's audit chain in the hands of the database's owner: to fill, seal, anchor, verify, and tamper with. */
export class ChainUnderTest {
  readonly chain: AuditChain;
  readonly file = path.join(mkdtempSync(path.join(os.tmpdir(), 'hms-anchors-')), 'audit', 'anchors.jsonl');

  constructor(
    private readonly database: pg.Pool,
    readonly name: string,
  ) {
    this.chain = auditChain(name);
  }

  get config(): AppConfig {
    return { auditAnchorFile: this.file } as AppConfig;
  }

  /** Events of some minutes ago. */
  async happen(count: number): Promise<void> {
    await this.sql(
      `INSERT INTO {events} (occurred_at, actor_name, action, entity, request_id, details)
       SELECT now() - interval '5 minutes' + n * interval '1 millisecond', 'Meera', 'test.' || n, 'test', 'r', jsonb_build_object('n', n) FROM generate_series(1, ${count}) n`,
    );
  }

  /** Seals all there is. @returns where the chain ends */
  async seal(): Promise<ChainHead | null> {
    let from: Position | null = null;
    for (;;) {
      const { head, rest } = await sealBatch(this.database, this.chain, from);
      if (!rest) return head;
      from = rest;
    }
  }

  async anchor(): Promise<void> {
    const anchors = new AuditAnchors(this.config, this.database);
    const head = await this.seal();
    if (head) anchors.note(this.name, head);
    await anchors.write();
  }

  /** As the owner would, who knows how seals are made: all hashes from a number on are computed anew, and the sealer's note with them. */
  async resealFrom(first: number): Promise<void> {
    const seals = await this.sql<{ seq: number; hash: string; at: string } & EventColumns>(
      `SELECT s.seq::int AS seq, encode(s.hash, 'hex') AS hash, ${instantText('s.sealed_at')} AS at, ${columnTexts(this.chain, 'e')}
       FROM {seals} s JOIN {events} e ON e.id = s.event_id ORDER BY s.seq`,
    );
    let previous = beginningOf(this.name);
    for (const { seq, hash, at, ...event } of seals) {
      previous = seq < first ? hash : sealHash({ seq, previous, sealedAt: at }, event, this.chain.columns);
      await this.sql(`UPDATE {seals} SET hash = decode($2, 'hex') WHERE seq = $1`, [seq, previous]);
    }
    const last = seals.at(-1);
    await this.sql(`UPDATE {state} SET seq = $1, hash = decode($2, 'hex'), sealed_at = $3`, [
      seals.length,
      last ? previous : null,
      last?.at ?? null,
    ]);
  }

  /** As after a restore to a time before: seals and events beyond are not there. */
  async endAt(seq: number): Promise<void> {
    await this.sql('DELETE FROM {seals} WHERE seq > $1', [seq]);
    await this.sql('DELETE FROM {events} e WHERE NOT EXISTS (SELECT FROM {seals} s WHERE s.event_id = e.id)');
    await this.resealFrom(seq + 1);
  }

  get anchored(): string[] {
    return readFileSync(this.file, 'utf8').trimEnd().split('\n');
  }

  async verify(): Promise<ChainReport> {
    const reports: ChainReport[] = [];
    await this.outcome((report) => reports.push(report));
    return reports[0];
  }

  /** How it stands with the anchors. */
  outcome(tell: (report: ChainReport) => void = () => undefined): Promise<AnchorReport> {
    return new AuditVerifier(this.database, this.config).verify(this.name, tell);
  }

  /** What is wrong, as `kind: text`. */
  async wrong(): Promise<string[]> {
    return (await this.verify()).findings.map(({ kind, text }) => `${kind}: ${text}`);
  }

  /** As the owner; `{events}`, `{seals}` and `{state}` are the chain's tables. */
  async sql<T extends pg.QueryResultRow>(
    text: string,
    values: unknown[] = [],
    client: pg.Pool | pg.ClientBase = this.database,
  ): Promise<T[]> {
    const { events, seals, state } = this.chain;
    const named = text.replaceAll('{events}', events).replaceAll('{seals}', seals).replaceAll('{state}', state);
    return (await client.query<T>(named, values)).rows;
  }

  /** Events in the order of their seals; null for those without. */
  async order(): Promise<{ seq: number | null; action: string }[]> {
    return this.sql(
      `SELECT s.seq::int AS seq, e.action FROM {events} e LEFT JOIN {seals} s ON s.event_id = e.id ORDER BY s.seq NULLS LAST, e.id`,
    );
  }

  /** Whether every event is sealed and the numbers go 1, 2, 3, …. */
  async isWhole(): Promise<boolean> {
    const seqs = (await this.order()).map(({ seq }) => seq);
    return seqs.every((seq, index) => seq === index + 1);
  }
}
