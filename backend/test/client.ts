import { randomUUID } from 'node:crypto';
import type { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import type { AppId, Problem, SessionUser, SignInAnswer } from '@hms/shared-dto';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { LightMyRequestResponse } from 'fastify';

/** An answer as a spec looks at it. `problem` is the same body, read as problem details. */
export interface Answer<T> {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | number | string[] | undefined>>;
  readonly body: T;
  readonly problem: Problem;
  /** The body as it was sent. */
  readonly text: string;
}

export interface RequestOptions {
  /** More headers, or `undefined` to leave one out that is sent by default. Names in lower case. */
  readonly headers?: Readonly<Record<string, string | undefined>>;
}

export interface WriteOptions extends RequestOptions {
  /** Sent as `If-Match: "<version>"`. */
  readonly version?: number;
  readonly idempotencyKey?: string;
}

type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

/** A stream that never ends by itself: its head is the answer. What is told in it, `TestStream` reads. */
const EVENTS = /^\/api\/events(\?|$)/;

async function streamed<T>(answer: LightMyRequestResponse): Promise<Answer<T>> {
  const { statusCode: status, headers } = answer;
  const isOpen = status === 200;
  if (isOpen) answer.stream().destroy();
  const body = isOpen ? '' : await text(answer.stream());
  const parsed: unknown = body === '' ? undefined : JSON.parse(body);
  return { status, headers, body: parsed as T, problem: parsed as Problem, text: body };
}

/** Sends requests as one app and, once signed in, as one person in one hospital. */
export class ApiClient {
  constructor(
    private readonly app: NestFastifyApplication,
    readonly appId: AppId,
    /** Host name that the app is served from, without port. */
    readonly host: string,
    readonly session: SignInAnswer | null = null,
  ) {}

  get user(): SessionUser {
    if (!this.session?.user) throw new Error('this client is not signed in');
    return this.session.user;
  }

  get<T = unknown>(path: string, options: RequestOptions = {}): Promise<Answer<T>> {
    return this.send<T>('GET', path, { options });
  }

  post<T = unknown>(path: string, body: unknown = {}, options: WriteOptions = {}): Promise<Answer<T>> {
    return this.send<T>('POST', path, { body, options });
  }

  put<T = unknown>(path: string, body: unknown, options: WriteOptions = {}): Promise<Answer<T>> {
    return this.send<T>('PUT', path, { body, options });
  }

  delete<T = unknown>(path: string, options: WriteOptions = {}): Promise<Answer<T>> {
    return this.send<T>('DELETE', path, { options });
  }

  /** A body that is no JSON, such as a CSV file. */
  upload<T = unknown>(path: string, payload: string | Buffer | Readable, contentType: string): Promise<Answer<T>> {
    return this.send<T>('POST', path, { body: payload, options: { headers: { 'content-type': contentType } } });
  }

  async send<T>(method: Method, path: string, { body, options = {} }: { body?: unknown; options?: WriteOptions }): Promise<Answer<T>> {
    const answer = await this.app.inject({
      method,
      url: path,
      headers: this.headers(options),
      ...(body === undefined ? {} : { payload: body as string }),
      ...(EVENTS.test(path) ? { payloadAsStream: true as const } : {}),
    });
    if (EVENTS.test(path)) return streamed<T>(answer);
    const parsed: unknown = /json/.test(String(answer.headers['content-type'])) ? JSON.parse(answer.body) : undefined;
    return { status: answer.statusCode, headers: answer.headers, body: parsed as T, problem: parsed as Problem, text: answer.body };
  }

  /** The headers that it sends, for a request by other means. */
  headers({ headers, version, idempotencyKey }: WriteOptions = {}): Record<string, string> {
    const port = this.appId === 'admin-dashboard' ? process.env['ADMIN_PORT'] : process.env['PORTAL_PORT'];
    const all = {
      host: `${this.host}:${process.env['API_PORT']}`,
      origin: `http://${this.host}:${port}`,
      'x-app-id': this.appId,
      authorization: this.session?.accessToken ? `Bearer ${this.session.accessToken}` : undefined,
      'x-tenant-id': this.session?.tenantId ?? undefined,
      'if-match': version === undefined ? undefined : `"${version}"`,
      'idempotency-key': idempotencyKey,
      ...headers,
    };
    return Object.fromEntries(Object.entries(all).filter((entry): entry is [string, string] => entry[1] !== undefined));
  }
}

export const anIdempotencyKey = (): string => randomUUID();
