import type { Anchor } from './anchor-file.js';
import type { AuditChain } from './audit-chain.js';
import type { ChainHead } from './seal-batch.js';
import { beginningOf, sealHash, type EventColumns } from './seal.rules.js';
import { outOfOrder, type Suspect } from './seal-order.rules.js';

/** A seal with its event; null when the event is gone. */
export interface SealedEvent extends ChainHead {
  readonly eventId: string;
  readonly event: EventColumns | null;
}

/** What was found: a word for machines, a sentence for people. Ids and numbers only, nothing of what the event says. */
export interface Finding {
  readonly kind: 'changed' | 'deleted' | 'missing' | 'reordered' | 'inserted' | 'forged' | 'cut' | 'rewritten' | 'unsealed' | 'unanchored';
  readonly text: string;
}

/** Findings that are told one by one; of the rest the number. */
const TOLD = 20;
/** Seals that do not fit and are kept, to look for a changed order among them. */
const SUSPECTS = 100;
/** An event may be written this much later than it says: a long transaction, a clock that is wrong. */
const LATE_MS = 3_600_000;

const changed = (seq: number, eventId: string): string =>
  `Event ${eventId} is not what was sealed as ${seq}: it was changed, or its seal is forged.`;

/** One walk over a chain: seals come in by `add` in order of their numbers, then `end`. Holds no more than the suspects. */
export class ChainCheck {
  readonly findings: Finding[] = [];
  private more = 0;
  private walked = 0;
  private last: ChainHead;
  /** Unknown after a gap: the seal there cannot be checked against the one before. */
  private linked = true;
  private readonly suspects: Suspect[] = [];
  private newestEvent = 0;
  private readonly anchors = new Map<number, Anchor[]>();
  private rewritten: { readonly first: Anchor; readonly count: number } | null = null;

  constructor(
    private readonly chain: AuditChain,
    anchors: readonly Anchor[],
  ) {
    this.last = { seq: 0, hash: beginningOf(chain.name), sealedAt: '' };
    for (const anchor of anchors) this.anchors.set(anchor.seq, [...(this.anchors.get(anchor.seq) ?? []), anchor]);
  }

  /** The first anchor that disagrees, or lies beyond the end; null when all agree. Known at the end. */
  get disputed(): Anchor | null {
    return this.rewritten?.first ?? this.beyond()[0] ?? null;
  }

  /** How many more there are than are told. */
  get untold(): number {
    return this.more;
  }

  get head(): ChainHead {
    return this.last;
  }

  /** Seals that were walked. */
  get count(): number {
    return this.walked;
  }

  add(seal: SealedEvent): void {
    this.checkNumber(seal);
    this.checkHash(seal);
    this.checkTimes(seal);
    this.checkAnchor(seal);
    const { seq, hash, sealedAt } = seal;
    this.last = { seq, hash, sealedAt };
    this.linked = true;
    this.walked += 1;
  }

  /** @param state where the sealer's own note says that the chain ends; null: nothing is sealed */
  end(state: ChainHead | null): void {
    this.judgeSuspects();
    this.checkEnd(state);
    const { rewritten, last } = this;
    if (rewritten)
      this.find(
        'rewritten',
        `${rewritten.count} of the anchors disagree, the first one of ${rewritten.first.at}: seal ${rewritten.first.seq} was another then. The chain was rewritten.`,
      );
    const furthest = this.beyond().at(-1);
    if (furthest)
      this.find('cut', `The chain ends at seal ${last.seq}, but on ${furthest.at} it reached ${furthest.seq}: its end was cut off.`);
  }

  find(kind: Finding['kind'], text: string): void {
    if (this.findings.length < TOLD) this.findings.push({ kind, text });
    else this.more += 1;
  }

  private beyond(): Anchor[] {
    const beyond = [...this.anchors.values()].flat().filter(({ seq }) => seq > this.last.seq);
    return beyond.sort((one, other) => one.seq - other.seq);
  }

  private checkNumber({ seq }: SealedEvent): void {
    const expected = this.last.seq + 1;
    if (seq === expected) return;
    this.linked = false;
    const which = seq - 1 === expected ? `Seal ${expected} is` : `Seals ${expected} to ${seq - 1} are`;
    this.find('missing', `${which} missing.`);
  }

  private checkHash(seal: SealedEvent): void {
    const { seq, event, eventId, sealedAt, hash } = seal;
    if (!event) return this.find('deleted', `Event ${eventId}, sealed as ${seq}, was deleted.`);
    const previous = this.last.hash;
    if (!this.linked || sealHash({ seq, previous, sealedAt }, event, this.chain.columns) === hash) return;
    if (this.suspects.length < SUSPECTS) this.suspects.push({ seq, previous, sealedAt, hash, event });
    else this.find('changed', changed(seq, eventId));
  }

  private checkTimes({ seq, sealedAt, event }: SealedEvent): void {
    if (sealedAt < this.last.sealedAt) this.find('forged', `Seal ${seq} says that it is older than the one before it.`);
    const says = Date.parse(event?.['occurred_at'] ?? '');
    if (Number.isNaN(says)) return;
    if (says < this.newestEvent - LATE_MS)
      this.find('inserted', `Event ${event?.['id']}, sealed as ${seq}, was put in later than it says (${event?.['occurred_at']}).`);
    this.newestEvent = Math.max(this.newestEvent, Math.min(says, Date.parse(sealedAt)));
  }

  private checkAnchor({ seq, hash }: SealedEvent): void {
    const wrong = (this.anchors.get(seq) ?? []).filter((anchor) => anchor.hash !== hash);
    this.anchors.delete(seq);
    if (wrong.length > 0) this.rewritten = { first: this.rewritten?.first ?? wrong[0], count: (this.rewritten?.count ?? 0) + wrong.length };
  }

  private judgeSuspects(): void {
    const moved = outOfOrder(this.suspects, this.chain.columns);
    if (moved.length > 0) this.find('reordered', `Seals ${moved.join(', ')} are not in the order in which they were made.`);
    for (const { seq, event } of this.suspects.filter((suspect) => !moved.includes(suspect.seq)))
      this.find('changed', changed(seq, String(event['id'])));
  }

  /** What was added or taken away without the sealer. */
  private checkEnd(state: ChainHead | null): void {
    const [noted, found] = [state?.seq ?? 0, this.last.seq];
    if (noted > found) this.find('cut', `The sealer came to seal ${noted}, but the last one is ${found}: the end was cut off.`);
    else if (noted < found) this.find('forged', `Seals after ${noted} were not made by the sealer.`);
    else if (state && state.hash !== this.last.hash) this.find('forged', `Seal ${found} is not the one that the sealer made.`);
  }
}
