import { Injectable, Logger, StreamableFile, type BeforeApplicationShutdown, type OnModuleInit } from '@nestjs/common';
import { STREAM_BEAT_MS } from '@hms/shared-dto';
import { SessionWatch } from '../auth/session-watch.service.js';
import { DependencyDownError, DomainError } from '../common/domain-error.js';
import { principalOf } from '../common/principal.decorator.js';
import { headerOf, tenantOf, type AppRequest } from '../common/request.js';
import { Metrics } from '../metrics/metrics.service.js';
import { Changes } from '../tenancy/changes.js';
import { UnitsOfWork } from '../tenancy/units-of-work.js';
import { EventStream } from './event-stream.js';
import { HospitalFeed } from './hospital-feed.js';

/** Of one person in this process: a page of several browsers. */
const MOST_OF_A_PERSON = 6;
const COME_BACK_AFTER_SECONDS = 10;

/** The open streams of this process. None holds a connection to the database. */
@Injectable()
export class EventStreams implements OnModuleInit, BeforeApplicationShutdown {
  private readonly logger = new Logger(EventStreams.name);
  private readonly feeds = new Map<string, HospitalFeed>();
  /** By hospital and person. */
  private readonly ofPerson = new Map<string, number>();
  private readonly streams = new Map<EventStream, HospitalFeed>();
  private timer: NodeJS.Timeout | null = null;
  private stopping = false;

  constructor(
    private readonly units: UnitsOfWork,
    private readonly changes: Changes,
    private readonly sessions: SessionWatch,
    metrics: Metrics,
  ) {
    metrics.gauge({ name: 'hms_live_streams', help: 'Open streams of live events' }, () => [{ value: this.streams.size }]);
  }

  onModuleInit(): void {
    this.changes.on('outbox', (tenantId) => {
      if (tenantId !== null) this.feeds.get(tenantId)?.look();
      else for (const feed of this.feeds.values()) feed.look();
    });
    this.timer = setInterval(() => this.beat(), STREAM_BEAT_MS).unref();
  }

  /** Before the server waits for its last answers: these would never end. */
  beforeApplicationShutdown(): void {
    this.stopping = true;
    if (this.timer) clearInterval(this.timer);
    for (const stream of this.streams.keys()) stream.close();
  }

  /** @throws DomainError `events.too_many`; DependencyDownError while it could not be closed in time */
  async open(request: AppRequest): Promise<StreamableFile> {
    if (this.stopping || !this.sessions.ready) throw new DependencyDownError('The stream of live events');
    const principal = principalOf(request);
    const person = `${tenantOf(principal)} ${principal.userId}`;
    const open = this.ofPerson.get(person) ?? 0;
    if (open >= MOST_OF_A_PERSON) {
      const detail = 'You follow this hospital on too many pages at once. Close some.';
      throw new DomainError('events.too_many', detail, { retryAfterSeconds: COME_BACK_AFTER_SECONDS });
    }
    this.ofPerson.set(person, open + 1);
    const feed = this.feedOf(tenantOf(principal));
    const stream = new EventStream(principal);
    this.streams.set(stream, feed);
    const { origin_jti: originJti, exp } = request.user!;
    const unwatch = this.sessions.watch({ originJti, principal, until: exp * 1000 }, () => stream.close());
    stream.once('close', () => this.forget(stream, { person, unwatch }));
    await feed.join(stream, headerOf(request, 'last-event-id') ?? null).catch((error: unknown) => {
      stream.destroy();
      throw error;
    });
    return new StreamableFile(stream, { type: 'text/event-stream; charset=utf-8' });
  }

  private feedOf(tenantId: string): HospitalFeed {
    const known = this.feeds.get(tenantId);
    if (known) return known;
    const feed = new HospitalFeed(tenantId, this.units, (error) => this.logger.warn({ err: error, tenantId }, 'events could not be read'));
    this.feeds.set(tenantId, feed);
    return feed;
  }

  private forget(stream: EventStream, { person, unwatch }: { person: string; unwatch: () => void }): void {
    unwatch();
    const left = (this.ofPerson.get(person) ?? 1) - 1;
    if (left > 0) this.ofPerson.set(person, left);
    else this.ofPerson.delete(person);
    const feed = this.streams.get(stream);
    this.streams.delete(stream);
    feed?.leave(stream);
    if (feed?.size === 0) this.feeds.delete(feed.tenantId);
  }

  /** An announcement may have been lost with its process, so each feed looks by itself now and then. */
  private beat(): void {
    for (const [stream, feed] of this.streams) stream.beat(feed.id);
    for (const feed of this.feeds.values()) feed.look();
  }
}
