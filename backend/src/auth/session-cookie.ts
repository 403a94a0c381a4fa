import { Inject, Injectable } from '@nestjs/common';
import { APP_IDS } from '@hms/shared-dto';
import type { FastifyReply } from 'fastify';
import { isKnownApp } from '../common/apps.js';
import { DomainError } from '../common/domain-error.js';
import { hostOf } from '../common/hosts.js';
import type { AppRequest } from '../common/request.js';
import { APP_CONFIG, type AppConfig } from '../config/config.js';
import type { Exchange } from './exchange.decorator.js';
import type { SignedIn } from './sessions.service.js';

const PATH = '/auth';

/** Ports share cookies, so the app is part of the name. */
const nameOf = (appId: string): string => `hms_${appId}`;

const isLocalHost = (host: string): boolean =>
  host === 'localhost' || host === '127.0.0.1' || host === '[::1]' || host.endsWith('.localhost');

/** The app of a request; the app guard has checked it. */
export function appOf(request: AppRequest): string {
  if (!request.app) throw new Error('the app guard did not run');
  return request.app.id;
}

/** Pages of third parties are of other sites, which a SameSite=Strict cookie never leaves for: their people sign in again after an hour. */
const hasCookies = (request: AppRequest): boolean => isKnownApp(appOf(request));

/** Whether a request carries a refresh cookie of any of our apps. */
export const carriesRefreshCookie = (request: AppRequest): boolean => APP_IDS.some((appId) => request.cookies[nameOf(appId)] !== undefined);

/** The refresh cookie: host-only, HttpOnly, SameSite=Strict, only sent to `/auth`, Secure but on a local host in development. */
@Injectable()
export class SessionCookie {
  constructor(@Inject(APP_CONFIG) private readonly config: AppConfig) {}

  /** The refresh token that the request's app sent; null when none. */
  read(request: AppRequest): string | null {
    return hasCookies(request) ? (request.cookies[nameOf(appOf(request))] ?? null) : null;
  }

  /** Hands the answer on and sets the cookie that goes with it. */
  give({ request, reply }: Exchange, { answer, cookie }: SignedIn): SignedIn['answer'] {
    if (cookie && hasCookies(request))
      reply.setCookie(nameOf(appOf(request)), cookie.token, { ...this.attributes(request), expires: cookie.expiresAt });
    return answer;
  }

  clear({ request, reply }: Exchange): void {
    this.clearOn(request, reply);
  }

  /** Does the work; a 401 takes the cookie away, since it is of no use any more. */
  async clearedIfRefused<T>({ request, reply }: Exchange, work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (error) {
      if (error instanceof DomainError && error.status === 401) this.clearOn(request, reply);
      throw error;
    }
  }

  private clearOn(request: AppRequest, reply: FastifyReply): void {
    if (hasCookies(request)) reply.clearCookie(nameOf(appOf(request)), this.attributes(request));
  }

  private attributes(request: AppRequest) {
    const secure = this.config.production || !isLocalHost(hostOf(request.headers.host));
    return { path: PATH, httpOnly: true, sameSite: 'strict', secure } as const;
  }
}
