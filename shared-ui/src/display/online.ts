import { type Signal, signal } from '@angular/core';

const online = signal(typeof navigator === 'undefined' || navigator.onLine);
let listening = false;

/** Whether the browser believes to have a network. */
export function onlineSignal(): Signal<boolean> {
  if (!listening && typeof window !== 'undefined') {
    listening = true;
    window.addEventListener('online', () => online.set(true));
    window.addEventListener('offline', () => online.set(false));
  }
  return online.asReadonly();
}
