import { inject } from '@angular/core';
import { toObservable } from '@angular/core/rxjs-interop';
import { type CanActivateFn, Router } from '@angular/router';
import { Store } from '@ngrx/store';
import { combineLatest, filter, map, take } from 'rxjs';
import { sessionFeature } from '../session/session.feature';
import { IdleLock } from './idle-lock.service';

/** Starts the idle lock. After a reload of a locked page nothing is fetched or shown before it is unlocked. */
export const requireUnlocked: CanActivateFn = (_route, { url }) => {
  const signIn = inject(Router).createUrlTree(['/auth/signin'], { queryParams: url === '/' ? {} : { returnUrl: url } });
  const phase$ = toObservable(inject(IdleLock).phase);
  return combineLatest([phase$, inject(Store).select(sessionFeature.selectStatus)]).pipe(
    filter(([phase, status]) => phase !== 'locked' || status !== 'signedIn'),
    take(1),
    map(([, status]) => status === 'signedIn' || signIn),
  );
};
