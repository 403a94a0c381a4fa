import type { Page, Route } from '@playwright/test';
import { PORTS } from '../fixtures/ports.js';

type Body = Record<string, unknown>;

/** Calls of this path of the API, whatever they ask: a regular expression such as `/api/patients/[^/]+`. */
export const calls = (path: string): RegExp => new RegExp(`:${PORTS.api}${path}([?]|$)`);

/** What `route.fetch` needs: browsers know that every name below localhost is this machine; others do not. */
export function reachable(route: Route): { url: string; headers: Record<string, string> } {
  const url = new URL(route.request().url());
  const headers = { ...route.request().headers(), host: url.host };
  url.hostname = '127.0.0.1';
  return { url: url.href, headers };
}

/** What the server would say, changed on its way: for states that nobody can bring about in a minute. */
export async function changed(page: Page, path: string, change: (body: Body) => Body): Promise<void> {
  await page.route(calls(path), async (route) => {
    if (route.request().method() !== 'GET') return route.fallback();
    const response = await route.fetch(reachable(route));
    await route.fulfill({ response, json: change((await response.json()) as Body) });
  });
}

/** A list that has no rows. */
export const emptied = (page: Page, path: string): Promise<void> =>
  changed(page, path, (body) => ({ ...body, data: [], page: { ...(body.page as Body), total: 0, nextCursor: null } }));

/** A refusal in the form that the server gives it. */
export async function refused(page: Page, path: string, problem: Body & { status: number }, method = 'GET'): Promise<void> {
  await page.route(calls(path), (route) => (route.request().method() === method ? told(route, problem.status, problem) : route.fallback()));
}

/** An answer that the server would give to somebody else. */
export async function answered(page: Page, path: string, body: Body): Promise<void> {
  await page.route(calls(path), (route) => told(route, 200, body));
}

/** The server broke. */
export const failing = (page: Page, path: string): Promise<void> =>
  refused(page, path, { status: 500, code: 'internal', title: 'Internal error', detail: 'Something went wrong.', traceId: '7f3a91c2' });

/** No answer comes. */
export async function silent(page: Page, path: string): Promise<void> {
  await page.route(calls(path), () => new Promise<void>(() => undefined));
}

/** Fulfils a call. Browsers ask for these headers: the API is another origin. */
export async function told(route: Route, status: number, said: Body | string, type = 'application/json'): Promise<void> {
  const origin = (await route.request().headerValue('origin')) ?? '*';
  const sharing = { 'access-control-allow-origin': origin, 'access-control-allow-credentials': 'true' };
  const { retryAfter, ...body } = typeof said === 'string' ? { retryAfter: undefined } : said;
  const patience: Record<string, string> =
    typeof retryAfter === 'number' ? { 'retry-after': `${retryAfter}`, 'access-control-expose-headers': 'retry-after' } : {};
  const contentType = status < 400 ? type : 'application/problem+json';
  const text = typeof said === 'string' ? said : JSON.stringify(body);
  await route.fulfill({ status, contentType, headers: { ...sharing, ...patience }, body: text });
}

/** The id of who is signed in, once the page has asked. Read on the answer's way: afterwards the browser may have dropped it. */
export const signedIn = (page: Page): Promise<string> =>
  new Promise((resolve) => {
    void page.route(calls('/auth/refresh'), async (route) => {
      if (route.request().method() !== 'POST') return route.fallback();
      const response = await route.fetch(reachable(route));
      const body = (await response.json()) as { user?: { id: string } };
      if (body.user) resolve(body.user.id);
      await route.fulfill({ response, json: body });
    });
  });

/** As if the person had these rights too: the pictures are of an Admin, who is no clinician. */
export async function allowed(page: Page, ...permissions: string[]): Promise<void> {
  await page.route(calls('/auth/refresh'), async (route) => {
    if (route.request().method() !== 'POST') return route.fallback();
    const response = await route.fetch(reachable(route));
    const body = (await response.json()) as { user?: { permissions: string[] } };
    const user = body.user && { ...body.user, permissions: [...body.user.permissions, ...permissions] };
    await route.fulfill({ response, json: { ...body, user } });
  });
  // An open page asks every few seconds who it is.
  await changed(page, '/auth/me', (user) => ({ ...user, permissions: [...(user['permissions'] as string[]), ...permissions] }));
}
