import { connect } from 'node:net';

export interface RawAnswer {
  readonly status: number;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

const WAIT_MS = 5000;

function parse(text: string): RawAnswer {
  const [head = '', ...rest] = text.split('\r\n\r\n');
  const [line = '', ...lines] = head.split('\r\n');
  const headers = lines.map((each) => [each.slice(0, each.indexOf(':')).toLowerCase(), each.slice(each.indexOf(':') + 1).trim()] as const);
  return { status: Number(line.split(' ')[1] ?? 0), headers: Object.fromEntries(headers), body: rest.join('\r\n\r\n') };
}

/** Sends header lines as they are, in bytes that no HTTP client would let through, and reads until the server closes. */
export function rawRequest(port: number, requestLine: string, lines: readonly string[]): Promise<RawAnswer> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1');
    const parts: Buffer[] = [];
    socket.setTimeout(WAIT_MS, () => socket.destroy(new Error(`no answer to ${requestLine}`)));
    socket.on('data', (part: Buffer) => parts.push(part)).on('error', reject);
    socket.on('close', () => resolve(parse(Buffer.concat(parts).toString('utf8'))));
    socket.write([`${requestLine} HTTP/1.1`, ...lines, 'Connection: close', '', ''].join('\r\n'));
  });
}
