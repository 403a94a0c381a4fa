import { Readable } from 'node:stream';
import {
  LIVE_EVENTS,
  STREAM_CLOSED,
  STREAM_OPENED,
  STREAM_RESET,
  type LiveAudience,
  type LiveEvent,
  type LiveEventKind,
} from '@hms/shared-dto';
import type { Principal } from '../common/request.js';
import type { FeedReader } from './hospital-feed.js';
import type { OutboxRow } from './outbox.queries.js';

/** Told and not taken: who is slower than that is cut off, and comes back with the id of the last event that arrived. */
const MOST_WAITING_BYTES = 512 * 1024;

/** Whether a person may hear of an event. A kind that this version does not know is told to nobody. */
export function mayHear({ permissions, userId }: Principal, { kind, recipientId }: Pick<OutboxRow, 'kind' | 'recipientId'>): boolean {
  const audience: LiveAudience | undefined = (LIVE_EVENTS as Partial<Record<LiveEventKind, { audience: LiveAudience }>>)[kind]?.audience;
  if (audience === undefined || (recipientId !== null && recipientId !== userId)) return false;
  if (audience === 'recipient') return recipientId === userId;
  return audience === 'everyone' || permissions.has(audience);
}

const message = (event: string, data: object, id: string | null): string =>
  `${id === null ? '' : `id: ${id}\n`}event: ${event}\ndata: ${JSON.stringify(data)}\n\n`;

/** What one page is told, as `text/event-stream` (WHATWG HTML, server-sent events). */
export class EventStream extends Readable implements FeedReader {
  private closing = false;

  constructor(private readonly principal: Principal) {
    super({ objectMode: false });
  }

  override _read(): void {
    // Events come when they come.
  }

  hear(row: OutboxRow, id: string | null): void {
    if (!mayHear(this.principal, row)) return;
    const { kind, ids, at } = row;
    this.say(message(kind, { kind, ids, at: at.toISOString() } satisfies LiveEvent, id));
  }

  opened(id: string | null): void {
    this.say(message(STREAM_OPENED, {}, id));
  }

  reset(id: string | null): void {
    this.say(message(STREAM_RESET, {}, id));
  }

  /** Shows that the connection lives, and moves the id on past what this person does not hear of. */
  beat(id: string | null): void {
    this.say(`:\n${id === null ? '' : `id: ${id}\n`}\n`);
  }

  /** The client is to come back, through the guards. */
  close(): void {
    this.say(message(STREAM_CLOSED, {}, null));
    if (this.isOpen) this.push(null);
    this.closing = true;
  }

  private get isOpen(): boolean {
    return !this.destroyed && !this.closing;
  }

  private say(text: string): void {
    if (!this.isOpen) return;
    if (this.readableLength + text.length > MOST_WAITING_BYTES) this.destroy();
    else this.push(text);
  }
}
