import { once } from 'node:events';
import { request, type ClientRequest, type IncomingMessage } from 'node:http';
import type { LiveEvent } from '@hms/shared-dto';
import type { ApiClient } from './client.js';
import { eventually } from './eventually.js';

/** One event as it came. */
export interface TestMessage {
  readonly id: string | null;
  readonly event: string;
  readonly data: Partial<LiveEvent>;
}

/** What a busy machine may take until something arrives. */
const WITHIN_MS = 10_000;

function parse(block: string): TestMessage {
  const fields = new Map(block.split('\n').map((line) => [line.slice(0, line.indexOf(':')), line.slice(line.indexOf(':') + 1).trim()]));
  return {
    id: fields.get('id') ?? null,
    event: fields.get('event') ?? '',
    data: JSON.parse(fields.get('data') ?? '{}') as TestMessage['data'],
  };
}

/** A client that follows `GET /api/events` over a connection of its own. */
export class TestStream {
  readonly messages: TestMessage[] = [];
  /** Of the last event, or of the last beat. */
  lastId: string | null = null;
  ended = false;
  private rest = '';

  private constructor(
    private readonly sent: ClientRequest,
    readonly answer: IncomingMessage,
  ) {
    answer.setEncoding('utf8').on('data', (part: string) => this.take(part));
    answer.once('close', () => (this.ended = true));
    answer.on('error', () => undefined);
  }

  static async open(
    url: string,
    client: ApiClient,
    { lastId, paused = false }: { lastId?: string | null; paused?: boolean } = {},
  ): Promise<TestStream> {
    const headers = { ...client.headers(), ...(lastId ? { 'last-event-id': lastId } : {}) };
    const sent = request(`${url}/api/events`, { headers, agent: false }).end();
    const [answer] = (await once(sent, 'response')) as [IncomingMessage];
    sent.on('error', () => undefined);
    const stream = new TestStream(sent, answer);
    if (paused) answer.pause();
    return stream;
  }

  get status(): number {
    return Number(this.answer.statusCode);
  }

  get kinds(): string[] {
    return this.messages.map(({ event }) => event);
  }

  /** The first event that fits, now or soon. */
  seen(fits: (message: TestMessage) => boolean): Promise<TestMessage> {
    return eventually(() => Promise.resolve(this.messages.find(fits)), WITHIN_MS);
  }

  of(kind: string): Promise<TestMessage> {
    return this.seen(({ event }) => event === kind);
  }

  over(): Promise<true> {
    return eventually(() => Promise.resolve(this.ended ? true : null), WITHIN_MS);
  }

  leave(): void {
    this.sent.destroy();
  }

  private take(part: string): void {
    this.rest += part;
    const blocks = this.rest.split('\n\n');
    this.rest = blocks.pop() ?? '';
    for (const block of blocks) {
      const message = parse(block);
      if (message.id) this.lastId = message.id;
      if (message.event) this.messages.push(message);
    }
  }
}
