import type { StreamMessage } from './event-messages';

/**
 * One stream for all tabs of a browser: the tab that holds the lock reads it and passes on what comes, and when it is closed the next one takes over.
 * Over HTTP/1.1 a browser has six connections for a host, and a stream takes one for good. Without locks each tab reads its own.
 */
export class SharedStream {
  #channel: BroadcastChannel | null = null;

  constructor(
    private readonly name: string,
    private readonly take: (message: StreamMessage) => void,
  ) {}

  /** Reads, or waits for its turn and hears meanwhile what another tab reads. */
  async run(read: () => Promise<void>, signal: AbortSignal): Promise<void> {
    if (!('locks' in navigator) || !('BroadcastChannel' in globalThis)) return read();
    this.#channel = new BroadcastChannel(this.name);
    this.#channel.onmessage = ({ data }: MessageEvent<StreamMessage>) => this.take(data);
    signal.addEventListener('abort', () => this.#channel?.close());
    // Ended while it waited: nothing is left to do.
    await navigator.locks.request(this.name, { signal }, read).catch(() => undefined);
  }

  /** To this tab and the others. */
  tell(message: StreamMessage): void {
    this.take(message);
    this.#channel?.postMessage(message);
  }
}
