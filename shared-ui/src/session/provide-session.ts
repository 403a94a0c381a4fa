import { provideHttpClient, withInterceptors } from '@angular/common/http';
import { type EnvironmentProviders, ErrorHandler, inject, makeEnvironmentProviders, provideAppInitializer } from '@angular/core';
import { TitleStrategy } from '@angular/router';
import { provideEffects } from '@ngrx/effects';
import { routerReducer } from '@ngrx/router-store';
import { Store, provideState, provideStore } from '@ngrx/store';
import { APP_CONFIG, APP_IDENTITY, type AppConfig, type AppIdentity } from './app-config';
import { clearOnSignOut } from './clear-on-sign-out';
import { connectionInterceptor } from './connection.interceptor';
import { HmsTitleStrategy } from './hms-title.strategy';
import { idempotencyInterceptor } from './idempotency.interceptor';
import { problemInterceptor } from './problem.interceptor';
import { ProgramErrors } from './program-errors';
import { SessionActions } from './session.actions';
import * as sessionEffects from './session.effects';
import { sessionFeature } from './session.feature';
import { sessionInterceptor } from './session.interceptor';
import * as sessionMemoryEffects from './session-memory.effects';
import { endStartingScreen } from './starting-screen';
import * as sessionWatchEffects from './session-watch.effects';
import { drawPagesWhole } from './whole-pages';

/** The store, HTTP with its interceptors, the session and page titles: what both apps share. Restores the session on start. */
export const provideSession = (config: AppConfig, identity: AppIdentity): EnvironmentProviders =>
  makeEnvironmentProviders([
    { provide: APP_CONFIG, useValue: config },
    { provide: APP_IDENTITY, useValue: identity },
    { provide: ErrorHandler, useClass: ProgramErrors },
    { provide: TitleStrategy, useExisting: HmsTitleStrategy },
    provideHttpClient(withInterceptors([idempotencyInterceptor, sessionInterceptor, connectionInterceptor, problemInterceptor])),
    provideStore({ router: routerReducer }, { metaReducers: [clearOnSignOut] }),
    provideState(sessionFeature),
    provideEffects(sessionEffects, sessionMemoryEffects, sessionWatchEffects),
    provideAppInitializer(endStartingScreen),
    provideAppInitializer(drawPagesWhole),
    // Not awaited: pages wait in their guards, so the frame shows at once.
    provideAppInitializer(() => inject(Store).dispatch(SessionActions.started())),
  ]);
