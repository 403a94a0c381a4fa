import { DOCUMENT, Injectable, computed, effect, inject, untracked } from '@angular/core';
import { type LiveEvent, STREAM_BEAT_MS, STREAM_CLOSED, STREAM_OPENED, STREAM_RESET } from '@hms/shared-dto';
import { Store } from '@ngrx/store';
import { catchError, firstValueFrom, of } from 'rxjs';
import { IdleLock } from '../idle/idle-lock.service';
import { AuthApi } from '../session/auth.api';
import { sessionFeature } from '../session/session.feature';
import { EventMessages, type StreamMessage } from './event-messages';
import { EventStreamApi, type OpenedStream } from './event-stream.api';
import { LiveFeed } from './live-feed.service';
import { SharedStream } from './shared-stream';

const FIRST_PAUSE_MS = 1000;
const LONGEST_PAUSE_MS = 30_000;
/** More than two beats of silence: nobody is there any more. */
const SILENCE_MS = 2.5 * STREAM_BEAT_MS;

/**
 * Keeps a stream of live events while somebody is signed in and the page is not locked: one for all tabs of a browser, which go on from the last event
 * when it breaks off. Inject it once, in the frame around the pages.
 */
@Injectable({ providedIn: 'root' })
export class LiveConnection {
  readonly #feed = inject(LiveFeed);
  readonly #transport = inject(EventStreamApi);
  readonly #auth = inject(AuthApi);
  readonly #page = inject(DOCUMENT).defaultView;
  readonly #user = inject(Store).selectSignal(sessionFeature.selectUser);
  readonly #idle = inject(IdleLock);
  /** Whose events; null while none are to come. */
  readonly #whose = computed(() => {
    const user = this.#user();
    return user?.tenantId && this.#idle.phase() !== 'locked' ? `${user.tenantId} ${user.id}` : null;
  });
  #lastId: string | null = null;
  #of: string | null = null;
  #failures = 0;
  #running: AbortController | null = null;

  constructor() {
    effect(() => {
      const whose = this.#whose();
      untracked(() => this.#follow(whose));
    });
  }

  #follow(whose: string | null): void {
    this.#running?.abort();
    this.#running = null;
    if (whose === null) return;
    // After a pause as the same person the stream goes on where it was; another person's place says nothing.
    if (whose !== this.#of) this.#lastId = null;
    this.#of = whose;
    const running = new AbortController();
    this.#running = running;
    const shared = new SharedStream(`hms-live ${whose}`, (message) => this.#take(message));
    void shared.run(() => this.#keepOpen(shared, running.signal), running.signal);
  }

  async #keepOpen(shared: SharedStream, signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      const status = await this.#read(shared, signal).catch(() => 0);
      if (signal.aborted) return;
      // Renews the token, or finds out that the session is over and ends it here.
      if (status === 401 || status === 403) await firstValueFrom(this.#auth.me().pipe(catchError(() => of(null))));
      await this.#pause(signal);
    }
  }

  /** Until the stream ends. @returns its status */
  async #read(shared: SharedStream, signal: AbortSignal): Promise<number> {
    const stream = new AbortController();
    const end = () => stream.abort();
    signal.addEventListener('abort', end);
    let watch = setTimeout(end, SILENCE_MS);
    const heard = () => {
      clearTimeout(watch);
      watch = setTimeout(end, SILENCE_MS);
    };
    try {
      const opened = await this.#transport.open(this.#lastId, stream.signal);
      if (opened.status === 200) await this.#pass(opened, { shared, heard });
      return opened.status;
    } finally {
      clearTimeout(watch);
      signal.removeEventListener('abort', end);
      stream.abort();
    }
  }

  async #pass({ text }: OpenedStream, { shared, heard }: { shared: SharedStream; heard: () => void }): Promise<void> {
    const messages = new EventMessages();
    for await (const part of text) {
      heard();
      for (const message of messages.take(part)) {
        if (message.event === STREAM_CLOSED) return;
        shared.tell(message);
      }
    }
  }

  /** In this tab, whichever tab holds the stream. */
  #take({ id, event, data }: StreamMessage): void {
    if (id !== null) this.#lastId = id;
    if (event === STREAM_OPENED) this.#failures = 0;
    else if (event === STREAM_RESET) this.#feed.reset();
    else if (event) this.#feed.tell(JSON.parse(data) as LiveEvent);
  }

  /** Longer after each failure, and never the same for two browsers; over as soon as the network is back. */
  #pause(signal: AbortSignal): Promise<void> {
    const longest = Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** (this.#failures += 1));
    return new Promise((resolve) => {
      const done = () => {
        clearTimeout(timer);
        signal.removeEventListener('abort', done);
        this.#page?.removeEventListener('online', done);
        resolve();
      };
      const timer = setTimeout(done, (longest * (1 + Math.random())) / 2);
      signal.addEventListener('abort', done);
      this.#page?.addEventListener('online', done);
    });
  }
}
