import { DestroyRef, type Signal, inject, signal } from '@angular/core';

/** Follows a media query. Call in an injection context. */
export function mediaSignal(query: string): Signal<boolean> {
  const list = typeof matchMedia === 'function' ? matchMedia(query) : null;
  const matches = signal(list?.matches ?? false);
  const follow = (event: MediaQueryListEvent) => matches.set(event.matches);
  list?.addEventListener('change', follow);
  inject(DestroyRef).onDestroy(() => list?.removeEventListener('change', follow));
  return matches.asReadonly();
}
