import { AsyncLocalStorage } from 'node:async_hooks';
import { Injectable } from '@nestjs/common';

/** Who and where from, of the request or job that runs now: what the audit writes down. */
export interface Origin {
  readonly actor: { readonly id: string; readonly name: string } | null;
  /** Client address; null in a job. */
  readonly address: string | null;
  readonly appId: string | null;
  /** What the browser calls itself; only where a person's request is handled. */
  readonly userAgent?: string | null;
  readonly requestId: string;
}

/** Carries the origin through a request by AsyncLocalStorage, since services are singletons. */
@Injectable()
export class RequestScope {
  private readonly storage = new AsyncLocalStorage<Origin>();

  /** @throws Error outside a request or job. */
  get current(): Origin {
    const origin = this.storage.getStore();
    if (!origin) throw new Error('no request or job is running');
    return origin;
  }

  run<T>(origin: Origin, work: () => T): T {
    return this.storage.run(origin, work);
  }

  /** The same request, now known to be this person's: sign-in learns who it is only half-way. */
  runAs<T>(actor: { readonly id: string; readonly name: string }, work: () => T): T {
    return this.storage.run({ ...this.current, actor }, work);
  }
}
