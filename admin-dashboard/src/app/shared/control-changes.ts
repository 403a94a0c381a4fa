import { type Signal, inject, Injector } from '@angular/core';
import { toObservable, toSignal } from '@angular/core/rxjs-interop';
import type { AbstractControl } from '@angular/forms';
import { startWith, switchMap } from 'rxjs';

/** Changes with everything that happens to a control (value, errors, touched): read it where the control itself is read. */
export function controlChanges(control: Signal<AbstractControl>, injector = inject(Injector)): Signal<unknown> {
  const events$ = toObservable(control, { injector }).pipe(switchMap((one) => one.events.pipe(startWith(null))));
  return toSignal(events$, { injector });
}
