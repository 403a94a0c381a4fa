import { TestBed } from '@angular/core/testing';
import type { LiveEvent } from '@hms/shared-dto';
import { Store } from '@ngrx/store';
import { of } from 'rxjs';
import { signal } from '@angular/core';
import { IdleLock } from '../idle/idle-lock.service';
import { AuthApi } from '../session/auth.api';
import { SessionApiActions } from '../session/session.actions';
import { aUser, configureSession } from '../session/session-fixture';
import { EventStreamApi } from './event-stream.api';
import { LiveConnection } from './live-connection.service';
import { LiveFeed } from './live-feed.service';

/** A stream that the test writes. */
class FakeStream {
  readonly #parts: string[] = [];
  #wake: () => void = () => undefined;
  #over = false;

  constructor(
    readonly lastId: string | null,
    readonly signal: AbortSignal,
    readonly status = 200,
  ) {
    signal.addEventListener('abort', () => this.end());
  }

  say(text: string): void {
    this.#parts.push(text);
    this.#wake();
  }

  end(): void {
    this.#over = true;
    this.#wake();
  }

  async *text(): AsyncGenerator<string, void, undefined> {
    for (;;) {
      const part = this.#parts.shift();
      if (part !== undefined) yield part;
      else if (this.#over) return;
      else await new Promise<void>((resolve) => (this.#wake = resolve));
    }
  }
}

const phase = signal<'awake' | 'warning' | 'locked'>('awake');
const streams: FakeStream[] = [];
let statuses: number[] = [];
const me = jest.fn(() => of(aUser()));
const told: LiveEvent[] = [];
let resets = 0;

const registered = (id: string) => `id: ${id}\nevent: patient.registered\ndata: {"kind":"patient.registered","ids":{},"at":""}\n\n`;
const newest = (): FakeStream => streams.at(-1)!;
/** Lets effects run and promises settle. */
const settle = async (ms = 0): Promise<void> => {
  TestBed.tick();
  await jest.advanceTimersByTimeAsync(ms);
  TestBed.tick();
};

beforeEach(() => {
  jest.useFakeTimers();
  streams.length = 0;
  told.length = 0;
  resets = 0;
  statuses = [];
  me.mockClear();
  phase.set('awake');
  configureSession();
  const open = (lastId: string | null, abort: AbortSignal) => {
    const stream = new FakeStream(lastId, abort, statuses.shift() ?? 200);
    streams.push(stream);
    return Promise.resolve({ status: stream.status, text: stream.text() });
  };
  TestBed.overrideProvider(EventStreamApi, { useValue: { open } });
  TestBed.overrideProvider(IdleLock, { useValue: { phase } });
  TestBed.overrideProvider(AuthApi, { useValue: { me } });
  const feed = TestBed.inject(LiveFeed);
  feed.of('patient.registered').subscribe((event) => told.push(event));
  feed.staleness('staff.changed').subscribe(() => (resets += 1));
  TestBed.inject(LiveConnection);
});
afterEach(() => {
  jest.useRealTimers();
  jest.restoreAllMocks();
});

const signIn = (user = aUser()) => TestBed.inject(Store).dispatch(SessionApiActions.refreshed({ user, expiresIn: 3600 }));

it('opens nothing before somebody is signed in to a hospital, and ends with the session', async () => {
  await settle();
  expect(streams).toHaveLength(0);
  signIn(aUser({ tenantId: null }));
  await settle();
  expect(streams).toHaveLength(0);
  signIn();
  await settle();
  expect(streams).toHaveLength(1);
  TestBed.inject(Store).dispatch(SessionApiActions.signedOut());
  await settle(60_000);
  expect([newest().signal.aborted, streams.length]).toEqual([true, 1]);
});

it('tells what comes, and goes on from there when the stream breaks off', async () => {
  signIn();
  await settle();
  newest().say(`id: 41\nevent: opened\ndata: {}\n\n${registered('42')}`);
  newest().say(':\nid: 43-40\n\n');
  await settle();
  expect(told).toHaveLength(1);
  newest().end();
  await settle(2000);
  expect([streams.length, newest().lastId]).toEqual([2, '43-40']);
});

it('comes back after a pause that grows, and at once when the network does', async () => {
  statuses = [503, 503, 503, 503];
  jest.spyOn(Math, 'random').mockReturnValue(0.5); // pauses are spread: 1.5 s, then 3 s
  signIn();
  await settle();
  await settle(900);
  expect(streams).toHaveLength(1);
  await settle(1200);
  expect(streams).toHaveLength(2);
  await settle(1500);
  expect(streams).toHaveLength(2);
  globalThis.window.dispatchEvent(new Event('online'));
  await settle();
  expect(streams).toHaveLength(3);
});

it('asks who is signed in when it is refused: that renews the token or ends the session', async () => {
  statuses = [401];
  signIn();
  await settle();
  expect(me).toHaveBeenCalledTimes(1);
  await settle(2000);
  expect(streams).toHaveLength(2);
});

it('gives up a stream that has gone silent', async () => {
  signIn();
  await settle();
  newest().say('id: 1\nevent: opened\ndata: {}\n\n');
  await settle(30_000);
  expect(streams).toHaveLength(1);
  await settle(12_000);
  expect(streams).toHaveLength(2);
});

it('rests while the page is locked, and goes on from the same place', async () => {
  signIn();
  await settle();
  newest().say('id: 7\nevent: opened\ndata: {}\n\n');
  await settle();
  phase.set('locked');
  await settle(60_000);
  expect([streams.length, newest().signal.aborted]).toEqual([1, true]);
  phase.set('awake');
  await settle();
  expect([streams.length, newest().lastId]).toEqual([2, '7']);
});

it('begins anew for another person', async () => {
  signIn();
  await settle();
  newest().say('id: 7\nevent: opened\ndata: {}\n\n');
  await settle();
  signIn(aUser({ id: 'u2' }));
  await settle();
  expect([streams.length, newest().lastId]).toEqual([2, null]);
});

it('makes everything stale when something was missed for good', async () => {
  signIn();
  await settle();
  newest().say('id: 9\nevent: reset\ndata: {}\n\n');
  await settle(2000);
  expect(resets).toBe(1);
});
