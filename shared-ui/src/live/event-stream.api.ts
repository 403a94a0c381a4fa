import { HttpHeaders } from '@angular/common/http';
import { Injectable, inject } from '@angular/core';
import { API_URL } from '../session/app-config';
import { SessionHeaders } from '../session/session-headers';

const PATH = '/api/events';

/** A stream that was asked for: refused with a status, or text as it arrives. */
export interface OpenedStream {
  readonly status: number;
  readonly text: AsyncIterable<string>;
}

async function* textOf(body: ReadableStream<Uint8Array>): AsyncGenerator<string, void, undefined> {
  const reader = body.pipeThrough(new TextDecoderStream() as ReadableWritablePair<string, Uint8Array>).getReader();
  for (let part = await reader.read(); !part.done; part = await reader.read()) yield part.value;
}

/** Opens `GET /api/events` by `fetch`, since EventSource sends no headers. */
@Injectable({ providedIn: 'root' })
export class EventStreamApi {
  readonly #base = inject(API_URL);
  readonly #headers = inject(SessionHeaders);

  /** @param lastId place to go on from */
  async open(lastId: string | null, signal: AbortSignal): Promise<OpenedStream> {
    let headers = this.#headers.of({ url: PATH, headers: new HttpHeaders({ accept: 'text/event-stream' }) });
    if (lastId !== null) headers = headers.set('Last-Event-ID', lastId);
    const sent = Object.fromEntries(headers.keys().map((name) => [name, headers.get(name) ?? '']));
    const { status, body } = await fetch(this.#base + PATH, { headers: sent, signal, cache: 'no-store' });
    return { status, text: body ? textOf(body) : (async function* () {})() };
  }
}
