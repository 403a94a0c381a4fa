/** One message of an event stream. */
export interface StreamMessage {
  /** The place to go on from, when it came with one. */
  readonly id: string | null;
  /** Empty for a message that only moves the place on. */
  readonly event: string;
  readonly data: string;
}

const LINE_END = /\r\n|\r|\n/;

/** `name: value`; one space after the colon is not part of the value, and a line without a colon is a name alone. */
function fieldOf(line: string): readonly [name: string, value: string] {
  const at = line.indexOf(':');
  return at < 0 ? [line, ''] : [line.slice(0, at), line.slice(at + 1).replace(/^ /, '')];
}

/** Null for a comment. */
function parse(block: string): StreamMessage | null {
  const fields = block.split(LINE_END).map(fieldOf);
  const last = (wanted: string) => fields.filter(([name]) => name === wanted).at(-1)?.[1];
  const data = fields.filter(([name]) => name === 'data').map(([, value]) => value);
  const message = { id: last('id') ?? null, event: last('event') ?? '', data: data.join('\n') };
  return message.id === null && !message.event && !message.data ? null : message;
}

/** Takes text as it arrives, in pieces of any size, and gives out the messages that are whole (WHATWG HTML, server-sent events). */
export class EventMessages {
  #rest = '';

  take(text: string): StreamMessage[] {
    this.#rest += text;
    const blocks = this.#rest.split(/\r\n\r\n|\n\n|\r\r/);
    this.#rest = blocks.pop() ?? '';
    return blocks.map(parse).filter((message) => message !== null);
  }
}
