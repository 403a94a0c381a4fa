import type { Routes } from '@angular/router';
import { provideIcons } from '../icons/provide-icons';
import { requireNoSession } from '../session/session.guards';

/** The pages around a session, the same in both apps; what differs comes from `APP_IDENTITY`. Mount them at `/auth`. */
export const authRoutes: Routes = [
  {
    path: '',
    providers: [provideIcons()],
    loadComponent: async () => (await import('./auth-frame.component')).AuthFrame,
    children: [
      {
        path: 'signin',
        title: 'Sign in',
        canActivate: [requireNoSession],
        loadComponent: async () => (await import('./sign-in.page')).SignInPage,
      },
      {
        path: 'forgot-password',
        title: 'Forgot password',
        loadComponent: async () => (await import('./forgot-password.page')).ForgotPasswordPage,
      },
      {
        path: 'reset-password',
        title: 'Choose a new password',
        loadComponent: async () => (await import('./reset-password.page')).ResetPasswordPage,
      },
      { path: 'invitation', title: 'Invitation', loadComponent: async () => (await import('./invitation.page')).InvitationPage },
      { path: '**', redirectTo: 'signin' },
    ],
  },
];
