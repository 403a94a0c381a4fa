import { type ApplicationConfig, provideBrowserGlobalErrorListeners } from '@angular/core';
import { provideRouter, withComponentInputBinding, withPreloading } from '@angular/router';
import { type AppConfig, PreloadWhenIdle, provideSession } from '@hms/shared-ui/session';
import { provideRouterStore } from '@ngrx/router-store';
import { routes } from './app.routes';

export const appConfig = (config: AppConfig): ApplicationConfig => ({
  providers: [
    provideBrowserGlobalErrorListeners(),
    provideRouter(routes, withComponentInputBinding(), withPreloading(PreloadWhenIdle)),
    provideSession(config, { app: 'admin', appId: 'admin-dashboard', name: 'Hospital platform' }),
    provideRouterStore(),
  ],
});
