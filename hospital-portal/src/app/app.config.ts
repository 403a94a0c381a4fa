import { type ApplicationConfig, provideBrowserGlobalErrorListeners } from '@angular/core';
import { provideRouter, withComponentInputBinding } from '@angular/router';
import { type AppConfig, providePagesAhead, provideSession } from '@hms/shared-ui/session';
import { provideRouterStore } from '@ngrx/router-store';
import { routes } from './app.routes';

export const appConfig = (config: AppConfig): ApplicationConfig => ({
  providers: [
    provideBrowserGlobalErrorListeners(),
    provideRouter(routes, withComponentInputBinding()),
    provideSession(config, { app: 'portal', appId: 'hospital-portal', name: 'Hospital portal' }),
    provideRouterStore(),
    providePagesAhead(),
  ],
});
