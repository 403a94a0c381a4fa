import { Agent, request } from 'node:http';

/** Numbers that look random and are the same in every run. */
export function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_664_525 + 1_013_904_223) % 4_294_967_296;
    return state / 4_294_967_296;
  };
}

/** Runs `work` for 0 … count - 1, `width` at a time. */
export async function inParallel(count: number, width: number, work: (index: number) => Promise<void>): Promise<void> {
  let next = 0;
  const lane = async (): Promise<void> => {
    while (next < count) {
      next += 1;
      await work(next - 1);
    }
  };
  await Promise.all(Array.from({ length: width }, lane));
}

export interface WireAnswer {
  readonly status: number;
  readonly text: string;
}

/** Sends requests over real sockets, some of which it destroys before the answer. */
export class WireClient {
  private readonly agent = new Agent({ keepAlive: true, maxSockets: 64 });

  constructor(private readonly port: number) {}

  /** @returns null when the socket was destroyed first */
  get(path: string, headers: Readonly<Record<string, string>>, abortAfterMs?: number): Promise<WireAnswer | null> {
    return new Promise((resolve, reject) => {
      const sent = request({ host: '127.0.0.1', port: this.port, path, headers, agent: this.agent }, (answer) => {
        let text = '';
        answer.setEncoding('utf8').on('data', (part: string) => (text += part));
        answer.on('end', () => resolve({ status: answer.statusCode ?? 0, text })).on('error', () => resolve(null));
      });
      sent.on('error', (error) => (abortAfterMs === undefined ? reject(error) : resolve(null)));
      sent.on('close', () => resolve(null));
      if (abortAfterMs !== undefined) setTimeout(() => sent.destroy(), abortAfterMs);
      sent.end();
    });
  }

  close(): void {
    this.agent.destroy();
  }
}
