import { HttpContext, HttpContextToken, type HttpInterceptorFn } from '@angular/common/http';

/** The key of one intent. A form makes it once, so that a second press of the button or a retry has the same effect as one. */
export const IDEMPOTENCY_KEY = new HttpContextToken<string | null>(() => null);

/** A new key, for a form's lifetime: make another one after the form was changed upon an error. */
export const newIdempotencyKey = (): string => crypto.randomUUID();

/** Request context that carries the key: `http.post(url, body, { context: withIdempotencyKey(key) })`. */
export const withIdempotencyKey = (key: string, context = new HttpContext()): HttpContext => context.set(IDEMPOTENCY_KEY, key);

/**
 * A form's POST carries the form's key, and no other: proxies repeat what has one after a lost answer, and the API does only those routes once that take
 * a key (`tools/checks/idempotency.test.mjs`).
 */
export const idempotencyInterceptor: HttpInterceptorFn = (request, next) => {
  const key = request.context.get(IDEMPOTENCY_KEY);
  if (key === null || request.method !== 'POST' || !request.url.startsWith('/api/')) return next(request);
  return next(request.clone({ setHeaders: { 'Idempotency-Key': key } }));
};
