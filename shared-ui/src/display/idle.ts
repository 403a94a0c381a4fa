import { Observable } from 'rxjs';

/** Browsers without idle callbacks wait this long instead. */
const PAUSE_MS = 2000;

/** Once, when the browser has nothing better to do. */
export const idle = new Observable<void>((subscriber) => {
  const tell = () => {
    subscriber.next();
    subscriber.complete();
  };
  if (typeof requestIdleCallback === 'function') {
    const handle = requestIdleCallback(tell);
    return () => cancelIdleCallback(handle);
  }
  const timer = setTimeout(tell, PAUSE_MS);
  return () => clearTimeout(timer);
});
