import { inject } from '@angular/core';
import { type CanActivateFn, RedirectCommand, Router, type UrlTree } from '@angular/router';
import type { Permission } from '@hms/shared-dto';
import { Store } from '@ngrx/store';
import { type Observable, filter, map, take } from 'rxjs';
import { safeReturnUrl } from './return-url';
import { type SessionState, sessionFeature } from './session.feature';

/** The session once it is known whether there is one. */
const settledSession = (): Observable<SessionState> =>
  inject(Store)
    .select(sessionFeature.selectSessionState)
    .pipe(
      filter(({ status }) => status !== 'starting'),
      take(1),
    );

/** Only with a session; else to the sign-in page, which leads back here. */
export const requireSession: CanActivateFn = (_route, { url }) => {
  const router = inject(Router);
  const returnUrl = safeReturnUrl(url);
  const signIn = router.createUrlTree(['/auth/signin'], { queryParams: returnUrl === '/' ? {} : { returnUrl } });
  return settledSession().pipe(map(({ status }): boolean | UrlTree => status === 'signedIn' || signIn));
};

/** The sign-in page is not for those who are in. */
export const requireNoSession: CanActivateFn = (route) => {
  const router = inject(Router);
  const home = router.parseUrl(safeReturnUrl(route.queryParamMap.get('returnUrl')));
  return settledSession().pipe(map(({ status }): boolean | UrlTree => status !== 'signedIn' || home));
};

/** Only with the permission; else the page that names it is shown in place, with the address kept. */
export const requirePermission =
  (permission: Permission): CanActivateFn =>
  () => {
    const router = inject(Router);
    const forbidden = router.createUrlTree(['/forbidden'], { queryParams: { permission } });
    return settledSession().pipe(
      map(({ user }) => user?.permissions.includes(permission) || new RedirectCommand(forbidden, { skipLocationChange: true })),
    );
  };
